import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import {
  capabilitySensitivity,
  type PlacedModel,
  placeModels,
} from "../../observatory/capability-fit.ts";
import { capabilityLinks } from "../../observatory/capability-links.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { asOfFields, folder, seedField, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { type CapabilityInput, embeddedScores, scoresOfFolder } from "../shared/capability-data.ts";
import { drawCapabilities } from "../shared/draw-capabilities.ts";
import { type PublicFit, publicFit } from "../shared/public-fit.ts";
import { capabilitySchema } from "./result.ts";
import { publicLinks, publicModel, publicMultimodal } from "./to-result.ts";
import { viewCapability } from "./view.ts";

const LEVEL = 0.9;

/** Models and benchmarks on one scale, fitted from scores. */
export default defineOperation({
  name: "capability",
  input: z.strictObject({
    inputs: folder().optional(),
    lambda: z.number().min(0).max(1000).default(1e-3),
    bootstrap: z.number().int().min(0).max(10_000).default(200),
    seed: seedField(),
    ...asOfFields,
  }),
  output: capabilitySchema,
  weight: ({ bootstrap }) => 0.3 + bootstrap * 1e-3,
  rows: "models",
  positional: [],
  examples: [{}, { lambda: 0.1, bootstrap: 50 }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const given =
      input.inputs === undefined
        ? embeddedScores(context, window.value)
        : scoresOfFolder(input.inputs);
    if (!given.ok) return given;
    const { data, models } = given.value;
    const { lambda: penalty, bootstrap: resamples, seed } = input;
    const fitted = fitItemResponse(data.scores, { anchorBenchmark: data.anchorBenchmark, penalty });
    if (!fitted.ok) return fitted;
    const fit = fitted.value;
    const draws = await drawCapabilities(data, fit, { resamples, seed }, context);
    if (!draws.ok) return draws;
    const placed = placeModels(fit, data.anchors, { draws: draws.value, level: LEVEL });
    if (!placed.ok) return placed;
    const t = translator(context.language);
    const frontier = frontierFit(placed.value, models, t);
    if (!frontier.ok) return frontier;
    const links = capabilityLinks(context.facts, window.value);
    if (!links.ok) return links;
    return succeed({
      result: {
        n: { models: fit.models.length, benchmarks: fit.benchmarks.length, scores: fit.n },
        cost: fit.cost,
        lambda: fit.penalty,
        level: LEVEL,
        models: placed.value.map((model) => publicModel(model, models.get(model.model))),
        benchmarks: fit.benchmarks.map(({ benchmark, difficulty, slope }) => ({
          id: benchmark,
          difficulty,
          slope,
        })),
        frontier: frontier.value,
        sensitivity: [...capabilitySensitivity(data, fit, placed.value)],
        links: publicLinks(links.value),
        multimodal: publicMultimodal(links.value.multimodal, t),
      },
      seed: input.seed,
      notes: [
        data.anchors.length === 2
          ? t("capability.note.scale")
          : t("capability.note.scale.index", { n: data.anchors.length }),
        t("capability.note.interval"),
        t("capability.note.multimodal"),
      ],
    });
  },
  view: viewCapability,
});

/** The best model to date against its release, in points a year. */
function frontierFit(
  placed: readonly PlacedModel[],
  models: CapabilityInput["models"],
  t: Translate,
): Outcome<PublicFit> {
  const dated = placed.map(({ model, eci }) => ({
    date: models.get(model)?.date ?? "",
    value: eci,
  }));
  const frontier = records(dated, ({ value }) => value, "up");
  const fit = fitPoints(frontier, "linear", LEVEL);
  return fit
    ? succeed(publicFit(fit, t("capability.frontier")))
    : fail("not-determined", { value: "frontier", n: frontier.length });
}
