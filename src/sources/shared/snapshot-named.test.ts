import { expect, test } from "vitest";
import { snapshotNamed } from "./snapshot-named.ts";

test.each([
  ["table.csv (copy, 2026-01-16)", "2026-01-16"],
  ["index.html, snapshot 2026-08)", "2026-08-31"],
  ["page read", "2026-11-23"],
])("%s is of %s", (text, day) => {
  expect(snapshotNamed(text, "2026-11-23")).toBe(day);
});
