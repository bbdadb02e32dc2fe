import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** A product of powers of base units: `{ USD: 1, hour: -1 }`. The empty product is dimensionless. */
export type Unit = Readonly<Record<string, number>>;

/**
 * What is known about an expression's unit.
 *
 * `literal` is a bare number in the text: it takes the unit of what it is added to or compared
 * with, and is dimensionless in products. `open` is a state that starts with a bare number, as long
 * as its months have not told its unit: nothing can be said of a product with it. `unknown` comes
 * from inputs without a unit and never mismatches: a model without units is not checked.
 */
export type UnitKnowledge =
  | { readonly kind: "known"; readonly unit: Unit }
  | { readonly kind: "literal" }
  | { readonly kind: "open" }
  | { readonly kind: "unknown" };

/** A bare number. */
export const literal: UnitKnowledge = { kind: "literal" };

/** Not known yet. */
export const openUnit: UnitKnowledge = { kind: "open" };

/** Nothing is known. */
export const unknownUnit: UnitKnowledge = { kind: "unknown" };

/** A known unit. */
export const known = (unit: Unit): UnitKnowledge => ({ kind: "known", unit });

/** No dimension. */
export const dimensionless: Unit = {};

/**
 * The base units. No conversion is implied: adding hours to seconds is a mismatch, as is adding
 * FLOP (a count) to FLOP/s (a rate).
 */
export const baseUnits: readonly string[] = [
  "USD",
  "EUR",
  "CNY",
  "GBP",
  "JPY",
  "FLOP",
  "token",
  "Mtok",
  "s",
  "minute",
  "hour",
  "day",
  "month",
  "year",
  "date",
  "W",
  "kW",
  "MW",
  "GW",
  "J",
  "kWh",
  "MWh",
  "TWh",
  "byte",
  "GB",
  "GiB",
  "chip",
  "server",
  "person",
  "user",
  "parameter",
  "model",
  "task",
  "step",
];

const POWER = /^([A-Za-z_]+)(?:\^(-?\d{1,2}))?$/;

/**
 * Read a unit: `USD`, `FLOP/s`, `USD / (chip * hour)`, `USD/chip/hour`, `W^2`, `1` or
 * `dimensionless`.
 *
 * @param own units that a model declares beside the base units
 * @returns the unit, or problem `unknown-unit` with `value` and `rule`
 */
export function readUnit(text: string, own: readonly string[] = []): Outcome<Unit> {
  const compact = text.replace(/\s+/g, "");
  const known = [...baseUnits, ...own];
  const wrong = fail("unknown-unit", { value: text, rule: known.join(", ") });
  if (compact === "1" || compact === "dimensionless") return succeed(dimensionless);
  const [above = "", ...below] = compact.split("/");
  let unit = readProduct(above, known);
  for (const part of below) {
    const divisor = readProduct(unwrap(part), known);
    unit = unit && divisor && multiplyUnits(unit, powerOfUnit(divisor, -1));
  }
  return unit && compact !== "" ? succeed(unit) : wrong;
}

const unwrap = (text: string): string => /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;

function readProduct(text: string, known: readonly string[]): Unit | undefined {
  let product = dimensionless;
  for (const factor of text.split("*")) {
    if (factor === "1") continue;
    const [, name = "", exponent = "1"] = POWER.exec(factor) ?? [];
    if (!known.includes(name)) return undefined;
    product = multiplyUnits(product, { [name]: Number(exponent) });
  }
  return product;
}

/** Powers differ when they do by more than what `0.1 + 0.2` is off; none below is meant. */
const SMALLEST_POWER = 1e-9;
const isPower = ([, power]: readonly [string, number]): boolean =>
  !(Math.abs(power) < SMALLEST_POWER);

/** The product of two units. */
export function multiplyUnits(left: Unit, right: Unit): Unit {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  const powers = names.map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)] as const);
  return Object.fromEntries(powers.filter(isPower));
}

/** The unit of a share that is written in percent: `1` for `%`, `1/year` for `%/year`. */
export function unitOfPercent(text: string): string | undefined {
  const [percent, below = ""] = /^\s*%\s*(\/.*)?$/.exec(text) ?? [];
  return percent === undefined ? undefined : `1${below}`;
}

/**
 * The unit of points in time, which are counted in days since 1970-01-01. Two of them have a
 * difference in days, and no sum or product.
 */
export const date: Unit = { date: 1 };

/** Days. */
export const days: Unit = { day: 1 };

/** What an output in percent has beside the unit of its share. */
export const percent: Unit = { "%": 1 };

/** A unit to a power, which need not be whole. */
export const powerOfUnit = (unit: Unit, exponent: number): Unit =>
  Object.fromEntries(
    Object.entries(unit)
      .map(([name, power]) => [name, power * exponent] as const)
      .filter(isPower),
  );

/** Whether two units are the same product of powers. */
export const sameUnit = (left: Unit, right: Unit): boolean =>
  Object.keys(multiplyUnits(left, powerOfUnit(right, -1))).length === 0;

/** Whether a unit is the empty product. */
export const isDimensionless = (unit: Unit): boolean => Object.keys(unit).length === 0;

/** A unit as text that `readUnit` reads back (when its powers are whole). */
export function renderUnit(unit: Unit): string {
  const factor = ([name, power]: readonly [string, number]): string =>
    Math.abs(power) === 1 ? name : `${name}^${Number(Math.abs(power).toPrecision(9))}`;
  const above = Object.entries(unit).filter(([, power]) => power > 0);
  const below = Object.entries(unit).filter(([, power]) => power < 0);
  const numerator = above.length === 0 ? "1" : above.map(factor).join("*");
  if (below.length === 0) return numerator;
  const denominator = below.map(factor).join("*");
  return `${numerator}/${below.length > 1 ? `(${denominator})` : denominator}`;
}
