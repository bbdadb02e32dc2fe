import { expect, test } from "vitest";
import { z } from "zod";
import { describeProblem, isMessageKey } from "../i18n/translate.ts";
import { readYaml } from "./read-yaml.ts";

const schema = z.object({ runs: z.array(z.object({ date: z.iso.date(), cost: z.number() })) });
const read = (text: string) => readYaml(new Map([["runs.yml", text]]), "runs.yml", schema);
const good = "runs:\n  - date: 2024-12-21\n    cost: 0.5\n";

test("a date stays the text that was written", () => {
  expect(read(good)).toEqual({ ok: true, value: { runs: [{ date: "2024-12-21", cost: 0.5 }] } });
});

test("a byte order mark and carriage returns do no harm", () => {
  expect(read(`\uFEFF${good.replaceAll("\n", "\r\n")}`)).toEqual(read(good));
});

test("a corrupt number is refused with file, place, rule and value", () => {
  expect(read(good.replace("0.5", "half"))).toEqual({
    ok: false,
    error: {
      code: "bad-yaml-field",
      facts: {
        file: "runs.yml",
        row: "runs.0",
        line: 3,
        column: "cost",
        rule: "rule.type.number",
        value: '"half"',
      },
    },
  });
});

test("a missing field is refused as absent, at the line of its record", () => {
  expect(read("# Costs\n\nruns:\n  - date: 2024-12-21\n")).toMatchObject({
    ok: false,
    error: { facts: { row: "runs.0", line: 4, column: "cost", value: "value.absent" } },
  });
});

test("a misspelt field is refused by its name and at its line", () => {
  const runs = z.object({ runs: z.array(z.strictObject({ cost: z.number().optional() })) });
  expect(readYaml(new Map([["runs.yml", "runs:\n  - cots: 1\n"]]), "runs.yml", runs)).toEqual({
    ok: false,
    error: {
      code: "bad-yaml-field",
      facts: {
        file: "runs.yml",
        row: "runs.0",
        line: 2,
        column: "cots",
        rule: "rule.unknown-field",
        value: "1",
      },
    },
  });
});

test("a page of HTML, a broken text and an absent file are refused by name", () => {
  const code = (text: string) => {
    const outcome = read(text);
    return outcome.ok ? "" : outcome.error.code;
  };
  expect(code("<!DOCTYPE html>")).toBe("html-not-yaml");
  expect(code("runs: [1, 2")).toBe("not-yaml");
  expect(readYaml(new Map(), "runs.yml", schema)).toMatchObject({
    ok: false,
    error: { code: "missing-file", facts: { file: "runs.yml" } },
  });
});

test.each(["html-not-yaml", "not-yaml", "bad-yaml-field"])("problem %s has words", (code) => {
  expect(isMessageKey(`problem.${code}`)).toBe(true);
});

test("a broken text is refused at its line, with what breaks it", () => {
  const broken = (text: string) => {
    const outcome = read(text);
    return outcome.ok ? {} : outcome.error.facts;
  };
  expect(broken("runs:\n  - cost: [1\n  - cost: 2\n")).toMatchObject({ file: "runs.yml", line: 3 });
  expect(broken("runs: 1\n\tx: 2\n")).toMatchObject({
    line: 2,
    rule: expect.stringMatching(/tab/i),
  });
  expect(broken("runs: *gone\n")).toMatchObject({ line: 1, rule: expect.stringMatching(/alias/i) });
});

test("what a person reads of a missing field is in their language", () => {
  const missing = read("runs:\n  - date: 2024-12-21\n");
  if (missing.ok) throw new Error("read");
  expect(describeProblem("zh", missing.error)).toBe(
    "runs.yml，runs.0 处，第 2 行，cost 列: 必须是数字；所给为 空缺",
  );
  expect(describeProblem("en", missing.error)).toContain("; got nothing");
});
