import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { formatNumber } from "../../i18n/format.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { type Lag, measureLag } from "../../observatory/lag.ts";
import { fittedModels } from "../../observatory/parts/fitted-models.ts";
import { publishedModels } from "../../observatory/parts/published-models.ts";
import type { ScoredModels } from "../../observatory/parts/scored-model.ts";
import { staffReports } from "../../observatory/parts/staff.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import { asOfFields, folder, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { scoresOfFolder } from "../shared/capability-data.ts";
import { drawCapabilities } from "../shared/draw-capabilities.ts";
import { lagSchema } from "./result.ts";
import { lagResult } from "./to-result.ts";
import { viewLag } from "./view.ts";

/** The bar of the interview: the first GPT-4. */
const DEFAULT_BAR = "gpt-4-0314";

/** Drawn worlds behind the intervals; a fit to raw scores is costlier than published intervals. */
const PUBLISHED_DRAWS = 200;
const FITTED_DRAWS = 100;

/** Penalty of the published fit of the index. */
const PUBLISHED_PENALTY = 0.1;

/** Who reached a level of capability when, how far behind, and how far open weights trail. */
export default defineOperation({
  name: "lag",
  input: z.strictObject({
    bar: z.string().min(1).max(200).default(DEFAULT_BAR),
    inputs: folder().optional(),
    bootstrap: z.number().int().min(1).max(10_000).optional(),
    seed: seedField(),
    ...asOfFields,
  }),
  output: lagSchema,
  weight: ({ bootstrap = PUBLISHED_DRAWS }) => 0.1 + bootstrap * 8e-4,
  rows: "arrivals",
  positional: ["bar"],
  examples: [{}, { bar: "gpt-4-0314", asOf: "2024-12-31" }, { bar: "150" }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const scored = await modelsOf(input, context, window.value);
    if (!scored.ok) return scored;
    const lag = measureLag(scored.value.models, input.bar, window.value.asOf);
    if (!lag.ok) return lag;
    const staff = staffReports(context.facts, window.value);
    if (!staff.ok) return staff;
    const answer = answerOf(lag.value, window.value.asOf, t);
    return succeed({
      result: lagResult(lag.value, staff.value, {
        asOf: window.value.asOf,
        scale: t(scored.value.scale.key, scored.value.scale.facts),
        answer,
      }),
      seed: input.seed,
      met: lag.value.bar.first !== undefined,
      notes: [t("lag.note.interval"), t("lag.note.censored"), t("lag.note.open")],
    });
  },
  view: viewLag,
});

interface Scale {
  readonly models: ScoredModels;
  readonly scale: {
    readonly key: "lag.scale.published" | "lag.scale.fitted";
    readonly facts: Readonly<Record<string, string | number>>;
  };
}

async function modelsOf(
  input: {
    readonly inputs?: Readonly<Record<string, string>> | undefined;
    readonly bootstrap?: number | undefined;
    readonly seed: number;
  },
  context: Context,
  window: FactWindow,
): Promise<Outcome<Scale>> {
  const { inputs, bootstrap, seed } = input;
  if (inputs === undefined) {
    const options = { draws: bootstrap ?? PUBLISHED_DRAWS, seed };
    const models = publishedModels(context.facts, window, options);
    if (!models.ok) return models;
    const facts = { edition: models.value.edition };
    return succeed({ models: models.value, scale: { key: "lag.scale.published", facts } });
  }
  const given = scoresOfFolder(inputs);
  if (!given.ok) return given;
  const { data } = given.value;
  const dates = new Map([...given.value.models].map(([name, { date }]) => [name, date]));
  const { anchorBenchmark, anchors } = data;
  const fit = fitItemResponse(data.scores, { anchorBenchmark, penalty: PUBLISHED_PENALTY });
  if (!fit.ok) return fit;
  const resamples = bootstrap ?? FITTED_DRAWS;
  const draws = await drawCapabilities(data, fit.value, { resamples, seed }, context);
  if (!draws.ok) return draws;
  const scale = { fit: fit.value, draws: draws.value, anchors, dates };
  const models = fittedModels(scale, context.facts, window);
  if (!models.ok) return models;
  const facts = { penalty: PUBLISHED_PENALTY, draws: resamples };
  return succeed({ models: models.value, scale: { key: "lag.scale.fitted", facts } });
}

/** The finding in one sentence. */
function answerOf(lag: Lag, asOf: string, t: Translate): string {
  const { bar, best, arrivals, median } = lag;
  if (!bar.first) {
    return t("lag.answer.none", {
      bar: formatNumber(bar.score, 5),
      asOf,
      best: best.label,
      score: formatNumber(best.eci, 5),
      date: best.date,
    });
  }
  const followers = arrivals.filter(({ leader }) => !leader);
  return t(median.value === undefined ? "lag.answer.few" : "lag.answer.median", {
    bar: bar.model?.label ?? formatNumber(bar.score, 5),
    first: bar.first.label,
    date: bar.first.date,
    arrived: followers.filter(({ censored }) => !censored).length,
    watched: followers.length,
    months: formatNumber(median.value ?? Number.NaN),
  });
}
