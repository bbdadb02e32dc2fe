import { expect, test } from "vitest";
import { servingDefaults } from "./serving-defaults.ts";

test("the defaults are those of DeepSeek's published day, rounded", () => {
  // 608 billion input tokens, 342 of them cached, for 168 billion output tokens.
  expect(608 / 168).toBeCloseTo(3.619, 3);
  expect(servingDefaults.prompt).toBe(4300);
  expect(servingDefaults.cached).toBe(0.56);
  expect(servingDefaults.timePerToken).toBe(0.05);
});
