import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { everyOperator } from "../../../../test/support/every-operator.ts";
import { testFewAndAll } from "../../../../test/support/few-and-all.ts";
import { randomProgram } from "../../../../test/support/random-program.ts";
import type { PlainOperator, Program, Sampling } from "../../program.ts";
import { mergeTallies } from "../../tally.ts";
import { createMachine } from "../machine.ts";

const random: Sampling = { seed: 20260101, method: "random" };
const single = createMachine("strict", "single");
const double = createMachine("strict");

/** A program without instructions. */
const empty: Program = {
  slots: 1,
  constants: [],
  tables: [],
  draws: [],
  before: [],
  loop: undefined,
  after: [],
  outputs: [0],
};

/** One value, of constants. */
function apply(op: PlainOperator, ...args: readonly number[]): number {
  const program: Program = {
    ...empty,
    constants: args,
    before: [{ op, target: 0, args: args.map((_, i) => -1 - i) }],
  };
  return single.load(program, random).evaluate(0, 1)[0]![0]!;
}

/** Distance between a single and a number, in units of the last place of singles. */
function unitsApart(value: number, exact: number): number {
  const unit = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(exact))) - 23);
  return Math.abs(value - exact) / unit;
}

/** The largest error of a function of a uniform or normal draw of 20,000 samples. */
function worstUnits(op: PlainOperator, scale: number, offset: number): number {
  const program: Program = {
    ...empty,
    slots: 3,
    constants: [scale, offset],
    draws: [{ kind: "uniform", stream: 3, slot: 0 }],
    before: [
      { op: "mul", target: 1, args: [0, -1] },
      { op: "add", target: 1, args: [1, -2] },
      { op, target: 2, args: [1] },
    ],
    outputs: [1, 2],
  };
  const [x, y] = single.load(program, random).evaluate(0, 20_000) as [Float64Array, Float64Array];
  const exact = { exp: Math.exp, ln: Math.log, sqrt: Math.sqrt }[op as "exp"];
  return x.reduce((most, value, i) => Math.max(most, unitsApart(y[i]!, exact(value))), 0);
}

