import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { formatNumber } from "../../i18n/format.ts";
import { type MessageKey, type Translate, translator } from "../../i18n/translate.ts";
import {
  capabilitySensitivity,
  type PlacedModel,
  placeModels,
} from "../../observatory/capability-fit.ts";
import { capabilityLinks } from "../../observatory/capability-links.ts";
import type { Document } from "../../reports/document.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import { fitPoints } from "../../trends/parts/fit-points.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { asOfFields, field, folder, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { type CapabilityInput, embeddedScores, scoresOfFolder } from "../shared/capability-data.ts";
import { drawCapabilities } from "../shared/draw-capabilities.ts";
import { fitText } from "../shared/fit-text.ts";
import { fitSchema, type PublicFit, publicFit } from "../shared/schemas.ts";
import { linksSchema, publicLinks, viewLinks } from "./links-view.ts";
import { multimodalSchema, publicMultimodal, viewMultimodal } from "./multimodal-view.ts";

const LEVEL = 0.9;

/** How many models the table for a person shows. */
const SHOWN = 25;

const output = z.object({
  n: z.object({ models: z.number().int(), benchmarks: z.number().int(), scores: z.number().int() }),
  cost: z.number(),
  lambda: z.number(),
  level: z.number(),
  models: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      organization: z.string().nullable(),
      date: z.string(),
      capability: z.number(),
      eci: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      open: z.boolean().nullable(),
    }),
  ),
  benchmarks: z.array(z.object({ id: z.string(), difficulty: z.number(), slope: z.number() })),
  frontier: fitSchema,
  sensitivity: z.array(
    z.object({ choice: z.string(), value: z.string(), leader: z.number(), spread: z.number() }),
  ),
  /** How the published index links to its editions, to task length and to the Arena. */
  links: linksSchema,
  /** Images and videos, each benchmark a line of its own. */
  multimodal: multimodalSchema,
});

export type CapabilityResult = z.infer<typeof output>;

/** Models and benchmarks on one scale, fitted from scores. */
export default defineOperation({
  name: "capability",
  input: z.strictObject({
    inputs: field("inputs", folder().optional()),
    lambda: field("lambda", z.number().min(0).max(1000).default(1e-3)),
    bootstrap: field("bootstrap", z.number().int().min(0).max(10_000).default(200)),
    seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
    ...asOfFields,
  }),
  output,
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
        models: placed.value.map((model) => describeModel(model, models)),
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

type Models = CapabilityInput["models"];

function describeModel(placed: PlacedModel, models: Models): CapabilityResult["models"][number] {
  const facts = models.get(placed.model);
  return {
    id: placed.model,
    label: facts?.label ?? placed.model,
    organization: facts?.organization ?? null,
    date: facts?.date ?? "",
    capability: placed.capability,
    eci: placed.eci,
    lower: placed.lower ?? null,
    upper: placed.upper ?? null,
    open: facts?.open ?? null,
  };
}

/** The best model to date against its release, in points a year. */
function frontierFit(
  placed: readonly PlacedModel[],
  models: Models,
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

function viewCapability(result: CapabilityResult, t: Translate): Document {
  return [
    { kind: "title", text: t("capability.title") },
    {
      kind: "finding",
      text: t("capability.finding", { ...result.n, cost: result.cost.toPrecision(5) }),
    },
    {
      kind: "paragraph",
      text: t("text.named", { name: t("capability.frontier"), text: fitText(result.frontier, t) }),
    },
    {
      kind: "table",
      columns: [
        { label: t("view.label") },
        { label: t("view.date") },
        { label: "ECI", align: "right" },
        { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
        { label: t("capability.raw"), align: "right" },
      ],
      rows: result.models
        .slice(0, SHOWN)
        .map((model) => [
          model.label,
          model.date,
          model.eci.toFixed(1),
          model.lower === null || model.upper === null
            ? "–"
            : `[${model.lower.toFixed(1)}, ${model.upper.toFixed(1)}]`,
          model.capability.toFixed(4),
        ]),
    },
    ...(result.models.length > SHOWN
      ? [{ kind: "note" as const, text: t("view.more", { count: result.models.length - SHOWN }) }]
      : []),
    { kind: "heading", text: t("capability.sensitivity") },
    {
      kind: "table",
      columns: [
        { label: t("capability.choice") },
        { label: t("capability.leader"), align: "right" },
        { label: t("capability.spread"), align: "right" },
      ],
      rows: result.sensitivity.map(({ choice, value, leader, spread }) => [
        t(`capability.choice.${choice}` as MessageKey, { value }),
        formatNumber(leader),
        `${formatNumber(spread)}×`,
      ]),
    },
    ...viewLinks(result.links, t),
    ...viewMultimodal(result.multimodal, t),
  ];
}
