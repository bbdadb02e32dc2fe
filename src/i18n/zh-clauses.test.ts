import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isParsed, parseYaml } from "../base/yaml-document.ts";
import { packageRoot } from "../node/package-root.ts";
import { clauseInChinese } from "./zh-clauses.ts";

/** The clauses that the rooms of files, models and beliefs put into a rule, as their code has them. */
const said = ["files", "graph", "engine"].flatMap((room) =>
  readdirSync(join(packageRoot, "src", room))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const code = readFileSync(join(packageRoot, "src", room, name), "utf8");
      const clause = /(?:\brule: |\bwords: |\brule = |refuse\([^"`]*, |broken\([^"`]*, )"([^"]+)"/g;
      return [...code.matchAll(clause)].map((match) => match[1] as string);
    }),
);

test("every clause of a rule is told in Chinese", () => {
  expect(said.length).toBeGreaterThan(25);
  const plain = said.filter((clause) => !clause.startsWith("rule.") && !/^\w+\(/.test(clause));
  expect(
    plain.filter((clause) => /[a-z]{4}/.test(clause) && clauseInChinese(clause) === clause),
  ).toEqual([]);
});

test.each([
  ["expected )", "此处应为 )"],
  ["log-deviation must be above 0", "log-deviation 必须大于 0"],
  ["must have 3 values", "必须有 3 个值"],
  ["beta(a, b)", "beta(a, b)"],
])("%s is %s", (clause, chinese) => {
  expect(clauseInChinese(clause)).toBe(chinese);
});

test.each([
  "a: [1, 2\nb: 3",
  "a: {b: 1",
  "a: 1\n b: 2",
  "a: b: 1",
  "\ta: 1",
  "a: 1\na: 2",
  'a: "x',
  "a: 'x",
  "a: @x",
  "a: `x",
  "a: *b",
  "a: &\nb: 1",
  "a: !x!y 1",
  "a: 1\n---\nb: 2",
  "- 1\n2",
  "a: [1 2, ]]",
  'a: "\\q"',
  "? a\n: b\n  c",
  "%YAML 3\na",
  "a: |x\n  b",
  "a: [b: 1, ,]",
  "a: &x &y 1",
  "a\nb: 1",
  "{a: 1, b}}",
])("what the parser of YAML says of %j is told in Chinese", (text) => {
  const parsed = parseYaml(text);
  if (isParsed(parsed)) return;
  // Names of signs and tokens are as YAML has them.
  expect(clauseInChinese(parsed.rule)).toMatch(/[\u4e00-\u9fff]/);
});
