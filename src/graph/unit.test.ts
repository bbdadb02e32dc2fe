import fc from "fast-check";
import { expect, test } from "vitest";
import { baseUnits, multiplyUnits, powerOfUnit, readUnit, renderUnit, sameUnit } from "./unit.ts";
import { applyUnitRule } from "./unit-rules.ts";

const unit = (text: string) => {
  const outcome = readUnit(text);
  if (!outcome.ok) throw new Error(text);
  return outcome.value;
};
const known = (text: string) => ({ kind: "known", unit: unit(text) }) as const;

test("units read as products of powers", () => {
  expect(unit("USD / (chip * hour)")).toEqual({ USD: 1, chip: -1, hour: -1 });
  expect(unit("USD/chip/hour")).toEqual(unit("USD/(chip*hour)"));
  expect(unit("W^2/s^2")).toEqual({ W: 2, s: -2 });
  expect(unit("dimensionless")).toEqual({});
  expect(unit("1/s")).toEqual({ s: -1 });
});

test.each(["dollar", "USD/(hour", "", "USD^x", "USD//s", "toString"])("%j is no unit", (text) => {
  expect(readUnit(text)).toMatchObject({ ok: false, error: { code: "unknown-unit" } });
});

test("a rendered unit reads back as itself", () => {
  const power = fc.integer({ min: -3, max: 3 }).filter((value) => value !== 0);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...baseUnits), power), (random) => {
      expect(sameUnit(unit(renderUnit(random)), random)).toBe(true);
    }),
  );
});

test("FLOP divided by FLOP/s is seconds", () => {
  const seconds = multiplyUnits(unit("FLOP"), powerOfUnit(unit("FLOP/s"), -1));
  expect(renderUnit(seconds)).toBe("s");
  expect(applyUnitRule("quotient", [known("FLOP"), known("FLOP/s")], undefined)).toEqual(
    known("s"),
  );
});

test("adding USD to FLOP, or hours to seconds, does not fit", () => {
  expect(applyUnitRule("same", [known("USD"), known("FLOP")], undefined)).toEqual({
    left: "USD",
    right: "FLOP",
  });
  expect(applyUnitRule("compare", [known("hour"), known("s")], undefined)).toHaveProperty("left");
});

test("the square root of W^2 is W, and a power needs a constant exponent", () => {
  expect(applyUnitRule("root", [known("W^2")], undefined)).toEqual(known("W"));
  expect(applyUnitRule("power", [known("W"), { kind: "literal" }], 2)).toEqual(known("W^2"));
  expect(applyUnitRule("power", [known("W"), known("1")], undefined)).toHaveProperty("left");
});
