import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTally } from "../dist/engine/histogram.js";
import { createMachineEvaluators } from "../dist/engine/machine-evaluator.js";
import { placeInputs, readBeliefs } from "../dist/engine/place-inputs.js";
import { assembleModel } from "../dist/graph/assemble.js";
import { lowerGraph } from "../dist/graph/lower.js";
import { readModel } from "../dist/graph/read-model.js";
import { simplifyGraph } from "../dist/graph/simplify.js";
import { reachOf } from "../dist/graph/total.js";
import { allowRelaxedSimd } from "../dist/node/allow-relaxed-simd.js";
import { yardstickFolder } from "./yardsticks.mjs";

allowRelaxedSimd();
const evaluators = createMachineEvaluators();

/** Fast mode where this host has it. */
export const fastMode = evaluators.modeOf("fast");

/**
 * The program of one of the models M1, M2 and M3.
 *
 * @param {boolean} simplify with graph algebra, as the product runs it, or as it is written
 */
export function programOf(name, simplify = true) {
  const model = expectValue(readModel(modelText(name)));
  const beliefs = expectValue(readBeliefs(model));
  const { graph } = expectValue(
    assembleModel(model, (make) => ({ ok: true, value: placeInputs(model, beliefs, make) })),
  );
  return withReaches(lowerGraph(simplify ? simplifyGraph(graph) : graph));
}

/** The program with exact means, as the product runs it, judged from its first values. */
function withReaches(program) {
  const first = load(program, "strict").evaluate(0, 1024);
  return { ...program, reaches: first.map(reachOf) };
}

/** The file of one of the models. */
export const modelText = (name) =>
  readFileSync(join(yardstickFolder, "models", `${name}.yaml`), "utf8");

function expectValue(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** An evaluator of this thread; in double precision unless `precision` is "single". */
export const load = (program, mode, method = "random", seed = 1, precision = undefined) =>
  evaluators.makeEvaluator(program, { seed, method, precision }, mode);

/** Samples and summarizes: mean and quantiles of every output. */
export function summarize(evaluator, first, count) {
  evaluator.tally(first, count);
  return evaluator.takeTallies().map((tally) => {
    const { mean, quantile } = readTally(tally);
    return { mean, p05: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) };
  });
}
