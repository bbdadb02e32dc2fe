import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Parameter } from "../operations/contract/parameters.ts";
import { readInputs } from "./read-inputs.ts";
import { readWithin } from "./read-within.ts";

const freshFolder = () => mkdtempSync(join(tmpdir(), "sextant-inputs-"));
const parameter = (kind: Parameter["kind"]): Parameter => ({
  ...{ name: "it", label: "it", kind, many: false, required: false, choices: [], description: "" },
});
const read = (kind: Parameter["kind"], it: string) => {
  const outcome = readInputs({ it }, [parameter(kind)]);
  return outcome.ok ? outcome.value["it"] : outcome.error.code;
};

test("a file is read, and a folder with all below it in order", () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "b", "c.csv"), "c");
  writeFileSync(join(folder, "a.csv"), "a");
  expect(read("file", join(folder, "a.csv"))).toBe("a");
  expect(Object.values(read("folder", folder) as object)).toEqual(["a", "c"]);
});

test("what is no file, or has no end, is refused", () => {
  expect(read("file", freshFolder())).toBe("file-not-readable");
  expect(read("file", join(freshFolder(), "none"))).toBe("file-not-readable");
  expect(read("file", "/dev/zero")).toBe("file-too-large");
  expect(read("file", "/dev/null")).toBe("");
  expect(read("folder", join(freshFolder(), "none"))).toBe("folder-not-readable");
});

test("a folder of very many files is refused before they are read", () => {
  expect(read("folder", "/proc")).toMatch(/^folder-(too-large|not-readable)$/);
});

test("a pipe is read to its end, and given up when nobody writes to it", async ({ skip }) => {
  const pipe = join(freshFolder(), "pipe");
  skip(spawnSync("mkfifo", [pipe]).status !== 0, "not run: no mkfifo on the search path");
  expect(readWithin(pipe, 1000, 60)).toMatchObject({ ok: false, error: { code: "file-silent" } });
  const script = `sleep 0.1; { echo one; sleep 0.1; echo two; } > '${pipe}'`;
  const writer = spawn("sh", ["-c", script], { stdio: "ignore" });
  const found = readWithin(pipe, 1000);
  expect(found.ok && found.value.toString()).toBe("one\ntwo\n");
  await new Promise((resolve) => writer.once("exit", resolve));
});