describe("the vector machine in single precision", () => {
  test("exp and ln are within 2 units in the last place", () => {
    expect(worstUnits("exp", 170, -83)).toBeLessThan(2);
    expect(worstUnits("exp", 1, -0.5)).toBeLessThan(2);
    expect(worstUnits("ln", 1e30, 1e-30)).toBeLessThan(2);
    expect(worstUnits("ln", 2, 0)).toBeLessThan(2);
    // Smaller than the smallest normal single.
    expect(unitsApart(apply("ln", 2 ** -140), Math.log(2 ** -140))).toBeLessThan(1);
    expect(unitsApart(apply("exp", -95), Math.exp(-95))).toBeLessThan(2);
  });

  test("operators answer what does not exist, and the ends of the range, as doubles do", () => {
    const cases: readonly (readonly [number, PlainOperator, ...number[]])[] = [
      [Number.NaN, "ln", -1],
      [-Infinity, "ln", 0],
      [Infinity, "ln", Infinity],
      [Number.NaN, "ln", Number.NaN],
      [Infinity, "exp", 89],
      [0, "exp", -1000],
      [0, "exp", -Infinity],
      [1, "exp", 0],
      [Number.NaN, "exp", Number.NaN],
      [Number.NaN, "sqrt", -1],
      [Infinity, "div", 1, 0],
      [Number.NaN, "max", Number.NaN, 1],
      [-0, "min", 0, -0],
      [1, "pow", 5, 0],
      [-8, "pow", -2, 3],
      [Number.NaN, "pow", -2, 0.5],
      [-Infinity, "normal_quantile", 0],
      [Number.NaN, "normal_quantile", 2],
      [Number.NaN, "lt", Number.NaN, 1],
      [1, "le", 1, 1],
      [0, "eq", 1, 2],
      [Number.NaN, "select", Number.NaN, 1, 2],
      [2, "select", 0, 1, 2],
    ];
    for (const [expected, op, ...args] of cases)
      expect([op, apply(op, ...args)]).toEqual([op, expected]);
  });

  test.each([undefined, "deep"] as const)(
    "draws with %s tails are those of double precision, never 0 nor 1",
    (tails) => {
      const program: Program = {
        ...empty,
        slots: 2,
        draws: [
          { kind: "uniform", stream: 7, slot: 0 },
          { kind: "normal", stream: 7, slot: 1 },
        ],
        outputs: [0, 1],
      };
      const sampling = { ...random, tails };
      const [u, z] = single.load(program, sampling).evaluate(0, 200_000) as [
        Float64Array,
        Float64Array,
      ];
      const [exactU, exactZ] = double.load(program, sampling).evaluate(0, 200_000) as [
        Float64Array,
        Float64Array,
      ];
      const farthest = (left: Float64Array, right: Float64Array): number =>
        left.reduce((most, value, i) => Math.max(most, Math.abs(value - right[i]!)), 0);
      expect(u.filter((value) => !(value > 0 && value < 1)).length).toBe(0);
      expect(farthest(u, exactU)).toBeLessThanOrEqual(2 ** -24);
      // Rounding a word costs 2⁻²⁶ near the middle, times a slope of 2.5; in the tails a unit of z.
      expect(farthest(z, exactZ)).toBeLessThan(6e-7);
    },
  );

  test("every operator, tables and the loop agree with double precision", () => {
    for (const method of ["random", "sobol"] as const) {
      for (const mode of ["strict", "fast"] as const) {
        const sampling = { seed: 2026, method };
        const values = createMachine(mode, "single")
          .load(everyOperator, sampling)
          .evaluate(0, 3000);
        const exact = double.load(everyOperator, sampling).evaluate(0, 3000);
        values.forEach((output, k) => {
          const far = output.filter((value, i) => {
            const expected = exact[k]![i]!;
            return !(Math.abs(value - expected) <= 2e-5 * Math.max(1, Math.abs(expected)));
          });
          // Its table has jumps: a sample at one may fall on the other side.
          expect(far.length, `output ${k}`).toBeLessThanOrEqual(1);
        });
      }
    }
  });

  const whole =
    "tallies of %i programs do not depend on how samples are split, nor over how many machines";
  testFewAndAll(whole, [8, 40], (programs) => {
    let state = 1;
    const next = (most: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % most;
    };
    for (let i = 0; i < programs; i++) {
      const program = randomProgram(next);
      const whole = single.load(program, random);
      whole.tally(3, 1500);
      const split = single.load(program, random);
      for (const [first, count] of [
        [3, 1],
        [4, 500],
        [504, 296],
        [800, 703],
      ] as const) {
        split.tally(first, count);
        single.load(randomProgram(next), random).tally(0, 10);
      }
      const expected = whole.takeTallies();
      expect(split.takeTallies()).toEqual(expected);
      const parts = [
        [3, 700],
        [703, 800],
      ].map(([first = 0, count = 0]) => {
        const machine = (i < 3 ? createMachine("strict", "single") : single).load(program, random);
        machine.tally(first, count);
        return machine.takeTallies();
      });
      const merged = parts.reduce((a, b) => a.map((tally, k) => mergeTallies(tally, b[k]!)));
      expect(merged).toEqual(expected);
    }
  });

  test("strict mode gives the bits that every machine, host and release gives", () => {
    const digest = createHash("sha256");
    for (const method of ["random", "sobol"] as const) {
      const values = single.load(everyOperator, { seed: 2026, method }).evaluate(0, 3000);
      for (const output of values) digest.update(output);
    }
    expect(digest.digest("hex").slice(0, 16)).toBe("d3d2b20e4edfdf71");
  });

  test("what is counted is what is evaluated", () => {
    const evaluator = single.load(everyOperator, random);
    const values = evaluator.evaluate(5, 1234);
    evaluator.tally(5, 1234);
    evaluator.takeTallies().forEach((tally, k) => {
      const counted = tally.counts.reduce((sum, count) => sum + count, 0);
      expect(counted).toBe(values[k]?.filter(Number.isFinite).length);
    });
  });
});
