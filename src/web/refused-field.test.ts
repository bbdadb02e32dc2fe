import { expect, test } from "vitest";
import { isRefused } from "./refused-field.ts";

test("a field is refused where the problem names it or a part of it", () => {
  const chips = { code: "invalid-input", facts: { field: "chips", rule: "> 0", value: "-5" } };
  expect(isRefused(chips, "chips", "-5")).toBe(true);
  expect(isRefused(chips, "tokens", "-5")).toBe(false);
  expect(isRefused(undefined, "chips", "-5")).toBe(false);
  const second = { code: "invalid-input", facts: { field: "levers.1", value: "x" } };
  expect(isRefused(second, "levers", "a,x")).toBe(true);
});

test("a field is refused where the problem quotes its text, but never an empty one", () => {
  const unknown = { code: "unknown-name", facts: { value: "nomodel" } };
  expect(isRefused(unknown, "model", "nomodel")).toBe(true);
  expect(isRefused(unknown, "hardware", "h100-sxm")).toBe(false);
  expect(isRefused({ code: "x", facts: { value: "" } }, "model", "")).toBe(false);
});
