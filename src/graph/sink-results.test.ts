import { expect, test } from "vitest";
import { createGraphBuilder, type Graph } from "./graph.ts";
import { createInterpreter } from "./interpret.ts";
import { lowerGraph } from "./lower.ts";
import { sinkResults } from "./sink-results.ts";

/** Six months of s = a·b·s, with a, b fresh every month, and what a·b and s were in the last. */
function growth(
  factorsOf: (make: ReturnType<typeof createGraphBuilder>) => readonly number[],
): Graph {
  const make = createGraphBuilder();
  const [a, b] = factorsOf(make) as [number, number];
  const factor = make.apply("mul", a, b);
  const next = make.apply("mul", make.apply("add", make.constant(1), make.state(0)), factor);
  return {
    nodes: make.nodes,
    tables: [],
    months: 6,
    states: [{ start: make.constant(1), next }],
    outputs: [make.last(factor), make.last(next)],
  };
}

const fresh = (make: ReturnType<typeof createGraphBuilder>, stream: number): number =>
  make.apply("exp", make.draw("normal", stream, true));

const valuesOf = (graph: Graph) =>
  createInterpreter(lowerGraph(graph), { seed: 1, method: "random" }).evaluate(0, 50);

test("a product of the last month is computed after the loop, with the same bits", () => {
  const graph = growth((make) => [fresh(make, 0), fresh(make, 1)]);
  const sunk = sinkResults(graph);
  expect(lowerGraph(graph).after).toHaveLength(0);
  expect(lowerGraph(sunk).after.map(({ op }) => op)).toEqual(["mul"]);
  expect(valuesOf(sunk)).toEqual(valuesOf(graph));
});

test("a product with a state stays in the loop, as the state has moved on after it", () => {
  const graph = growth((make) => [fresh(make, 0), make.state(0)]);
  const sunk = sinkResults(graph);
  expect(lowerGraph(sunk).after).toHaveLength(0);
  expect(valuesOf(sunk)).toEqual(valuesOf(graph));
});
