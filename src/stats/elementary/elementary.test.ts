import { describe, expect, test } from "vitest";
import { asinh } from "./asinh.ts";
import { cosPi } from "./cos-pi.ts";
import { powerOfTwo } from "./double-bits.ts";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";
import fixture from "./fixtures/elementary.json" with { type: "json" };
import { ln } from "./ln.ts";
import { log1p } from "./log1p.ts";
import { log2 } from "./log2.ts";
import { log10 } from "./log10.ts";
import { normalOfWords, normalQuantile } from "./normal-quantile.ts";
import { pow } from "./pow.ts";
import { sinh } from "./sinh.ts";

/** The distance to the next double of the same exponent. */
const ulpOf = (x: number): number =>
  Math.max(2 ** (Math.floor(Math.log2(Math.abs(x))) - 52), 2 ** -1074);

/** Error in units of the last place against a value given as high + low. */
const errorUlp = (got: number, high: number, low: number): number =>
  Math.abs(got - high - low) / ulpOf(high);

const worst = (errors: readonly number[]): number => Math.max(...errors);

describe("elementary functions with fixed bits", () => {
  /** The bound of the doc comment of each; a logarithm of exactly 1 has no unit to count in. */
  const bounds = [
    { name: "exp", evaluate: exp, bound: 1.1 },
    { name: "ln", evaluate: ln, bound: 1.5 },
    { name: "log10", evaluate: log10, bound: 0.51 },
    { name: "log2", evaluate: log2, bound: 0.51 },
    { name: "log1p", evaluate: log1p, bound: 0.6 },
    { name: "expm1", evaluate: expm1, bound: 1.6 },
    { name: "sinh", evaluate: sinh, bound: 2.5 },
    { name: "asinh", evaluate: asinh, bound: 2 },
    { name: "cosPi", evaluate: cosPi, bound: 2 },
  ] as const;

  test.each(bounds)("$name is within $bound ulp", ({ name, evaluate, bound }) => {
    const errors = fixture[name].map(([x = 0, high = 0, low = 0]) =>
      high === 0 ? Math.abs(evaluate(x)) : errorUlp(evaluate(x), high, low),
    );
    expect(worst(errors)).toBeLessThan(bound);
  });

  test("pow is within 0.6 ulp however large the exponent", () => {
    const errors = fixture.pow.map(([x = 0, y = 0, high = 0, low = 0]) =>
      errorUlp(pow(x, y), high, low),
    );
    expect(worst(errors)).toBeLessThan(0.6);
  });

  test("logarithms of whole powers of their base are whole", () => {
    for (let n = -300; n <= 300; n++) expect(log10(Number(`1e${n}`))).toBe(n);
    for (let n = -1074; n <= 1023; n++) expect(log2(powerOfTwo(n))).toBe(n);
  });

  test("cosines of quarter turns are exact", () => {
    expect([0, 0.5, 1, 1.5, 2, -1, 7.5].map((x) => cosPi(x) + 0)).toEqual([1, 0, -1, 0, 1, -1, 0]);
  });

  test("a power that a double can hold is exact", () => {
    for (let n = 0; n <= 22; n++) expect(pow(10, n)).toBe(Number(`1e${n}`));
    for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(powerOfTwo(n));
    expect([pow(3, 20), pow(0.25, -1.5), pow(-2, 3), pow(1e-310 * 1e10, 1)]).toEqual([
      3486784401,
      8,
      -8,
      1e-310 * 1e10,
    ]);
  });

  test("the normal quantile is within 1e-10 down to tails of 2⁻⁶⁴", () => {
    const errors = fixture.normalQuantile.map(([p = 0, high = 0]) =>
      Math.abs(normalQuantile(p) - high),
    );
    expect(worst(errors)).toBeLessThan(1e-10);
  });

  test("the normal quantile is exactly odd around one half", () => {
    for (const [p = 0] of fixture.normalQuantile) {
      if (p > 2 ** -50) expect(normalQuantile(1 - p)).toBe(-normalQuantile(1 - (1 - p)) + 0);
    }
  });

  test("64 random bits give normal numbers out to tails of 2⁻⁶⁴, both alike", () => {
    const most = 2 ** 32 - 1;
    // Φ⁻¹(2⁻⁶⁴) and Φ⁻¹(2⁻³³ + 2⁻⁶⁴), from mpmath.
    expect(normalOfWords(0, 0)).toBeCloseTo(-9.08015512487361, 9);
    expect(normalOfWords(0, 2 ** 31)).toBeCloseTo(-6.33795775448202, 9);
    for (const [high, low] of [
      [0, 0],
      [0, 2 ** 31],
      [7, 12345],
      [2 ** 31 - 1, 0],
    ] as const) {
      expect(normalOfWords(most - high, most - low)).toBe(-normalOfWords(high, low));
      const p = (high * 2 ** 32 + ((low | 1) >>> 0)) / 2 ** 64;
      expect(normalOfWords(high, low)).toBe(normalQuantile(p));
    }
  });

  test("what has no finite answer follows IEEE 754", () => {
    expect([exp(710), exp(-746), exp(Infinity), exp(-Infinity)]).toEqual([
      Infinity,
      0,
      Infinity,
      0,
    ]);
    expect([exp(Number.NaN), ln(Number.NaN), ln(-1)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect([ln(0), ln(-0), ln(Infinity), ln(1)]).toEqual([-Infinity, -Infinity, Infinity, 0]);
    expect([log10(0), log2(-1), log1p(-1), log1p(-2), log10(Infinity)]).toEqual([
      -Infinity,
      Number.NaN,
      -Infinity,
      Number.NaN,
      Infinity,
    ]);
    expect([expm1(-800), expm1(800), sinh(-720), sinh(0), asinh(-Infinity)]).toEqual([
      -1,
      Infinity,
      -Infinity,
      0,
      -Infinity,
    ]);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([
      -Infinity,
      Infinity,
      0,
    ]);
    expect([normalQuantile(-0.1), normalQuantile(1.1)]).toEqual([Number.NaN, Number.NaN]);
  });

  test("powers of zero and of negative numbers follow the exponent", () => {
    expect([pow(0, 0), pow(0, 2), pow(0, -1), pow(Infinity, 0)]).toEqual([1, 0, Infinity, 1]);
    expect([pow(-2, 3), pow(-2, 4)]).toEqual([-8, 16]);
    expect([pow(-2, 0.5), pow(Number.NaN, 0), pow(2, Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});
