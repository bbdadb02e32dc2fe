import { succeed } from "../../base/outcome.ts";
import { monthYear } from "../../costs/training-cost/cost-growth.ts";
import {
  type Edition,
  edition2025Notebook,
  edition202506,
} from "../../costs/training-cost/edition.ts";
import { frontierOf } from "../../costs/training-cost/frontier-rule.ts";
import { imputeHardware } from "../../costs/training-cost/impute-hardware.ts";
import { realCost } from "../../costs/training-cost/real-cost.ts";
import {
  type CostBasis,
  costBases,
  type ModelCosts,
  trainingCosts,
} from "../../costs/training-cost/training-costs.ts";
import type { PinnedRun } from "../../files/training-cost-folder.ts";
import {
  readTrainingCostTables2025,
  type TrainingCostTables2025,
} from "../../files/training-cost-tables-2025.ts";
import { claimId } from "./parts/claim-id.ts";
import type { Bilingual, PublishedClaim, Replication } from "./parts/replication.ts";
import { exact, modelCost } from "./parts/tolerances.ts";

const at = "https://github.com/epoch-research/training-cost-trends/blob/263c40a";

const revisedIndex: Bilingual = {
  en: "the price index of 2025 was preliminary then and has been revised since: ours is lower by the same 2.2 % for the three models of February 2025, on every basis, and by 1.7 % for the one of April",
  zh: "2025 年的价格指数当时为初值，其后已修订：2025 年 2 月的三个模型在所有口径下均同样低 2.2%，4 月的一个低 1.7%",
};
const noIndexThen: Bilingual = {
  en: "the notebook's price index ended in 2024, so it left this cost of February 2025 in nominal USD: ours is lower by the index, 2.2 %",
  zh: "该笔记本所用价格指数止于 2024 年，因此 2025 年 2 月的这一成本保留为名义美元：本项目结果因指数调整低 2.2%",
};

/** The models of 2025, whose costs depend on the vintage of the price index. */
const costsOf2025: readonly (readonly [model: string, usd: number])[] = [
  ["Grok-3", 300_872_431.99],
  ["GPT-4.5", 185_317_313.05],
  ["Llama 4 Behemoth (preview)", 43_762_845.04],
  ["Claude 3.7 Sonnet", 29_634_347.27],
];

/**
 * The publisher's later costs (June 2025, prices of December 2024): fine-tunes leave the ranking,
 * unknown hardware is filled in with the most common chip of the year, and 89 models were among the
 * ten largest when published, of which 82 can be priced.
 */
export const trainingCost202506: Replication = {
  id: "training-cost-2025-06",
  publication: "training-cost-2025-06",
  claims: [
    countClaim("priced-top-10", 82, {
      en: "models with an amortised cost among the ten largest when published, June 2025",
      zh: "发布时规模前十的模型中可计算摊销成本者，2025 年 6 月",
    }),
    countClaim("priced-top-5", 48, {
      en: "the same among the five largest: what a program prices that imputes for five when asked for ten",
      zh: "发布时规模前五者：若程序被要求前十却只为前五补全数据，得到的就是这个数",
    }),
    countClaim("other-models", 0, {
      en: "models priced by one of us and the publisher only",
      zh: "仅一方（本项目或发布者）可计价的模型数",
    }),
    countClaim("amortised-to-2024", 78, within("amortised costs", "摊销成本")),
    countClaim("cloud-to-2024", 34, within("cloud costs", "云成本")),
    countClaim("acquisition-to-2024", 44, within("acquisition costs", "购置成本")),
    ...costsOf2025.map(([model, published]) => ({
      id: `amortised/${claimId(model)}`,
      what: {
        en: `${model}, amortised, USD of December 2024`,
        zh: `${model}，摊销成本，2024 年 12 月美元`,
      },
      published,
      tolerance: modelCost,
      source: `${at}/model_costs.csv`,
      whyDifferent: revisedIndex,
    })),
    {
      ...countClaim("notebook-to-2024", 60, within("costs of the notebook", "笔记本所列成本")),
      source: `${at}/model_costs_updated.csv`,
    },
    {
      id: "notebook/grok-3",
      what: {
        en: "Grok-3, amortised without decline of the chip's price, USD of December 2024",
        zh: "Grok-3，芯片价格不折减的摊销成本，2024 年 12 月美元",
      },
      published: 507_476_933.26,
      tolerance: modelCost,
      source: `${at}/model_costs_updated.csv`,
      whyDifferent: noIndexThen,
    },
  ],
  run(inputs) {
    const tables = readTrainingCostTables2025(inputs.texts);
    return tables.ok ? succeed(new Map(computeValues(tables.value))) : tables;
  },
};

