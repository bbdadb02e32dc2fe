import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

test.each([
  ["4.99E+9", 4.99e9],
  ["2.1e+25", 2.1e25],
  ["$1,234,567", 1_234_567],
  ["$1,234.50", 1234.5],
  ["31.4%", 31.4],
  [" 42 ", 42],
  ["-0.5", -0.5],
  [".5", 0.5],
  ["7.", 7],
  ["0.0", 0],
])("%s is a number", (text, value) => {
  expect(readNumber(text)).toEqual({ ok: true, value });
});

test.each(["", "  ", "inf", "-Infinity", "NaN", "n/a"])("%j means not known", (text) => {
  expect(readNumber(text)).toEqual({ ok: true, value: undefined });
});

test.each(["12,34", "1.2.3", "about 5", "5 M", "$", "-", "1e", "0x10", "1e999"])(
  "%j is refused with its value",
  (value) => {
    expect(readNumber(value)).toEqual({
      ok: false,
      error: { code: "bad-cell", facts: { rule: "a number", value } },
    });
  },
);

test("any finite number comes back from its own text", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = readNumber(String(value));
      // Minus zero prints as zero.
      expect(read.ok && read.value).toBe(value === 0 ? 0 : value);
    }),
  );
});
