import { describe, expect, test } from "vitest";
import { isParsed, parseYaml } from "./yaml-document.ts";

const faultOf = (text: string) => {
  const result = parseYaml(text);
  return isParsed(result) ? undefined : result;
};

describe("a YAML text", () => {
  test.each([
    ["keys of keys", "? ".repeat(20_000)],
    ["lists on one line", `x:\n  ${"- ".repeat(20_000)}1`],
    ["closed brackets", `x: ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["indents", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
  ])("that nests deep by %s is refused before it is parsed", (_, text) => {
    expect(faultOf(text)).toMatchObject({ kind: "too-deep" });
  });

  test.each([
    ["brackets", "[".repeat(20_000)],
    ["braces", "{a: ".repeat(20_000)],
    ["a second document", `a: 1\n---\n${"- ".repeat(500)}`],
  ])("that nests deep and never ends, by %s, is refused", (_, text) => {
    expect(faultOf(text)).toBeDefined();
  });

  test.each([
    "",
    "a: [1, {b: [2]}]\nc:\n  - - 1\n",
    `a: ${"x - ".repeat(500)}y`,
    `# ${"[".repeat(500)}\na: "${"[".repeat(500)}"\n`,
    `${"-".repeat(500)}\n`,
    Array.from({ length: 500 }, (_, i) => `a${i}: 1`).join("\n"),
  ])("that is only long or full of signs is none of those (%#)", (text) => {
    expect(faultOf(text)).toBeUndefined();
  });

  // Each took minutes when every fault was described; the runner's own patience is the limit.
  test.each([
    ["lists after lists", "[] ".repeat(40_000), 3],
    ["anchors", "&a ".repeat(80_000), 3],
    ["a megabyte of quotes", '"'.repeat(1_000_000), 2],
  ])("is read as far as its first fault: %s", (_, text, offset) => {
    expect(faultOf(text)).toMatchObject({ kind: "syntax", offset });
  });

  test("with forty thousand keys is read, and a key that stands twice is found", () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`);
    expect(faultOf(`{${keys.join(", ")}}`)).toBeUndefined();
    expect(faultOf(`{${[...keys, "k7: 2"].join(", ")}}`)).toMatchObject({
      rule: "Map keys must be unique",
    });
  });
});
