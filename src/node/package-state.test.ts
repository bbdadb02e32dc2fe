import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { packageState, stateOf } from "./package-state.ts";

const root = mkdtempSync(join(tmpdir(), "sextant-state-"));
const at = (path: string) => join(root, path);
const state = () => stateOf(at("build"), at("code"), at("data"));
const write = (path: string, text: string, second = 1) => {
  writeFileSync(at(path), text);
  utimesSync(at(path), second, second);
};

beforeEach(() => {
  rmSync(root, { recursive: true });
  for (const folder of ["build", "code", "data/prices"]) {
    mkdirSync(at(folder), { recursive: true });
  }
  write("code/fit.ts", "a");
  write("data/prices/rows.csv", "1");
});
afterAll(() => rmSync(root, { recursive: true }));

describe("the state of the sources", () => {
  test.each([
    ["code", "code/fit.ts"],
    ["data", "data/prices/rows.csv"],
  ])("changes with %s, by content", (_, path) => {
    const before = state();
    write(path, "a2", 1);
    expect(state()).not.toBe(before);
  });

  test("does not change with times or tests", () => {
    const before = state();
    write("data/prices/rows.csv", "1", 2);
    write("code/fit.test.ts", "test");
    expect(state()).toBe(before);
  });

  test("is that of this package", () => {
    expect(packageState()).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the state of a build", () => {
  beforeEach(() => write("build/digest.txt", "built"));

  test("changes with the digest of the build", () => {
    const before = state();
    write("build/digest.txt", "again");
    expect(state()).not.toBe(before);
  });

  test("changes with data of another size or of another time", () => {
    const before = state();
    write("data/prices/rows.csv", "2", 2);
    const later = state();
    write("data/prices/rows.csv", "22", 2);
    expect(new Set([before, later, state()]).size).toBe(3);
  });

  test("changes with a dataset that comes, and does not read what stands", () => {
    const before = state();
    write("data/prices/rows.csv", "2", 1);
    expect(state()).toBe(before);
    write("data/prices/manifest.json", "{}");
    expect(state()).not.toBe(before);
  });
});
