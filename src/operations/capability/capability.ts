import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
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
import { asOfFields, file, folder, seedField, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import {
  type CapabilityInput,
  embeddedScores,
  type OwnCounts,
  type OwnScores,
  ownScores,
} from "../shared/capability-data.ts";
import { drawCapabilities } from "../shared/draw-capabilities.ts";
import { type PublicFit, publicFit } from "../shared/public-fit.ts";
import { capabilityPictures } from "./pictures.ts";
import { capabilitySchema } from "./result.ts";
import { publicLinks, publicModel, publicMultimodal } from "./to-result.ts";
import { viewCapability } from "./view.ts";

const LEVEL = 0.9;

/** Models and benchmarks on one scale, fitted from scores. */
export default defineOperation({
  name: "capability",
  input: z.strictObject({
    inputs: folder().optional(),
    data: file().optional(),
    anchor: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
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
    const given = scoresFor(input, context, window.value);
    if (!given.ok) return given;
    const { data, models, own } = given.value;
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
    if (!frontier && own === undefined) return fail("not-determined", { value: "frontier", n: 0 });
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
        frontier: frontier ?? null,
        scoresOf: own ? ("own" as const) : ("facts" as const),
        sensitivity: [...capabilitySensitivity(data, fit, placed.value)],
        links: publicLinks(links.value),
        multimodal: publicMultimodal(links.value.multimodal, t),
      },
      seed: input.seed,
      notes: [
        scaleNote(data.anchors, own, t),
        t("capability.note.interval"),
        ...(own === undefined
          ? [t("capability.note.multimodal")]
          : ownNotes(own, data.anchorBenchmark, t)),
      ],
    });
  },
  pictures: capabilityPictures,
  view: viewCapability,
});

/** The scores of the reader, or the embedded ones. */
function scoresFor(
  input: OwnScores,
  context: Context,
  window: FactWindow,
): Outcome<CapabilityInput> {
  const { data, inputs, anchor } = input;
  if (data !== undefined && inputs !== undefined) {
    return fail("only-one-of", { field: "data", other: "inputs" });
  }
  if (data !== undefined || inputs !== undefined) {
    return ownScores(input, { context, asOf: window.asOf });
  }
  return anchor === undefined
    ? embeddedScores(context, window)
    : fail("missing-input", { field: "data" });
}

/** What the public scale is fixed by. */
function scaleNote(
  anchors: CapabilityInput["data"]["anchors"],
  own: OwnCounts | undefined,
  t: Translate,
): string {
  if (own?.anchors === "own") {
    const names = anchors.map(({ model, value }) => `${model} = ${value}`).join(", ");
    return t("capability.note.scale.own", { names });
  }
  if (anchors.length === 2) return t("capability.note.scale");
  const n = anchors.length;
  return own ? t("capability.note.scale.shared", { n }) : t("capability.note.scale.index", { n });
}

/** What of a reader's own scores was left out, or stands in for something else. */
const ownNotes = (own: OwnCounts, anchorBenchmark: string, t: Translate): readonly string[] => [
  ...(own.later ? [t("own.later", { count: own.later })] : []),
  ...(own.undated ? [t("capability.note.undated", { count: own.undated })] : []),
  ...(own.repeated ? [t("capability.note.repeated", { count: own.repeated })] : []),
  ...(anchorBenchmark === "Winogrande"
    ? []
    : [t("capability.note.anchor", { name: anchorBenchmark })]),
];

/** The best model to date against its release, in points a year, where releases determine it. */
function frontierFit(
  placed: readonly PlacedModel[],
  models: CapabilityInput["models"],
  t: Translate,
): PublicFit | undefined {
  const dated = placed.flatMap(({ model, eci }) => {
    const date = models.get(model)?.date ?? "";
    return date === "" ? [] : [{ date, value: eci }];
  });
  const frontier = records(dated, ({ value }) => value, "up");
  const fit = fitPoints(frontier, "linear", LEVEL);
  return fit ? publicFit(fit, t("capability.frontier")) : undefined;
}
