// Claim: from an edited graph to the quantiles of 10,000 Sobol points, strict mode, one thread.
import { createGraphBuilder } from "../dist/graph/graph.js";
import { lowerGraph } from "../dist/graph/lower.js";
import { load, summarize } from "./engine.mjs";
import { median, milliseconds } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";

const samples = 10_000;
const edits = 60;
const bounds = { 120: 1.2, 500: 5 };

/**
 * A graph of a given number of nodes, constants not counted, of which every one is needed: three in
 * ten are random inputs, half of those lognormal, one in ten is an exponential or logarithm, and
 * the rest is arithmetic on what nothing has used yet.
 *
 * @param edit changes one number, as a slider does
 */
export function graphOf(size, edit) {
  const make = createGraphBuilder();
  let state = size;
  const pick = (most) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % most;
  };
  const unused = [];
  let nodes = 0;
  const add = (op, ...args) => {
    nodes++;
    return make.apply(op, ...args);
  };
  const input = () => {
    nodes++;
    const spread = make.constant(nodes === 1 ? 0.2 + edit / 1000 : 0.1 + pick(20) / 100);
    const scaled = add("mul", spread, make.draw("normal", nodes, false));
    return pick(2) === 0 ? add("exp", scaled) : scaled;
  };
  const binary = ["add", "mul", "sub", "max", "min", "add", "mul"];
  while (nodes + unused.length < size) {
    const turn = pick(10);
    if (unused.length < 2 || turn < 2) unused.push(input());
    else if (turn === 2) unused.push(add("exp", add("mul", make.constant(0.1), unused.shift())));
    else if (turn === 3)
      unused.push(add("ln", add("add", make.constant(3), add("abs", unused.shift()))));
    else unused.push(add(binary[pick(binary.length)], unused.shift(), unused.shift()));
  }
  while (unused.length > 1) unused.push(add("add", unused.shift(), unused.shift()));
  return { nodes: make.nodes, tables: [], months: 0, states: [], outputs: unused };
}

/** The rows of this claim. */
export function editLatency() {
  return Object.entries(bounds).map(([size, bound]) => {
    const times = [];
    for (let edit = 0; edit < 2 * edits; edit++) {
      const graph = graphOf(Number(size), edit);
      times.push(
        milliseconds(() => summarize(load(lowerGraph(graph), "strict", "sobol"), 0, samples)),
      );
    }
    return row(`edit to answer, ${size} nodes`, median(times.slice(edits)), -bound, {
      unit: " ms",
      n: samples,
      edits,
      instructions: lowerGraph(graphOf(Number(size), 0)).before.length,
    });
  });
}

if (isMain(import.meta)) printRows(editLatency());
