import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyOperator } from "../../../test/support/every-operator.ts";
import { testFewAndAll } from "../../../test/support/few-and-all.ts";
import { randomProgram } from "../../../test/support/random-program.ts";
import { normalOfWords } from "../../stats/elementary/normal-quantile.ts";
import { philox4x32 } from "../../stats/philox.ts";
import { createInterpreter } from "../interpret.ts";
import type { PlainOperator, Program, Sampling } from "../program.ts";
import { mergeTallies } from "../tally.ts";
import { createMachine } from "./machine.ts";

const strict = createMachine("strict");
const random: Sampling = { seed: 20260101, method: "random" };

/** How many values differ in any bit; two NaNs count as equal. */
function differences(left: readonly Float64Array[], right: readonly Float64Array[]): number {
  return left.reduce(
    (sum, values, output) =>
      sum + values.filter((value, i) => !Object.is(value, right[output]?.[i])).length,
    0,
  );
}

/** A program that reads operands from constants and gives one output an instruction. */
function programOf(
  instructions: readonly { op: PlainOperator; args: readonly number[] }[],
): Program {
  const constants = [...new Set(instructions.flatMap(({ args }) => args))];
  return {
    slots: instructions.length,
    constants,
    tables: [],
    draws: [],
    before: instructions.map(({ op, args }, target) => ({
      op,
      target,
      args: args.map((value) => -1 - constants.findIndex((other) => Object.is(other, value))),
    })),
    loop: undefined,
    after: [],
    outputs: instructions.map((_, target) => target),
  };
}

