import { expect, test } from "vitest";
import { z } from "zod";
import { isMessageKey } from "../i18n/translate.ts";
import { readJson } from "./read-json.ts";

const schema = z.object({ runs: z.array(z.object({ cost: z.number() })) });
const read = (text: string) => readJson(new Map([["runs.json", text]]), "runs.json", schema);
const good = '{ "runs": [{ "cost": 0.5 }] }';

test("a byte order mark does no harm", () => {
  expect(read(`\uFEFF${good}`)).toEqual({ ok: true, value: { runs: [{ cost: 0.5 }] } });
});

test("a corrupt number is refused with file, place, rule and value", () => {
  expect(read(good.replace("0.5", '"half"'))).toEqual({
    ok: false,
    error: {
      code: "bad-json",
      facts: {
        file: "runs.json",
        row: "runs.0",
        column: "cost",
        rule: "rule.type.number",
        value: '"half"',
      },
    },
  });
});

test.each([
  ["a page of HTML", "<!DOCTYPE html>", "html-not-json"],
  ["a broken text", "{ runs", "not-json"],
])("%s is refused by name", (_, text, code) => {
  expect(read(text)).toEqual({ ok: false, error: { code, facts: { file: "runs.json" } } });
});

test.each(["html-not-json", "not-json", "bad-json"])("problem %s has words", (code) => {
  expect(isMessageKey(`problem.${code}`)).toBe(true);
});
