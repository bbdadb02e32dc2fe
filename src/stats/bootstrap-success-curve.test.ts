import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bootstrapSuccessCurves } from "./bootstrap-success-curve.ts";
import { uniformDraw } from "./draws.ts";
import { horizonMinutes } from "./fit-success-curve.ts";
import { minimizeNewton } from "./minimize-newton.ts";
import { quantile } from "./quantile.ts";
import { createSuccessObjective } from "./success-objective.ts";
import { type SuccessTally, type TaskRun, tallyRuns } from "./success-tally.ts";

const { runs }: { readonly runs: readonly TaskRun[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/success-curve.json"), "utf8"),
);

function tallyOf(agent?: string): SuccessTally {
  const tally = tallyRuns(runs.filter((run) => agent === undefined || run.agent === agent));
  if (!tally.ok) throw new Error(tally.error.code);
  return tally.value;
}

/** Horizons in doublings, without the few resamples in which success does not fall with duration. */
const doublings = (draws: Iterable<number>): number[] =>
  [...draws].map(Math.log2).filter((value) => !Number.isNaN(value));

/** Families, in each its tasks, in each its runs: drawn with replacement, one by one. */
function drawRuns(all: readonly TaskRun[], resample: number): readonly TaskRun[] {
  let next = 0;
  const draw = <T>(members: readonly T[]): T[] =>
    members.map(() => members[Math.floor(uniformDraw(5, resample, next++) * members.length)]!);
  const groups = (of: readonly TaskRun[], key: "family" | "task"): TaskRun[][] =>
    [...new Set(of.map((run) => run[key]))].map((name) => of.filter((run) => run[key] === name));
  return draw(groups(all, "family")).flatMap((family) =>
    draw(groups(family, "task")).flatMap(draw),
  );
}

describe("bootstrapSuccessCurves", () => {
  test("binomial counts by task spread as do runs drawn one by one", { tags: "long" }, () => {
    const able = runs.filter((run) => run.agent === "able");
    const tally = tallyOf("able");
    const [drawn] = bootstrapSuccessCurves(tally, { seed: 4, from: 0, to: 1500 });
    const weights = new Map(
      tally.agents[0]?.tasks.map(({ task, weight, runs: count }) => [task, weight / count]),
    );
    const names = [...new Set(able.map((run) => JSON.stringify([run.family, run.task])))];
    const direct = Array.from({ length: 1500 }, (_, resample) => {
      const objective = createSuccessObjective(10 * able.length);
      for (const run of drawRuns(able, resample)) {
        const task = names.indexOf(JSON.stringify([run.family, run.task]));
        objective.add(Math.log2(run.minutes), weights.get(task)!, run.success ? 1 : 0);
      }
      const { point } = minimizeNewton(objective, Float64Array.of(0, 0), { initialRadius: 10 });
      const [slope = 0, intercept = 0] = point;
      return slope < 0 ? horizonMinutes({ slope, intercept }, 0.5) : Number.NaN;
    });
    const ours = doublings(drawn?.p50Minutes ?? []);
    const theirs = doublings(direct);
    const width = quantile(theirs, 0.9) - quantile(theirs, 0.1);
    for (const probability of [0.1, 0.5, 0.9]) {
      const difference = quantile(ours, probability) - quantile(theirs, probability);
      // The difference of two such quantiles has a standard error of 2.3 % of the width.
      expect(Math.abs(difference) / width).toBeLessThan(0.08);
    }
  });

  test("parts of a range drawn apart are the draws of the whole", () => {
    const draw = (from: number, to: number) =>
      bootstrapSuccessCurves(tallyOf(), { seed: 2, from, to }).map((agent) => [
        ...agent.p80Minutes,
      ]);
    const whole = draw(0, 30);
    expect(draw(10, 30)).toEqual(whole.map((values) => values.slice(10)));
  });

  test("a resample without success has horizon zero", () => {
    const draws = bootstrapSuccessCurves(tallyOf(), { seed: 2, from: 0, to: 10 });
    const hopeless = draws.find(({ agent }) => agent === "hopeless");
    expect([...(hopeless?.p50Minutes ?? [])]).toEqual(new Array(10).fill(0));
  });
});
