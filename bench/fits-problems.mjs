import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCapabilityScores } from "../dist/files/capability-scores.js";
import { readScalingPoints } from "../dist/files/scaling-points.js";
import { readTaskRuns } from "../dist/files/time-horizon-runs.js";
import { bootstrapScalingLaw } from "../dist/stats/bootstrap-scaling-law.js";
import { bootstrapSuccessCurves } from "../dist/stats/bootstrap-success-curve.js";
import { drawCounts } from "../dist/stats/draw-counts.js";
import { fitItemResponse } from "../dist/stats/fit-item-response.js";
import {
  dropHighestLosses,
  fillObjective,
  fitScalingLaw,
  logCentre,
  pointOfLaw,
  scalingLawGrid,
} from "../dist/stats/fit-scaling-law.js";
import { tallyRuns } from "../dist/stats/success-tally.js";

/** Raw inputs of the published results; beside the repository or where the variable says. */
export const inputsFolder =
  process.env.SEXTANT_INPUTS ?? join(import.meta.dirname, "../../shared/pinned");

export const seed = 1;

/** The problems of this bench. `part` of `parts` is the share of one thread. */
export function readProblems() {
  const points = dropHighestLosses(read(readScalingPoints, "chinchilla/svg_extracted_data.csv"), 5);
  const scores = read(readCapabilityScores, "capability-index/scores.csv");
  const runs = read(readTaskRuns, "time-horizon/runs_2025-01.jsonl").map(
    ({ humanMinutes, ...run }) => ({ ...run, minutes: humanMinutes }),
  );
  const tally = expectValue(tallyRuns(runs));
  const { law, objective } = expectValue(fitScalingLaw(points));
  const resamples = (count, part, parts) => ({
    ...{ seed, from: Math.floor((count * part) / parts) },
    to: Math.floor((count * (part + 1)) / parts),
  });
  return {
    objective,
    scalingBootstrap: (count, part = 0, parts = 1) =>
      bootstrapScalingLaw(points, law, resamples(count, part, parts)),
    scalingGrid: (part = 0, parts = 1) => fitScalingLaw(points, share(scalingLawGrid, part, parts)),
    capabilityIndex: (penalty) =>
      expectValue(fitItemResponse(scores, { anchorBenchmark: "Winogrande", penalty })),
    horizonBootstrap: (count) => bootstrapSuccessCurves(tally, resamples(count, 0, 1)),
    resampledObjectives: (count) => resampledObjectives(points, law, count),
  };
}

/** How often each point is in the first resamples, and the objective where ours stopped. */
function resampledObjectives(points, law, count) {
  const draws = bootstrapScalingLaw(points, law, { seed, from: 0, to: count });
  const centre = logCentre(points);
  const objective = fillObjective(points, centre);
  const [gradient, hessian] = [new Float64Array(5), new Float64Array(25)];
  return Array.from({ length: count }, (_, draw) => {
    const counts = new Int32Array(points.length);
    drawCounts(seed, draw, counts);
    objective.weight.set(counts);
    const names = ["A", "B", "E", "alpha", "beta"];
    const fitted = Object.fromEntries(names.map((name) => [name, draws[name][draw]]));
    const value = objective.evaluate(pointOfLaw(fitted, centre), gradient, hessian);
    return { counts: [...counts], value };
  });
}

const share = (members, part, parts) => members.filter((_, i) => i % parts === part);

const read = (reader, file) =>
  expectValue(reader({ file, text: readFileSync(join(inputsFolder, file), "utf8") }));

function expectValue(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
