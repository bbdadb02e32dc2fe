import { expect, test } from "vitest";
import { drawnValue, reachedInterval } from "./reached-interval.ts";

const worlds = 100;

test("has no width when every value is certain", () => {
  const candidates = [
    { date: "2024-01-01", valueIn: () => 1 },
    { date: "2024-06-01", valueIn: () => 2 },
  ];
  expect(reachedInterval(candidates, worlds, () => 2, 0.9)).toEqual({
    lower: "2024-06-01",
    upper: "2024-06-01",
  });
});

test("reaches back to a model that stands above the level in a fifth of the worlds", () => {
  const early = Float64Array.from({ length: worlds }, (_, world) => (world < 20 ? 3 : 1));
  const candidates = [
    { date: "2024-01-01", valueIn: drawnValue(early) },
    { date: "2024-06-01", valueIn: () => 2 },
  ];
  expect(reachedInterval(candidates, worlds, () => 2, 0.9).lower).toBe("2024-01-01");
  // In fewer worlds than lie below the interval it does not count.
  expect(reachedInterval(candidates, worlds, () => 2, 0.5).lower).toBe("2024-06-01");
});

test("has no upper end where the level is not reached in many worlds", () => {
  const level = (world: number) => (world % 2 === 0 ? 1 : 9);
  const candidates = [{ date: "2024-01-01", valueIn: () => 2 }];
  expect(reachedInterval(candidates, worlds, level, 0.9)).toEqual({
    lower: "2024-01-01",
    upper: undefined,
  });
});
