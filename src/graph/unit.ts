import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** A product of powers of base units: `{ USD: 1, hour: -1 }`. The empty product is dimensionless. */
export type Unit = Readonly<Record<string, number>>;

/**
 * What is known about an expression's unit.
 *
 * `literal` is a bare number in the text: it takes the unit of what it is added to or compared
 * with, and is dimensionless in products. `unknown` comes from inputs without a unit and never
 * mismatches: a model without units is not checked.
 */
export type UnitKnowledge =
  | { readonly kind: "known"; readonly unit: Unit }
  | { readonly kind: "literal" }
  | { readonly kind: "unknown" };

/** A bare number. */
export const literal: UnitKnowledge = { kind: "literal" };

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
  "FLOP",
  "token",
  "Mtok",
  "s",
  "minute",
  "hour",
  "day",
  "month",
  "year",
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
  "chip",
  "server",
  "person",
  "user",
  "parameter",
  "model",
  "task",
  "step",
];

const POWER = /^([A-Za-z]+)(?:\^(-?\d{1,2}))?$/;

/**
 * Read a unit: `USD`, `FLOP/s`, `USD / (chip * hour)`, `W^2`, `1` or `dimensionless`.
 *
 * @returns the unit, or problem `unknown-unit` with `value` and `rule`
 */
export function readUnit(text: string): Outcome<Unit> {
  const compact = text.replace(/\s+/g, "");
  const wrong = fail("unknown-unit", { value: text, rule: baseUnits.join(", ") });
  if (compact === "1" || compact === "dimensionless") return succeed(dimensionless);
  const halves = compact.split("/");
  if (halves.length > 2 || compact === "") return wrong;
  const above = readProduct(halves[0] ?? "");
  const below = halves[1] === undefined ? dimensionless : readProduct(unwrap(halves[1]));
  if (!above || !below) return wrong;
  return succeed(multiplyUnits(above, powerOfUnit(below, -1)));
}

const unwrap = (text: string): string => /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;

function readProduct(text: string): Unit | undefined {
  let product = dimensionless;
  for (const factor of text.split("*")) {
    if (factor === "1") continue;
    const [, name = "", exponent = "1"] = POWER.exec(factor) ?? [];
    if (!baseUnits.includes(name)) return undefined;
    product = multiplyUnits(product, { [name]: Number(exponent) });
  }
  return product;
}

/** The product of two units. */
export function multiplyUnits(left: Unit, right: Unit): Unit {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  const powers = names.map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)] as const);
  return Object.fromEntries(powers.filter(([, power]) => power !== 0));
}

/** A unit to a power, which need not be whole. */
export const powerOfUnit = (unit: Unit, exponent: number): Unit =>
  Object.fromEntries(
    Object.entries(unit)
      .map(([name, power]) => [name, power * exponent] as const)
      .filter(([, power]) => power !== 0),
  );

/** Whether two units are the same product of powers. */
export const sameUnit = (left: Unit, right: Unit): boolean =>
  Object.keys(multiplyUnits(left, powerOfUnit(right, -1))).length === 0;

/** Whether a unit is the empty product. */
export const isDimensionless = (unit: Unit): boolean => Object.keys(unit).length === 0;

/** A unit as text that `readUnit` reads back (when its powers are whole). */
export function renderUnit(unit: Unit): string {
  const factor = ([name, power]: readonly [string, number]): string =>
    Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`;
  const above = Object.entries(unit).filter(([, power]) => power > 0);
  const below = Object.entries(unit).filter(([, power]) => power < 0);
  const numerator = above.length === 0 ? "1" : above.map(factor).join("*");
  if (below.length === 0) return numerator;
  const denominator = below.map(factor).join("*");
  return `${numerator}/${below.length > 1 ? `(${denominator})` : denominator}`;
}
