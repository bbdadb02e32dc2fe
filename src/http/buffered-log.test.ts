import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bufferedLog } from "./buffered-log.ts";
import type { LogEntry } from "./request-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const entry = (message: string, level: LogEntry["level"] = "info"): LogEntry => ({
  ...{ time: "2026-11-23T00:00:00.000Z", level, message },
});
const messages = (written: readonly string[]) =>
  written.map((lines) =>
    lines
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as LogEntry).message),
  );

test("lines of a moment are written together, in their order", () => {
  const written: string[] = [];
  const { log } = bufferedLog((lines) => written.push(lines));
  for (const message of ["a", "b", "c"]) log(entry(message));
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1000);
  log(entry("d"));
  vi.advanceTimersByTime(1000);
  expect(messages(written)).toEqual([["a", "b", "c"], ["d"]]);
});

test("an error is written at once, after what came before it", () => {
  const written: string[] = [];
  const { log } = bufferedLog((lines) => written.push(lines));
  log(entry("a"));
  log(entry("fault", "error"));
  expect(messages(written)).toEqual([["a", "fault"]]);
});

test("nothing is lost at the end, and little is held in a storm of requests", () => {
  const written: string[] = [];
  const { log, flush } = bufferedLog((lines) => written.push(lines));
  for (let i = 0; i < 1000; i++) log(entry(`${i} ${"x".repeat(100)}`));
  expect(written.length).toBeGreaterThan(1);
  flush();
  flush();
  expect(messages(written).flat()).toHaveLength(1000);
});
