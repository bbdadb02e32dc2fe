import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { releaseLock, tryLock } from "./lock-file.ts";
import { isRunning, ownProcess } from "./process-name.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "log");
const isOnLinux = existsSync("/proc/self/stat");

/** Whether a lock with some text can be taken over. */
function isTakenOver(text: string): boolean {
  writeFileSync(`${path}.lock`, text);
  const taken = tryLock(path);
  releaseLock(path);
  return taken;
}

describe("a lock", () => {
  test("of a process that runs is its own, until it lets others write", () => {
    expect(tryLock(path)).toBe(true);
    expect(tryLock(path)).toBe(false);
    releaseLock(path);
    expect(tryLock(path)).toBe(true);
    releaseLock(path);
    expect(isTakenOver(ownProcess())).toBe(false);
    expect(isTakenOver(String(process.pid))).toBe(false);
  });

  test("of a process whose number another has by now is taken over", ({ skip }) => {
    skip(!isOnLinux, "not run: no /proc");
    expect(isTakenOver(`${process.pid}-1`)).toBe(true);
  });

  test.for(["", "0", "-1", "half"])("that names no process is nobody's: '%s'", (text) => {
    expect(isTakenOver(text)).toBe(true);
  });

  test("of a process that was killed is taken over before its parent has heard of it", async ({
    skip,
  }) => {
    skip(!isOnLinux, "not run: no /proc");
    // The shell becomes a program that never asks what became of its child.
    const idle = `"${process.execPath}" -e "setInterval(() => {}, 1e6)"`;
    const parent = spawn("sh", ["-c", `${idle} & echo $!; exec ${idle}`]);
    const [said] = await once(parent.stdout, "data");
    const pid = Number(String(said));
    while (readFileSync(`/proc/${parent.pid}/comm`, "utf8").trim() === "sh") await pause(5);
    process.kill(pid, "SIGKILL");
    const state = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0];
    while (state() !== "Z") await pause(5);
    expect(isRunning(String(pid))).toBe(false);
    expect(isTakenOver(String(pid))).toBe(true);
    parent.kill("SIGKILL");
  });
});
