import { expect, test } from "vitest";
import { openAnswerCache } from "./answer-cache.ts";

test("a full cache forgets what was not asked for longest", () => {
  const cache = openAnswerCache<string>(100);
  for (const key of ["a", "b", "c", "d"]) cache.set(key, key.toUpperCase(), 25);
  expect(cache.get("a")).toBe("A");
  cache.set("e", "E", 25);
  expect(["a", "b", "c", "d", "e"].map((key) => cache.get(key))).toEqual([
    "A",
    undefined,
    "C",
    "D",
    "E",
  ]);
  expect(cache.size()).toBe(100);
});

test("an answer larger than a quarter of the cache is not kept", () => {
  const cache = openAnswerCache<string>(100);
  cache.set("large", "x", 26);
  expect(cache.get("large")).toBeUndefined();
  expect(cache.size()).toBe(0);
});

test("a value set again counts once", () => {
  const cache = openAnswerCache<string>(100);
  cache.set("a", "1", 20);
  cache.set("a", "2", 10);
  expect([cache.get("a"), cache.size()]).toEqual(["2", 10]);
});

test("an answer of no bytes is kept too", () => {
  const cache = openAnswerCache<string>(100);
  cache.set("empty", "nothing", 0);
  expect(cache.get("empty")).toBe("nothing");
});
