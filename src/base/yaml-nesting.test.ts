import { describe, expect, test } from "vitest";
import { nestsTooDeepAt } from "./yaml-nesting.ts";

describe("a YAML text", () => {
  test.each([
    ["keys of keys", "? ".repeat(20_000)],
    ["lists on one line", `x:\n  ${"- ".repeat(20_000)}1`],
    ["brackets", "[".repeat(20_000)],
    ["closed brackets", `x: ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["braces", "{a: ".repeat(20_000)],
    ["indents", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["a second document", `a: 1\n---\n${"- ".repeat(500)}`],
  ])("that nests deep by %s is found out without parsing it", (_, text) => {
    expect(nestsTooDeepAt(text)).toBeGreaterThanOrEqual(0);
  });

  test.each([
    "",
    "a: [1, {b: [2]}]\nc:\n  - - 1\n",
    `a: ${"x - ".repeat(500)}y`,
    `# ${"[".repeat(500)}\na: "${"[".repeat(500)}"\n`,
    `${"-".repeat(500)}\n`,
    Array.from({ length: 500 }, (_, i) => `a${i}: 1`).join("\n"),
  ])("that is only long or full of signs is none (%#)", (text) => {
    expect(nestsTooDeepAt(text)).toBeUndefined();
  });
});
