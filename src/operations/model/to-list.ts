import { usdText } from "../../i18n/count-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ListedModel } from "../../observatory/profiles/model-list.ts";
import type { IndexVersion } from "../../observatory/profiles/rated-index.ts";
import type { ModelList } from "./result.ts";

/** The table of models as the contract shapes it. */
export function listResult(
  { edition, models }: { readonly edition: string; readonly models: readonly ListedModel[] },
  asOf: string,
  t: Translate,
): ModelList {
  const listed = models.map(listedModel);
  return { asOf, answer: answerOf(listed, asOf, t), edition, models: listed };
}

const listedModel = (model: ListedModel): ModelList["models"][number] => ({
  model: model.name,
  maker: model.best.organization ?? null,
  date: model.best.date,
  ...scoreOf(model.best),
  openWeights: model.best.open ?? null,
  usdPerMtok: model.offer?.usdPerMtok ?? null,
  provider: model.offer?.segment.provider ?? null,
  offeredEci: model.offer?.model.score ?? null,
  providers: [...model.providers],
  contextTokens: model.contextTokens ?? null,
  vision: model.images ?? null,
  tasks: model.tasks.map(({ benchmark, usdPerTask }) => ({ benchmark, usdPerTask })),
  onFront: model.onFront,
});

/** A score with the interval that is published of it, if any. */
export const scoreOf = ({ score, sides }: IndexVersion) => ({
  eci: score,
  lower: sides === undefined ? null : score - sides.below,
  upper: sides === undefined ? null : score + sides.above,
});

/** How many models are on sale, and the ends of the front. */
function answerOf(models: ModelList["models"], asOf: string, t: Translate): string {
  const front = models
    .filter(({ onFront }) => onFront)
    .sort((a, b) => (b.offeredEci ?? 0) - (a.offeredEci ?? 0));
  const [best, cheapest] = [front[0], front.at(-1)];
  if (!best || !cheapest) return t("model.list.answer.none", { n: models.length, asOf });
  return t("model.list.answer", {
    ...{ n: models.length, asOf, front: front.length },
    sold: models.filter(({ usdPerMtok }) => usdPerMtok !== null).length,
    ...{ best: best.model, bestUsd: usdText(best.usdPerMtok ?? 0, t) },
    ...{ cheapest: cheapest.model, cheapestUsd: usdText(cheapest.usdPerMtok ?? 0, t) },
  });
}
