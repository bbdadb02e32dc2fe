import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { releaseLock, tryLock } from "./lock-file.ts";
import { partOf, removeStaleParts } from "./parts.ts";
import { isRunning, ownProcess } from "./process-name.ts";

const freshFolder = () => mkdtempSync(join(tmpdir(), "sextant-parts-"));
/** Only Linux tells when a process began. */
const tells = process.platform === "linux";

test("parts of a dead process go, and that of a live one stays", () => {
  const folder = freshFolder();
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const own = partOf("a");
  for (const part of [own, `a.${dead}.part`, `a.${dead}-7.part`, `b.${dead}.part`])
    writeFileSync(join(folder, part), "");
  removeStaleParts(folder, (name) => name === "a");
  expect(readdirSync(folder).sort()).toEqual([own, `b.${dead}.part`].sort());
});

test.runIf(tells)("a part goes whose process is dead and its number another's", () => {
  const folder = freshFolder();
  const reused = `a.${process.pid}-1.part`;
  writeFileSync(join(folder, reused), "");
  removeStaleParts(folder, (name) => name === "a");
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(tells)("a lock is taken over whose process is dead and its number another's", () => {
  const path = join(freshFolder(), "log");
  writeFileSync(`${path}.lock`, `${process.pid}-1`);
  expect(tryLock(path)).toBe(true);
  expect(tryLock(path)).toBe(false);
  releaseLock(path);
  expect(tryLock(path)).toBe(true);
});

test("a process is told from one that is dead or has ended and is still listed", async () => {
  expect(isRunning(ownProcess())).toBe(true);
  expect(isRunning(String(spawnSync(process.execPath, ["--version"]).pid))).toBe(false);
  expect(isRunning("")).toBe(false);
});

test.runIf(tells)(
  "a process that has ended and that nobody has asked about has ended",
  async () => {
    // The shell is replaced by one that never asks about its child.
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 600"]);
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    await expect.poll(() => isRunning(String(said).trim())).toBe(false);
    parent.kill("SIGKILL");
  },
);
