// Claim: from an edited graph to the quantiles of 10,000 Sobol points, strict mode, one thread.
import { simulate } from "../dist/engine/simulate.js";
import { createGraphBuilder } from "../dist/graph/graph.js";
import { lowerGraph } from "../dist/graph/lower.js";
import { readModel } from "../dist/graph/read-model.js";
import { createWorkerPool } from "../dist/node/worker-pool.js";
import { load, modelText, summarize } from "./engine.mjs";
import { median, milliseconds } from "./interleave.mjs";
import { isMain, printRows } from "./report.mjs";
import { hostClock } from "./yardsticks.mjs";

const samples = 10_000;
const edits = 60;
const bounds = { 120: 1.2, 500: 5 };
/** A frame: what a page of a model may take that is edited. */
const modelBounds = { M1: 16, M2: 16 };

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

/** From an edited graph to quantiles. */
function answerGraph(size) {
  return (edit) => {
    const graph = graphOf(size, edit);
    return milliseconds(() => summarize(load(lowerGraph(graph), "strict", "sobol"), 0, samples));
  };
}

/** From the text of an edited model to quantiles, histograms and drivers, as a reader gets them. */
function answerModel(name) {
  const text = modelText(name);
  const pool = createWorkerPool(1);
  const options = { draws: samples, seed: 1, method: "sobol", mode: "strict" };
  return async (edit) => {
    const start = performance.now();
    const model = readModel(text.replace(/0\.(\d)/, `0.$1${edit + 1}`));
    const { value } = await simulate(model.value, options, pool);
    for (const output of Object.values(value.outputs)) void output.histogram;
    return performance.now() - start;
  };
}

/** Median of warm edits, between which C runs. */
async function timeEdits(answer, clock) {
  const times = [];
  for (let edit = 0; edit < 2 * edits; edit++) {
    if (edit % 12 === 0) clock.tick();
    times.push(await answer(edit));
  }
  return median(times.slice(edits));
}

/** The rows of this claim. */
export async function editLatency() {
  const rows = [];
  for (const [size, bound] of Object.entries(bounds)) {
    const clock = hostClock();
    const time = await timeEdits(answerGraph(Number(size)), clock);
    const instructions = lowerGraph(graphOf(Number(size), 0)).before.length;
    const facts = { n: samples, edits, instructions };
    rows.push(clock.row(`edit to answer, ${size} nodes`, time, -bound, facts));
  }
  for (const [model, bound] of Object.entries(modelBounds)) {
    const clock = hostClock();
    const time = await timeEdits(answerModel(model), clock);
    const claim = `text of ${model} to quantiles, histogram and drivers`;
    rows.push(clock.row(claim, time, -bound, { n: samples, edits }));
  }
  return rows;
}

if (isMain(import.meta)) printRows(await editLatency());
