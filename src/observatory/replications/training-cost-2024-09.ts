import { attempt, must } from "../../base/outcome.ts";
import {
  pinnedCostTrend,
  readPinnedTrainingCosts,
} from "../../costs/training-cost/pinned-training-costs.ts";
import type { PublishedClaim, Replication } from "./parts/replication.ts";
import { printed } from "./parts/tolerances.ts";

const paper = "https://arxiv.org/abs/2405.21015v2";

const growth = {
  en: "growth of amortised cost per year, ten largest when published, without fine-tunes",
  zh: "摊销成本的年增长倍数（发布时规模前十，不含微调模型）",
};

const claim = (id: string, end: { en: string; zh: string }, published: number): PublishedClaim => ({
  id,
  what: { en: `${growth.en}${end.en}`, zh: `${growth.zh}${end.zh}` },
  published,
  tolerance: printed(1),
  source: paper,
});

/** Cost of frontier training runs, second edition: Cottier et al. 2024, arXiv 2405.21015 v2. */
export const trainingCost202409: Replication = {
  id: "training-cost-2024-09",
  publication: "training-cost-2024-09",
  claims: [
    claim("growth", { en: "", zh: "" }, 2.4),
    claim("growth-lower", { en: ", lower end of the 90 % interval", zh: "，90% 区间下限" }, 2.0),
    claim("growth-upper", { en: ", upper end of the 90 % interval", zh: "，90% 区间上限" }, 2.9),
  ],
  run(inputs) {
    return attempt(() => {
      const pinned = must(readPinnedTrainingCosts(inputs.texts, "training-cost-2024-09"));
      const trend = must(pinnedCostTrend(pinned, { kind: "top", n: 10 }, "amortised", 0.9));
      const { perYear, lower, upper } = trend.growth;
      return new Map([
        ["growth", perYear],
        ["growth-lower", lower],
        ["growth-upper", upper],
      ]);
    });
  },
};