describe("vector machine", () => {
  const equal = "in strict mode equals the interpreter to the last bit on %i random programs";
  testFewAndAll(equal, [150, 3000], (numRuns) => {
    fc.assert(
      fc.property(
        fc.gen(),
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.constantFrom("random" as const, "sobol" as const),
        fc.constantFrom("deep" as const, undefined),
        (gen, first, method, tails) => {
          const program = randomProgram((most) => gen(fc.nat, { max: most - 1 }));
          const sampling = { seed: first * 4099, method, tails };
          const machine = strict.load(program, sampling).evaluate(first, 20);
          const interpreter = createInterpreter(program, sampling).evaluate(first, 20);
          expect(differences(machine, interpreter)).toBe(0);
        },
      ),
      { numRuns, seed: 1 },
    );
  });

  test("answers the edges of every operator as the interpreter does", () => {
    const edges = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      1e-310,
      5e-324,
      -5e-324,
      1e308,
      -1e308,
      709.9,
      -745.2,
      600.5,
      -1000,
      1e300,
      Infinity,
      -Infinity,
      Number.NaN,
      2 ** -64,
      2 ** -70,
      1 - 2 ** -53,
    ];
    const unary = ["neg", "abs", "floor", "sqrt", "exp", "ln", "normal_quantile"] as const;
    const binary = [
      "add",
      "sub",
      "mul",
      "div",
      "min",
      "max",
      "pow",
      "lt",
      "le",
      "eq",
      "ne",
    ] as const;
    const cases = [
      ...unary.flatMap((op) => edges.map((a) => ({ op, args: [a] }))),
      ...binary.flatMap((op) => edges.flatMap((a) => edges.map((b) => ({ op, args: [a, b] })))),
      ...edges.flatMap((c) => [{ op: "select" as const, args: [c, 3, -0] }]),
    ];
    for (let at = 0; at < cases.length; at += 200) {
      const program = programOf(cases.slice(at, at + 200));
      const machine = strict.load(program, random).evaluate(0, 1);
      const interpreter = createInterpreter(program, random).evaluate(0, 1);
      machine.forEach(([value], i) => {
        const { op, args } = cases[at + i] ?? { op: "", args: [] };
        expect([op, ...args, value]).toEqual([op, ...args, interpreter[i]?.[0]]);
      });
    }
  });

  test("draws the words of Philox4x32-10 at the counters that a program defines", () => {
    const program: Program = {
      ...programOf([]),
      slots: 1,
      draws: [{ kind: "uniform", stream: 77, slot: 0 }],
      outputs: [0],
    };
    const seed = 2 ** 40 + 12345;
    const first = 2 ** 33 + 5;
    const [values] = strict.load(program, { seed, method: "random" }).evaluate(first, 1000);
    values?.forEach((value, i) => {
      const sample = first + i;
      const group = 4 * Math.floor(sample / 16) + (sample % 4);
      const words = philox4x32([group, 0, 77, 0], [12345, 256]);
      expect(value).toBe((words[Math.floor(sample / 4) % 4]! + 0.5) / 2 ** 32);
    });
  });

  test("draws with deep tails have the word at the last counter word 2 below their own", () => {
    const program: Program = {
      ...programOf([]),
      slots: 2,
      draws: [
        { kind: "uniform", stream: 77, slot: 0 },
        { kind: "normal", stream: 77, slot: 1 },
      ],
      outputs: [0, 1],
    };
    const sampling = { seed: 2 ** 40 + 12345, method: "random", tails: "deep" } as const;
    const first = 2 ** 33 + 5;
    const [uniforms, normals] = strict.load(program, sampling).evaluate(first, 1000);
    const usual = strict.load(program, { ...sampling, tails: undefined }).evaluate(first, 1000);
    uniforms?.forEach((uniform, i) => {
      const sample = first + i;
      const group = 4 * Math.floor(sample / 16) + (sample % 4);
      const [high, low] = [0, 2].map((last) => {
        const words = philox4x32([group, 0, 77, last], [12345, 256]);
        return BigInt(words[Math.floor(sample / 4) % 4]!);
      }) as [bigint, bigint];
      const bits = ((high << 32n) + low) >> 12n;
      expect(uniform).toBe((Number(bits) + 0.5) / 2 ** 52);
      expect(Math.abs(uniform - usual[0]![i]!)).toBeLessThan(2 ** -32);
      expect(normals?.[i]).toBe(normalOfWords(Number(high), Number(low)));
    });
  });

  test("tallies do not depend on how the samples are split, nor on other programs in between", () => {
    let state = 1;
    const next = (most: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % most;
    };
    for (let i = 0; i < 12; i++) {
      const program = randomProgram(next);
      const whole = strict.load(program, random);
      whole.tally(3, 1500);
      const split = strict.load(program, random);
      for (const [first, count] of [
        [3, 1],
        [4, 500],
        [504, 296],
        [800, 703],
      ] as const) {
        split.tally(first, count);
        strict.load(randomProgram(next), random).tally(0, 10);
      }
      const interpreter = createInterpreter(program, random);
      interpreter.tally(3, 1500);
      const expected = interpreter.takeTallies();
      expect(split.takeTallies()).toEqual(expected);
      expect(whole.takeTallies()).toEqual(expected);
    }
  });

  test("counts truth values, and those that do not exist, as the interpreter does", () => {
    const program: Program = {
      ...programOf([]),
      slots: 5,
      constants: [0.3, 0.999],
      draws: [{ kind: "uniform", stream: 4, slot: 0 }],
      before: [
        { op: "lt", target: 1, args: [0, -1] },
        // Below 0.999 the root exists, so some blocks of samples have a NaN and some do not.
        { op: "sub", target: 2, args: [-2, 0] },
        { op: "sqrt", target: 3, args: [2] },
        { op: "le", target: 4, args: [-1, 3] },
      ],
      outputs: [1, 4],
    };
    const machine = strict.load(program, random);
    const interpreter = createInterpreter(program, random);
    for (const evaluator of [machine, interpreter]) {
      evaluator.tally(100, 412);
      evaluator.tally(512, 5000);
    }
    const expected = interpreter.takeTallies();
    expect(expected[1]?.notANumber).toBeGreaterThan(0);
    expect(machine.takeTallies()).toEqual(expected);
  });

  test("several machines that share the samples count what one machine counts", () => {
    const program = randomProgram((most) => 7 % most);
    const one = strict.load(program, random);
    one.tally(0, 10_000);
    const parts = [0, 2500, 5000, 7500].map((first) => {
      const machine = createMachine("strict").load(program, random);
      machine.tally(first, 2500);
      return machine.takeTallies();
    });
    const merged = parts.reduce((a, b) => a.map((tally, i) => mergeTallies(tally, b[i]!)));
    expect(merged).toEqual(one.takeTallies());
  });

  test("gives the bits that every machine, host and release gives", () => {
    const digest = createHash("sha256");
    for (const method of ["random", "sobol"] as const) {
      const sampling = { seed: 2026, method };
      const values = strict.load(everyOperator, sampling).evaluate(0, 3000);
      for (const output of values) digest.update(output);
      expect(
        differences(values, createInterpreter(everyOperator, sampling).evaluate(0, 3000)),
      ).toBe(0);
    }
    expect(digest.digest("hex").slice(0, 16)).toBe("5bd04988067f6266");
  });

  test("in fast mode stays within 1e-12 of strict mode where nothing cancels", () => {
    const program = programOf([
      { op: "exp", args: [1.25] },
      { op: "ln", args: [7.5] },
      { op: "pow", args: [3.3, 1.7] },
      { op: "normal_quantile", args: [0.0321] },
    ]);
    const fast = createMachine("fast").load(program, random).evaluate(0, 1);
    const exact = strict.load(program, random).evaluate(0, 1);
    fast.forEach(([value = 0], i) => {
      const reference = exact[i]?.[0] ?? 0;
      expect(Math.abs(value / reference - 1)).toBeLessThan(1e-12);
    });
  });
});