function countClaim(id: string, published: number, what: Bilingual): PublishedClaim {
  return { id, what, published, tolerance: exact, source: `${at}/model_costs.csv` };
}

function within(en: string, zh: string): Bilingual {
  return {
    en: `published ${en} of models of 2015 to 2024 that ours meet within 0.1 %`,
    zh: `2015 至 2024 年模型的已发布${zh}中，本项目结果相差不超过 0.1% 的个数`,
  };
}

function computeValues(tables: TrainingCostTables2025): readonly (readonly [string, number])[] {
  const costs = costsOfTop(tables, 10, edition202506);
  const priced = new Set(pricedModels(costs));
  const published = new Set(tables.published.map(({ model }) => model));
  const other = [...priced, ...published].filter(
    (name) => !priced.has(name) || !published.has(name),
  );
  return [
    ["priced-top-10", priced.size],
    ["priced-top-5", pricedModels(costsOfTop(tables, 5, edition202506)).length],
    ["other-models", other.length],
    ...costBases.map((basis) => [`${basis}-to-2024`, meeting(tables, costs, basis)] as const),
    ...costsOf2025.flatMap(([model]) =>
      named(`amortised/${claimId(model)}`, realAmortised(tables, costs, model)),
    ),
    ...notebookValues(tables),
  ];
}

/** Costs of the n largest when published, without fine-tunes and with hardware filled in. */
function costsOfTop(
  { runs, chips, quotes }: TrainingCostTables2025,
  n: number,
  edition: Edition,
): readonly ModelCosts[] {
  const frontier = largestWhenPublished(runs, n);
  return trainingCosts({ runs: imputeHardware(frontier, runs), chips, quotes }, edition);
}

function largestWhenPublished(
  runs: TrainingCostTables2025["runs"],
  n: number,
): TrainingCostTables2025["runs"] {
  const ranked = runs.filter(
    (run): run is PinnedRun & { readonly trainingFlop: number } =>
      run.notable && run.trainingFlop !== undefined && run.baseModel === undefined,
  );
  const places = frontierOf(
    { kind: "top", n },
    ranked.map(({ published }) => monthYear(published)),
    ranked.map(({ trainingFlop }) => trainingFlop),
  );
  return places.flatMap((place) => {
    const run = ranked[place];
    return run && run.published > "2015-10-01" ? [run] : [];
  });
}

const pricedModels = (costs: readonly ModelCosts[]): readonly string[] =>
  costs.filter(({ amortised }) => amortised.ok).map(({ run }) => run.name);

/** How many published costs of one basis, for models up to 2024, ours match. */
function meeting(
  { published, deflator }: TrainingCostTables2025,
  costs: readonly ModelCosts[],
  basis: CostBasis,
): number {
  const ours = new Map(costs.map((model) => [model.run.name, model]));
  return published.filter((row) => {
    const model = ours.get(row.model);
    const cost = model?.[basis];
    const usd = row[basis];
    if (!model || !cost?.ok || usd === undefined || model.run.published >= "2025") return false;
    const real = realCost(
      cost.value.totalUsd,
      model.run.published,
      edition202506.priceMonth,
      deflator,
    );
    return real.ok && Math.abs(real.value / usd - 1) <= 0.001;
  }).length;
}

function realAmortised(
  { deflator }: TrainingCostTables2025,
  costs: readonly ModelCosts[],
  model: string,
): number | undefined {
  const found = costs.find(({ run }) => run.name === model);
  if (!found?.amortised.ok) return undefined;
  const { totalUsd } = found.amortised.value;
  const real = realCost(totalUsd, found.run.published, edition202506.priceMonth, deflator);
  return real.ok ? real.value : undefined;
}

/** The notebook imputes nothing and amortises the purchase price. */
function notebookValues(tables: TrainingCostTables2025): readonly (readonly [string, number])[] {
  const { runs, chips, quotes, notebook } = tables;
  const frontier = largestWhenPublished(runs, 10);
  const costs = trainingCosts({ runs: frontier, chips, quotes }, edition2025Notebook);
  const met = costs.filter(({ run, amortised }) => {
    const usd = notebook.get(run.name);
    const ours = realAmortised(tables, costs, run.name);
    if (!amortised.ok || usd === undefined || ours === undefined) return false;
    return run.published < "2025" && Math.abs(ours / usd - 1) <= 0.001;
  });
  return [
    ["notebook-to-2024", met.length],
    ...named("notebook/grok-3", realAmortised(tables, costs, "Grok-3")),
  ];
}

const named = (id: string, value: number | undefined): readonly (readonly [string, number])[] =>
  value === undefined ? [] : [[id, value]];
