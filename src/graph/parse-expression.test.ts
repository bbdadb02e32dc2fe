import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

const show = (expression: Expression): string => {
  if (expression.kind === "number") return String(expression.value);
  if (expression.kind === "name") return expression.name;
  if (expression.kind === "next") return `${expression.name}.next`;
  return `(${expression.name} ${expression.args.map(show).join(" ")})`;
};
const parsed = (text: string): string => {
  const outcome = parseExpression(text);
  return outcome.ok ? show(outcome.value) : outcome.error.code;
};

describe("an expression", () => {
  test.each([
    ["1 + 2 * 3", "(add 1 (mul 2 3))"],
    ["a - b - c", "(sub (sub a b) c)"],
    ["2 ^ 3 ^ 2", "(pow 2 (pow 3 2))"],
    ["-x ^ 2", "(neg (pow x 2))"],
    ["2 ^ -1", "(pow 2 -1)"],
    ["a / b * c", "(mul (div a b) c)"],
    ["not a > 1 and b or c", "(or (and (not (gt a 1)) b) c)"],
    ["-5 to 2 * 5", "(to -5 (mul 2 5))"],
    ["max(a, b.next, 1e6)", "(max a b.next 1000000)"],
    ["1_000_000 * .5", "(mul 1000000 0.5)"],
    ["if(a <= b, 1, -2)", "(if (le a b) 1 -2)"],
    ["normal()", "(normal )"],
    ["toString + constructor", "(add toString constructor)"],
  ])("%s reads as %s", (text, tree) => {
    expect(parsed(text)).toBe(tree);
  });

  test.each([
    ["", 1],
    ["1 +", 4],
    ["(1 + 2", 7],
    ["a b", 3],
    ["1 < 2 < 3", 7],
    ["f(1,)", 5],
    ["a $ b", 3],
    ["1e999", 1],
    ["to + 1", 1],
  ])("%j is refused at column %i", (text, column) => {
    expect(parseExpression(text)).toMatchObject({
      ok: false,
      error: { code: "bad-expression", facts: { line: 1, column } },
    });
  });

  test("positions count on from where the text stands, over line breaks", () => {
    const outcome = parseExpression("a +\n  ? b", { line: 7, column: 12 });
    expect(outcome).toMatchObject({ ok: false, error: { facts: { line: 8, column: 3 } } });
  });

  test("nesting and length have limits instead of a stack overflow", () => {
    expect(parsed("(".repeat(5000))).toBe("expression-too-deep");
    expect(parsed(`1${"+1".repeat(5000)}`)).toBe("expression-too-deep");
    expect(parsed("-".repeat(9000))).toBe("expression-too-deep");
    expect(parsed(`${"(1".repeat(900)}${"+1".repeat(900)}${")".repeat(900)}`)).not.toBe("ok");
    expect(parsed(" ".repeat(30_000))).toBe("expression-too-long");
  });

  test("any text gives a tree or a problem", () => {
    const piece = fc.constantFrom(
      ..."+-*/^()<>=!,.ab1e 9_\n".split(""),
      "to",
      " and ",
      "not ",
      "if(",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const outcome = parseExpression(pieces.join(""));
        expect(outcome.ok || outcome.error.code.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ["2025-01-01 to 2026-01-01", "looks-like-date", "date(2025-01-01) | 2025 - 01 - 01"],
  ["1 + 007", "leading-zero", "7"],
  ["¥5 to ¥10", "write-instead", "5, unit: CNY | JPY"],
  ["1,000 to 2,000", "write-instead", "1000"],
])("%s is refused with what to write", (text, code, known) => {
  const read = parseExpression(text);
  expect(read.ok ? {} : read.error).toMatchObject({ code, facts: { known } });
});

test.each([
  ["5k", 5000],
  ["2.5M", 2.5e6],
  ["1.1B", 1.1e9],
  ["3T", 3e12],
  ["1_000_000", 1e6],
  ["1e6", 1e6],
  ["5 %", 0.05],
  ["0.1%", 0.001],
  ["1e3%", 10],
  ["$2.50", 2.5],
  ["€5k", 5000],
])("%s is the nearest number to what it says", (text, value) => {
  const read = parseExpression(text);
  expect(read.ok && read.value).toMatchObject({ kind: "number", value });
});

test("arguments may have names, with = or a colon", () => {
  const read = parseExpression("f(1, mean=5k, sd: 2)");
  expect(read.ok && read.value).toMatchObject({
    args: [{ value: 1 }],
    named: [
      { name: "mean", value: { value: 5000 } },
      { name: "sd", value: { value: 2 } },
    ],
  });
});

test.each(["f(a=1, 2)", "f(a=1, a=2)", "5kg", "5x", "a = 1"])("%s is refused", (text) => {
  expect(parseExpression(text).ok).toBe(false);
});

test.each(["1e-05 + 2", "2025 - 1 - 1", "max(1,200)", "x_01 + 0.5", "0", "10 - 5", "a - 20"])(
  "%s is read",
  (text) => {
    expect(parseExpression(text).ok).toBe(true);
  },
);
