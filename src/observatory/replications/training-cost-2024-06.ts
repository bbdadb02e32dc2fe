import { attempt, must, type Outcome, stop } from "../../base/outcome.ts";
import { type CostPoint, costGrowth, costPoints } from "../../costs/training-cost/cost-growth.ts";
import type { FrontierRule } from "../../costs/training-cost/frontier-rule.ts";
import {
  costsOfLists,
  type PinnedTrainingCosts,
  readPinnedTrainingCosts,
  selectFromLists,
  selectFromRuns,
} from "../../costs/training-cost/pinned-training-costs.ts";
import { mean } from "../../stats/mean.ts";
import { median } from "../../stats/median.ts";
import type { OurValues, PublishedClaim, Replication } from "./parts/replication.ts";
import { exact, growthRate, printed } from "./parts/tolerances.ts";

const paper = "https://arxiv.org/abs/2405.21015v1";
const repository =
  "https://github.com/epoch-research/training-cost-trends/tree/312c7ed5322351f74c308700329a62ef01f33221";
const notebook =
  "https://github.com/epoch-research/training-cost-trends/blob/09f05888905702b571e553047d97883cf517865e/compared_results.ipynb";

const frontier: FrontierRule = { kind: "top", n: 10 };

/** Cost of frontier training runs, first edition: Cottier et al. 2024, arXiv 2405.21015 v1. */
export const trainingCost202406: Replication = {
  id: "training-cost-2024-06",
  publication: "training-cost-2024-06",
  claims: [...growthClaims(), ...selectionClaims(), ...ratioClaims()],
  run(inputs) {
    const pinned = readPinnedTrainingCosts(inputs.texts, "training-cost-2024-06");
    return pinned.ok ? computeValues(pinned.value) : pinned;
  },
};

function computeValues(pinned: PinnedTrainingCosts): Outcome<OurValues> {
  return attempt(() => {
    const { folder, edition } = pinned;
    const costs = costsOfLists(pinned, frontier);
    const amortised = must(costPoints(costs, "amortised", edition, folder.deflator));
    const cloud = must(costPoints(costs, "cloud", edition, folder.deflator));
    const growth = costGrowth(amortised, 0.95);
    if (!growth) return stop("not-determined", { value: "cost", n: amortised.length });
    return new Map([
      ["growth", growth.perYear],
      ["growth-lower", growth.lower],
      ["growth-upper", growth.upper],
      ["growth-printed", growth.perYear],
      ["growth-printed-lower", growth.lower],
      ["growth-printed-upper", growth.upper],
      ["r-squared", growth.line.rSquared],
      ["priced-amortised", amortised.length],
      ["priced-cloud", cloud.length],
      ["selected", costs.length],
      ...selectionValues(pinned),
      ...ratioValues(amortised, cloud),
    ]);
  });
}

function growthClaims(): readonly PublishedClaim[] {
  const what = {
    en: "growth of amortised cost per year, ten largest when published",
    zh: "摊销成本的年增长倍数（发布时规模前十的模型）",
  };
  const at95 = (end: { en: string; zh: string }) => ({
    en: `${what.en}, ${end.en} of the 95 % interval`,
    zh: `${what.zh}，95% 区间${end.zh}`,
  });
  const lower = at95({ en: "lower end", zh: "下限" });
  const upper = at95({ en: "upper end", zh: "上限" });
  return [
    { id: "growth", what, published: 2.4479, tolerance: growthRate, source: repository },
    {
      id: "growth-lower",
      what: lower,
      published: 1.962,
      tolerance: growthRate,
      source: repository,
    },
    {
      id: "growth-upper",
      what: upper,
      published: 3.054,
      tolerance: growthRate,
      source: repository,
    },
    { id: "growth-printed", what, published: 2.4, tolerance: printed(1), source: paper },
    {
      id: "growth-printed-lower",
      what: lower,
      published: 2.0,
      tolerance: printed(1),
      source: paper,
    },
    {
      id: "growth-printed-upper",
      what: upper,
      published: 3.1,
      tolerance: printed(1),
      source: paper,
    },
    {
      id: "r-squared",
      what: { en: "R² of the fit of amortised cost", zh: "摊销成本拟合的 R²" },
      published: 0.6076,
      tolerance: { kind: "absolute", value: 0.0001 },
      source: repository,
    },
  ];
}

function selectionClaims(): readonly PublishedClaim[] {
  return [
    {
      id: "selected",
      what: { en: "models among the ten largest when published", zh: "发布时规模前十的模型数" },
      published: 64,
      tolerance: exact,
      source: repository,
    },
    {
      id: "priced-amortised",
      what: { en: "of these, models with an amortised cost", zh: "其中可计算摊销成本的模型数" },
      published: 45,
      tolerance: exact,
      source: repository,
    },
    {
      id: "priced-cloud",
      what: { en: "of these, models with a cloud cost", zh: "其中可计算云成本的模型数" },
      published: 40,
      tolerance: exact,
      source: notebook,
    },
    {
      id: "own-top-n",
      what: {
        en: "models on which our rule top-N and the published lists differ, N from 1 to 20",
        zh: "本项目 top-N 规则与已发布名单不一致的模型数（N 为 1 至 20）",
      },
      published: 0,
      tolerance: exact,
      source: repository,
    },
    {
      id: "own-window-percentile",
      what: {
        en: "models on which our rule window-percentile and the published lists differ, P from 0 to 95",
        zh: "本项目 window-percentile 规则与已发布名单不一致的模型数（P 为 0 至 95）",
      },
      published: 0,
      tolerance: exact,
      source: repository,
    },
  ];
}

function selectionValues({ folder }: PinnedTrainingCosts): readonly (readonly [string, number])[] {
  const differing = (rules: readonly FrontierRule[]): number => {
    const models = rules.flatMap((rule) => {
      const listed = new Set(selectFromLists(folder, rule).map(({ name }) => name));
      const own = new Set(selectFromRuns(folder, rule).map(({ name }) => name));
      return [...listed, ...own].filter((name) => !listed.has(name) || !own.has(name));
    });
    return new Set(models).size;
  };
  const steps = Array.from({ length: 20 }, (_, index) => index);
  return [
    ["own-top-n", differing(steps.map((step) => ({ kind: "top", n: step + 1 })))],
    [
      "own-window-percentile",
      differing(steps.map((step) => ({ kind: "window-percentile", percentile: 5 * step }))),
    ],
  ];
}

function ratioClaims(): readonly PublishedClaim[] {
  return [
    {
      id: "cloud-to-amortised-median",
      what: { en: "cloud over amortised cost, median", zh: "云成本与摊销成本之比，中位数" },
      published: 2.5,
      tolerance: printed(1),
      source: notebook,
    },
    {
      id: "cloud-to-amortised-mean",
      what: { en: "cloud over amortised cost, mean", zh: "云成本与摊销成本之比，平均值" },
      published: 3.1,
      tolerance: printed(1),
      source: notebook,
    },
  ];
}

function ratioValues(
  amortised: readonly CostPoint[],
  cloud: readonly CostPoint[],
): readonly (readonly [string, number])[] {
  const amortisedUsd = new Map(amortised.map(({ model, realUsd }) => [model, realUsd]));
  const ratios = cloud.flatMap(({ model, realUsd }) => {
    const base = amortisedUsd.get(model);
    return base === undefined ? [] : [realUsd / base];
  });
  return [
    ["cloud-to-amortised-median", median(ratios)],
    ["cloud-to-amortised-mean", mean(ratios)],
  ];
}
