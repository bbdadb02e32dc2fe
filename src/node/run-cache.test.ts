import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Run } from "../operations/contract/run-operation.ts";
import { cacheFolder, openRunCache } from "./run-cache.ts";

const run = {
  envelope: {
    ...{ operation: "trend", version: "1", asOf: "2025-01-01", dataDigest: "d", seed: null },
    ...{ lang: "en", result: { growth: 0.1 + 0.2 }, sources: [], notes: ["\nover two lines"] },
  },
  document: [{ kind: "title", text: "a" }],
  met: true,
  damage: [],
} as const satisfies Run;

const freshFolder = () => mkdtempSync(join(tmpdir(), "sextant-cache-"));
const question = ["trend", { id: "capability", asOf: "2025-01-01" }, "en"];

describe("answers kept on disk", () => {
  test("come back bit for bit, whatever the order of the fields of the question", () => {
    const folder = join(freshFolder(), "made", "when", "needed");
    const cache = openRunCache(folder, () => "state");
    expect(cache.recall(question)).toBeUndefined();
    cache.keep(question, run);
    const again = openRunCache(folder, () => "state");
    expect(again.recall(question)).toEqual(run);
    expect(again.recall(["trend", { asOf: "2025-01-01", id: "capability" }, "en"])).toEqual(run);
    expect(again.recall(["trend", { id: "capability" }, "en"])).toBeUndefined();
  });

  test("are not those of other data or other code", () => {
    const folder = freshFolder();
    openRunCache(folder, () => "before").keep(question, run);
    expect(openRunCache(folder, () => "after").recall(question)).toBeUndefined();
  });

  test("count as absent when a file is damaged, and are kept anew", () => {
    const folder = freshFolder();
    const cache = openRunCache(folder, () => "state");
    cache.keep(question, run);
    const [name] = readdirSync(folder).filter((each) => each.endsWith(".json"));
    const file = join(folder, name as string);
    for (const damage of ["", "{", readFileSync(file, "utf8").replace("0.3", "0.4")]) {
      writeFileSync(file, damage);
      expect(cache.recall(question)).toBeUndefined();
      cache.keep(question, run);
      expect(cache.recall(question)).toEqual(run);
    }
  });

  test("are given up where the folder cannot be written", () => {
    const file = join(freshFolder(), "a-file");
    writeFileSync(file, "");
    const cache = openRunCache(join(file, "below"), () => "state");
    cache.keep(question, run);
    expect(cache.recall(question)).toBeUndefined();
  });

  test("stay few", () => {
    const folder = freshFolder();
    const cache = openRunCache(folder, () => "state");
    for (let index = 0; index < 205; index++) cache.keep([index], run);
    expect(readdirSync(folder).filter((name) => name.endsWith(".json")).length).toBe(105);
    expect(cache.recall([204])).toEqual(run);
  });

  test("are not kept among files of others, none of which is deleted", () => {
    const folder = freshFolder();
    const names = Array.from({ length: 250 }, (_, index) => `letter-${index}.json`);
    for (const name of names) writeFileSync(join(folder, name), "mine");
    const cache = openRunCache(folder, () => "state");
    cache.keep(question, run);
    expect(cache.recall(question)).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  test("leave alone what came into their folder later", () => {
    const folder = freshFolder();
    const cache = openRunCache(folder, () => "state");
    for (let index = 0; index < 150; index++) cache.keep([index], run);
    const names = Array.from({ length: 250 }, (_, index) => `letter-${index}.json`);
    for (const name of names) writeFileSync(join(folder, name), "mine");
    for (let index = 150; index < 250; index++) cache.keep([index], run);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(names));
  });

  test("leave no parts: not of a killed process, and not where a part cannot take its place", () => {
    const folder = freshFolder();
    const cache = openRunCache(folder, () => "state");
    cache.keep(question, run);
    const [name = ""] = readdirSync(folder).filter((each) => each.endsWith(".json"));
    const { pid: dead } = spawnSync(process.execPath, ["--version"]);
    const others = [`${name}.${process.ppid}.part`, `letter.json.${dead}.part`];
    for (const part of [`${name}.${dead}.part`, ...others]) writeFileSync(join(folder, part), "");
    rmSync(join(folder, name));
    mkdirSync(join(folder, name, "full"), { recursive: true });
    openRunCache(folder, () => "state").keep(question, run);
    expect(
      readdirSync(folder)
        .filter((each) => each.endsWith(".part"))
        .sort(),
    ).toEqual(others.sort());
  });
});

test("the folder is that of the user, another, or none", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: "/c" })).toBe(join("/c", "sextant"));
  expect(cacheFolder({ SEXTANT_CACHE: "/own", XDG_CACHE_HOME: "/c" })).toBe("/own");
  expect(cacheFolder({ SEXTANT_CACHE: "off" })).toBeUndefined();
  expect(cacheFolder({ XDG_CACHE_HOME: "c" })).toMatch(/\.cache.sextant$/);
  expect(cacheFolder({})).toMatch(/\.cache.sextant$/);
});
