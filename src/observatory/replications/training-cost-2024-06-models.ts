import { type Outcome, succeed } from "../../base/outcome.ts";
import { costPoints } from "../../costs/training-cost/cost-growth.ts";
import type { FrontierRule } from "../../costs/training-cost/frontier-rule.ts";
import {
  costsOfLists,
  type PinnedTrainingCosts,
  readPinnedTrainingCosts,
} from "../../costs/training-cost/pinned-training-costs.ts";
import { claimId } from "./parts/claim-id.ts";
import { publishedCosts202406 } from "./parts/published/training-costs-2024-06.ts";
import type { OurValues, PublishedClaim, Replication } from "./parts/replication.ts";
import { modelCost } from "./parts/tolerances.ts";

const repository =
  "https://github.com/epoch-research/training-cost-trends/tree/312c7ed5322351f74c308700329a62ef01f33221";
const notebook =
  "https://github.com/epoch-research/training-cost-trends/blob/09f05888905702b571e553047d97883cf517865e/compared_results.ipynb";

const frontier: FrontierRule = { kind: "top", n: 10 };

/** Cost of each frontier model, first edition: Cottier et al. 2024, arXiv 2405.21015 v1. */
export const trainingCost202406Models: Replication = {
  id: "training-cost-2024-06-models",
  publication: "training-cost-2024-06",
  claims: [...nominalClaims(), ...amortisedClaims(), ...cloudClaims()],
  run(inputs) {
    const pinned = readPinnedTrainingCosts(inputs.texts, "training-cost-2024-06");
    return pinned.ok ? computeValues(pinned.value) : pinned;
  },
};

function computeValues(pinned: PinnedTrainingCosts): Outcome<OurValues> {
  const { folder, edition } = pinned;
  const costs = costsOfLists(pinned, frontier);
  const values = new Map<string, number>();
  for (const basis of ["amortised", "cloud"] as const) {
    const points = costPoints(costs, basis, edition, folder.deflator);
    if (!points.ok) return points;
    for (const { model, usd, realUsd } of points.value) {
      values.set(`${basis}/${claimId(model)}`, realUsd);
      if (model === "GPT-4") values.set(`${basis}-nominal/gpt-4`, usd);
    }
  }
  return succeed(values);
}

function nominalClaims(): readonly PublishedClaim[] {
  return [
    {
      id: "amortised-nominal/gpt-4",
      what: { en: "GPT-4, amortised, nominal USD", zh: "GPT-4，摊销成本，名义美元" },
      published: 40.156e6,
      tolerance: modelCost,
      source: repository,
    },
    {
      id: "cloud-nominal/gpt-4",
      what: { en: "GPT-4, cloud, nominal USD", zh: "GPT-4，云成本，名义美元" },
      published: 77.52e6,
      tolerance: modelCost,
      source: repository,
    },
  ];
}

function amortisedClaims(): readonly PublishedClaim[] {
  return publishedCosts202406.map(({ model, amortised }) => ({
    id: `amortised/${claimId(model)}`,
    what: {
      en: `${model}, amortised, USD of December 2023`,
      zh: `${model}，摊销成本，2023 年 12 月美元`,
    },
    published: amortised,
    tolerance: modelCost,
    source: notebook,
  }));
}

function cloudClaims(): readonly PublishedClaim[] {
  return publishedCosts202406.flatMap(({ model, cloud }): PublishedClaim[] => {
    if (cloud === undefined) return [];
    const what = {
      en: `${model}, cloud, USD of December 2023`,
      zh: `${model}，云成本，2023 年 12 月美元`,
    };
    const id = `cloud/${claimId(model)}`;
    return [{ id, what, published: cloud, tolerance: modelCost, source: notebook }];
  });
}
