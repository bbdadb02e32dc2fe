import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { measureLag } from "../../observatory/lag.ts";
import { fittedModels } from "../../observatory/parts/fitted-models.ts";
import { publishedModels } from "../../observatory/parts/published-models.ts";
import type { ScoredModels } from "../../observatory/parts/scored-model.ts";
import { staffReports } from "../../observatory/parts/staff.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import { asOfFields, folder, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { ownScores } from "../shared/capability-data.ts";
import { drawCapabilities } from "../shared/draw-capabilities.ts";
import { lagPictures } from "./pictures.ts";
import { lagSchema } from "./result.ts";
import { lagResult } from "./to-result.ts";
import { findingOfLag, viewLag } from "./view.ts";

/** Drawn worlds behind the intervals; a fit to raw scores is costlier than published intervals. */
const PUBLISHED_DRAWS = 200;
const FITTED_DRAWS = 100;

/** Penalty of the published fit of the index. */
const PUBLISHED_PENALTY = 0.1;

/**
 * Who is near the frontier, who reached a level of capability when, and how far open weights trail.
 */
export default defineOperation({
  name: "lag",
  input: z.strictObject({
    bar: z.string().min(1).max(200).optional(),
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
    const { asOf } = window.value;
    const scale = t(scored.value.scale.key, scored.value.scale.facts);
    const result = lagResult(lag.value, staff.value, { asOf, scale });
    return succeed({
      result: { ...result, answer: findingOfLag(result, t).sentence },
      seed: input.seed,
      met: lag.value.bar.first !== undefined,
      notes: [
        t("lag.note.field"),
        t("lag.note.interval"),
        t("lag.note.censored"),
        t("lag.note.open"),
      ],
    });
  },
  pictures: lagPictures,
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
  // Who was ahead when can be asked of dated models only.
  const given = ownScores({ inputs, asOf: window.asOf }, { context, asOf: window.asOf });
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
