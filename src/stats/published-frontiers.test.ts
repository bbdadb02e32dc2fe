import { describe, expect, test } from "vitest";
import { carriedTexts } from "../../test/support/publications.ts";
import type { ListRule } from "../files/frontier-lists.ts";
import { readTrainingCostFolder } from "../files/training-cost-folder.ts";
import { backwardPercentileFrontier } from "./backward-percentile-frontier.ts";
import { residualFrontier } from "./residual-frontier.ts";
import { topNFrontier } from "./top-n-frontier.ts";
import { windowPercentileFrontier } from "./window-percentile-frontier.ts";

const DAYS = 365;
const percents = Array.from({ length: 20 }, (_, i) => 5 * i);

interface Model {
  readonly name: string;
  readonly date: string;
  readonly day: number;
  readonly flop: number;
}

/** Published selections of Cottier et al. (2024), and the table they were made from. */
function readPublished() {
  const read = readTrainingCostFolder(
    carriedTexts("training-cost-2024-06"),
    "training-cost-2024-06",
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { runs, lists } = read.value;
  const models = runs.map(({ name, published, trainingFlop }): Model => {
    const day = Date.parse(published) / 864e5;
    return { name, date: published, day, flop: trainingFlop as number };
  });
  /** The list holds a model under the highest step it reaches. */
  const stepsOf = (rule: ListRule) =>
    new Map(
      [...lists[rule]].flatMap(([step, names]) => names.map((name) => [name, step] as const)),
    );
  return { models, stepsOf };
}

/** For each model, the highest percent at which the rule still selects it. */
function highestStep(models: readonly Model[], select: (probability: number) => readonly number[]) {
  const step = new Map<string, number>();
  for (const percent of percents) {
    for (const i of select(percent / 100)) step.set((models[i] as Model).name, percent);
  }
  return step;
}

const agreeing = (
  models: readonly Model[],
  ours: ReadonlyMap<string, number>,
  published: ReadonlyMap<string, number>,
): number => models.filter(({ name }) => ours.get(name) === published.get(name)).length;

const studied = ({ date }: Model): boolean => date >= "2015-10-01" && date < "2024-01-01";

describe("published frontier selections", () => {
  const { models, stepsOf } = readPublished();
  const days = models.map(({ day }) => day);
  const flops = models.map(({ flop }) => flop);

  test("top-n selects the published set for every n from 1 to 20", () => {
    const published = stepsOf("top_n");
    for (let n = 1; n <= 20; n++) {
      const ours = topNFrontier(days, flops, n).map((i) => models[i] as Model);
      const expected = [...published].filter(([, rank]) => rank <= n).map(([name]) => name);
      // Of this list alone the first day of the period is not part.
      const names = ours
        .filter((model) => studied(model) && model.date > "2015-10-01")
        .map(({ name }) => name);
      expect(names.sort(), `n = ${n}`).toEqual(expected.sort());
    }
  });

  test("window-percentile puts all 315 models where the published lists do", () => {
    const published = stepsOf("window_percentile");
    const ours = highestStep(models, (p) => windowPercentileFrontier(days, flops, p, DAYS));
    expect(agreeing(models.filter(studied), ours, published)).toBe(315);
    expect(models.filter(studied)).toHaveLength(315);
  });

  // These two lists were made from an older table: 18 sister models are absent from it and some
  // compute estimates differ. What is left after removing the absent ones shows the rule.
  const leastOfTheirYear = ["Swift", "DeiT", "LSTM+NeuralCache", "SPIDER2"];

  test("backward-percentile agrees for 272 of the 297 models its older table shares", () => {
    const published = stepsOf("backward_window_percentile");
    const shared = models.filter(
      (model) =>
        !studied(model) || published.has(model.name) || leastOfTheirYear.includes(model.name),
    );
    const ours = highestStep(shared, (p) =>
      backwardPercentileFrontier(
        shared.map(({ day }) => day),
        shared.map(({ flop }) => flop),
        p,
        DAYS,
      ),
    );
    expect(shared.filter(studied)).toHaveLength(297);
    expect(agreeing(shared.filter(studied), ours, published)).toBe(272);
  });

  test("residual agrees for 350 of the 364 models its older table shares", () => {
    const published = stepsOf("residual_from_trend");
    const shared = models.filter(({ name }) => published.has(name));
    const ours = highestStep(
      shared,
      (p) =>
        residualFrontier(
          shared.map(({ day }) => day),
          shared.map(({ flop }) => Math.log10(flop)),
          p,
        ) ?? [],
    );
    expect(shared).toHaveLength(364);
    expect(agreeing(shared, ours, published)).toBe(350);
  });
});
