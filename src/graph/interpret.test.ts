import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testFewAndAll } from "../../test/support/few-and-all.ts";
import { createGraphBuilder, type Graph, type GraphBuilder, type GraphState } from "./graph.ts";
import { createInterpreter } from "./interpret.ts";
import { lowerGraph } from "./lower.ts";
import { createMachine } from "./machine/machine.ts";
import { type NodeId, operators } from "./operators.ts";
import type { Evaluator, PlainOperator } from "./program.ts";
import { simplifyGraph } from "./simplify.ts";

const plain = Object.entries(operators).flatMap(([name, operator]) =>
  "evaluate" in operator
    ? [{ name: name as PlainOperator, arity: Math.min(3, operator.arity[0]) }]
    : [],
);
const arityOf = (name: PlainOperator): number =>
  name === "min" || name === "max" ? 2 : (plain.find((row) => row.name === name)?.arity ?? 1);
const awkward = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  -3,
  1e-308,
  5e-324,
  -1e308,
  1e308,
  709.9,
  -745.2,
  1 / 0,
  -1 / 0,
  Number.NaN,
];

/** A graph from random whole numbers: any operators, a table, and often a loop with states. */
function randomGraph(seeds: readonly number[], months: number, stateCount: number): Graph {
  const make = createGraphBuilder();
  let at = 0;
  const next = (below: number): number => seeds[at++ % seeds.length]! % below;
  const table = make.addTable({
    low: -3,
    inverseStep: 1.5,
    intervals: 9,
    coefficients: Float64Array.from({ length: 36 }, (_, index) => Math.sin(index)),
  });
  const pool: NodeId[] = [];
  const grow = (steps: number, source: () => NodeId): void => {
    for (let step = 0; step < steps; step++) pool.push(randomNode(make, pool, next, source, table));
  };
  const outside = (): NodeId => make.draw(next(2) ? "normal" : "uniform", 2 * next(40), false);
  grow(12, outside);
  const states: GraphState[] = [];
  if (stateCount > 0) {
    const starts = Array.from({ length: stateCount }, () => pool[next(pool.length)]!);
    const inside = Array.from({ length: stateCount }, (_, index) => make.state(index));
    pool.push(...inside);
    grow(14, () =>
      next(3) ? make.draw(next(2) ? "normal" : "uniform", 2 * next(40) + 1, true) : make.month(),
    );
    for (const start of starts) {
      states.push({ start, next: make.settled(pool[next(pool.length)]!) });
    }
    const left = pool.map((node) => make.last(node));
    pool.splice(0, pool.length, ...left);
    grow(6, () => pool[next(pool.length)]!);
  }
  const outputs = Array.from({ length: 3 }, () => pool[next(pool.length)]!);
  return { nodes: make.nodes, tables: make.tables, months, states, outputs };
}

/** Draw kinds are fixed by stream, so that a stream is one draw. */
function randomNode(
  make: GraphBuilder,
  pool: readonly NodeId[],
  next: (below: number) => number,
  source: () => NodeId,
  table: number,
): NodeId {
  const choice = next(10);
  if (choice === 0 || pool.length === 0) return source();
  if (choice === 1) return make.constant(awkward[next(awkward.length)]!);
  const argument = (): NodeId => pool[next(pool.length)]!;
  if (choice === 2) return make.table(table, argument());
  const { name } = plain[next(plain.length)] as (typeof plain)[number];
  return make.apply(name, ...Array.from({ length: arityOf(name) }, argument));
}

const graphs = fc
  .record({
    seeds: fc.array(fc.nat(), { minLength: 20, maxLength: 200 }),
    months: fc.integer({ min: 1, max: 5 }),
    states: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ seeds, months, states }) => randomGraph(seeds, months, states));

const bitsOf = (values: Float64Array): readonly string[] =>
  Array.from(values, (value) => (Object.is(value, -0) ? "-0" : String(value)));

describe("the vector machine in strict mode", () => {
  const machine = createMachine("strict");
  const seed = 2 ** 40 + 12345;

  describe.each(["random", "sobol"] as const)("with method %s", (method) => {
    testFewAndAll("gives the interpreter's bits on %i random graphs", [100, 1000], (numRuns) => {
      fc.assert(
        fc.property(
          graphs,
          fc.nat({ max: 5000 }),
          fc.integer({ min: 1, max: 70 }),
          (graph, first, count) => {
            const program = lowerGraph(graph);
            const interpreter = createInterpreter(program, { seed, method });
            const compiled = machine.load(program, { seed, method });
            const expected = interpreter.evaluate(first, count).map(bitsOf);
            expect(compiled.evaluate(first, count).map(bitsOf)).toEqual(expected);
          },
        ),
        { numRuns },
      );
    });
  });

  const counts = "counts what the interpreter counts on %i random graphs, whatever the ranges";
  testFewAndAll(counts, [50, 200], (numRuns) => {
    fc.assert(
      fc.property(
        graphs,
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
        (graph, ranges) => {
          const program = lowerGraph(graph);
          const whole = createInterpreter(program, { seed, method: "random" });
          const split: Evaluator = machine.load(program, { seed, method: "random" });
          let first = 0;
          for (const count of ranges) {
            split.tally(first, count);
            first += count;
          }
          whole.tally(0, first);
          expect(split.takeTallies()).toEqual(whole.takeTallies());
        },
      ),
      { numRuns },
    );
  });

  test("agrees on samples beyond 2³²", () => {
    const make = createGraphBuilder();
    const z = make.draw("normal", 3, false);
    const program = lowerGraph({
      nodes: make.nodes,
      tables: [],
      months: 0,
      states: [],
      outputs: [z],
    });
    const sampling = { seed: 5, method: "random" } as const;
    for (const first of [2 ** 32 - 8, 9_999_999_000]) {
      expect(machine.load(program, sampling).evaluate(first, 50)).toEqual(
        createInterpreter(program, sampling).evaluate(first, 50),
      );
    }
  });
});

describe("slots", () => {
  test("are reused without changing a value: each node of a graph alone gives the same", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const together = createInterpreter(lowerGraph(graph), { seed: 1, method: "random" });
        const values = together.evaluate(0, 3).map(bitsOf);
        graph.outputs.forEach((output, index) => {
          const alone = lowerGraph({ ...graph, outputs: [output] });
          const [value] = createInterpreter(alone, { seed: 1, method: "random" }).evaluate(0, 3);
          expect(bitsOf(value as Float64Array)).toEqual(values[index]);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("are few: a long sum of products needs no more than its depth", () => {
    const make = createGraphBuilder();
    const x = make.draw("uniform", 0, false);
    let sum = x;
    for (let step = 1; step <= 200; step++) {
      sum = make.apply("add", sum, make.apply("mul", x, make.constant(step)));
    }
    const graph = { nodes: make.nodes, tables: [], months: 0, states: [], outputs: [sum] };
    expect(lowerGraph(graph).slots).toBeLessThanOrEqual(3);
  });
});

describe("simplification", () => {
  const equal = "keeps machine and interpreter equal to the last bit on %i random graphs";
  testFewAndAll(equal, [50, 500], (numRuns) => {
    const machine = createMachine("strict");
    fc.assert(
      fc.property(graphs, (graph) => {
        const program = lowerGraph(simplifyGraph(graph));
        const sampling = { seed: 9, method: "random" } as const;
        expect(machine.load(program, sampling).evaluate(0, 20).map(bitsOf)).toEqual(
          createInterpreter(program, sampling).evaluate(0, 20).map(bitsOf),
        );
      }),
      { numRuns },
    );
  });
});
