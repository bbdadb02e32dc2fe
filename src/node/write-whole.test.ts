import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "./write-whole.ts";

const freshFolder = () => mkdtempSync(join(tmpdir(), "sextant-whole-"));

test("a file is written whole, and what a killed process left of it is removed", () => {
  const folder = freshFolder();
  const path = join(folder, "a.json");
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const others = [`b.json.${dead}.part`, `a.json.${process.ppid}.part`];
  for (const part of [`a.json.${dead}.part`, ...others]) writeFileSync(join(folder, part), "");
  expect(writeWhole(path, "all")).toEqual({ ok: true, value: undefined });
  expect(readFileSync(path, "utf8")).toBe("all");
  expect(readdirSync(folder).sort()).toEqual(["a.json", ...others].sort());
});

test("a file that cannot take its place leaves nothing", () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "a.json", "full"), { recursive: true });
  expect(writeWhole(join(folder, "a.json"), "all")).toMatchObject({ ok: false });
  expect(readdirSync(folder)).toEqual(["a.json"]);
});
