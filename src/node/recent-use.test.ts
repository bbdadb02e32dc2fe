import { expect, test } from "vitest";
import { openRecentUse } from "./recent-use.ts";

test("half of what was used is forgotten in each half-life, and those who use nothing are", () => {
  let now = 0;
  const use = openRecentUse(60_000, () => now);
  use.add("a", 800);
  now = 60_000;
  use.add("a", 100);
  expect(use.of("a")).toBe(500);
  now = 180_000;
  expect(use.of("a")).toBe(125);
  expect(use.of("nobody")).toBe(0);
});
