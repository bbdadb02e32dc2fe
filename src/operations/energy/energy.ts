import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import {
  centralTwh,
  ELECTRICITY_IN_FINAL_ENERGY,
  type ElectricityFigure,
  type Energy,
  measureEnergy,
} from "../../observatory/energy.ts";
import { datacentreElectricity } from "../../trends/datacentre-electricity.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { fitSchema, publicFit } from "../shared/schemas.ts";
import { viewEnergy } from "./view.ts";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

const figureSchema = z.object({
  id: z.string(),
  date: z.string(),
  scope: z.string(),
  boundary: z.string(),
  kind: z.string(),
  publication: z.string(),
  twh: maybe,
  twhLow: maybe,
  twhHigh: maybe,
  share: maybe,
  shareLow: maybe,
  shareHigh: maybe,
  /** Share of the world's generation of that year, where that is known. */
  shareOfGeneration: maybe,
  /** Share of final energy, when electricity is a fifth of it. */
  shareOfAllEnergy: maybe,
  /** Other figures of the same year and scope. */
  beside: z.array(z.string()),
  source: z.string(),
});

/** The electricity of data centres, as the contract shapes it. */
export const energySchema = z.object({
  asOf: z.string(),
  electricityInFinalEnergy: z.number(),
  observations: z.array(figureSchema),
  scenarios: z.array(
    z.object({
      publication: z.string(),
      boundary: z.string(),
      end: z.enum(["central", "low", "high"]),
      from: z.string(),
      fromTwh: z.number(),
      to: z.string(),
      toTwh: z.number(),
      growthPerYear: z.number(),
      kind: z.string(),
      source: z.string(),
    }),
  ),
  band: z.array(
    z.object({ date: z.string(), lower: z.number(), upper: z.number(), n: z.number().int() }),
  ),
  generation: fitSchema.nullable(),
  crossings: z.array(
    z.object({
      reading: z.enum(["electricity", "all-energy"]),
      share: z.number(),
      date: maybeText,
      lower: maybeText,
      upper: maybeText,
      kind: z.literal("range of scenarios"),
      status: z.enum(["reached", "expected", "not expected", "not determined"]),
    }),
  ),
});

export type EnergyResult = z.infer<typeof energySchema>;

/** What data centres draw, what is projected, and when they pass 3, 10 and 20 %. */
export default defineOperation({
  name: "energy",
  input: z.strictObject(asOfFields),
  output: energySchema,
  weight: () => 0.01,
  rows: "observations",
  positional: [],
  examples: [{}, { asOf: "2024-06-30" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const energy = measureEnergy(context.facts, window.value);
    if (!energy.ok) return energy;
    const generation = generationByYear(context, window.value);
    if (!generation.ok) return generation;
    const scenario = datacentreElectricity.observe(context.facts, window.value);
    const t = translator(context.language);
    return succeed({
      result: {
        asOf: window.value.asOf,
        electricityInFinalEnergy: ELECTRICITY_IN_FINAL_ENERGY,
        observations: energy.value.figures.map((figure) =>
          publicFigure(figure, energy.value.figures, generation.value),
        ),
        scenarios: publicScenarios(energy.value),
        band: scenario.ok ? scenario.value.band.map((step) => ({ ...step })) : [],
        generation: energy.value.generation
          ? publicFit(energy.value.generation, t("energy.generation"))
          : null,
        crossings: energy.value.crossings.map(({ reading, share, status, ...dates }) => ({
          reading,
          share,
          date: dates.date ?? null,
          lower: dates.earliest ?? null,
          upper: dates.latest ?? null,
          kind: "range of scenarios" as const,
          status,
        })),
      },
      notes: [t("energy.note.readings"), t("energy.note.scenarios"), t("energy.note.share")],
    });
  },
  view: viewEnergy,
});

/** Generation of the world by year, in TWh. */
function generationByYear(
  context: Context,
  window: FactWindow,
): Outcome<ReadonlyMap<string, number>> {
  const rows = context.facts.select("world-electricity", window, { generation_twh: "number" });
  return rows.ok
    ? succeed(new Map(rows.value.map((row) => [row.date.slice(0, 4), row.generation_twh])))
    : rows;
}

function publicFigure(
  figure: ElectricityFigure,
  all: readonly ElectricityFigure[],
  generation: ReadonlyMap<string, number>,
): EnergyResult["observations"][number] {
  const twh = centralTwh(figure);
  const world = figure.scope === "world" ? generation.get(figure.date.slice(0, 4)) : undefined;
  const ofGeneration = twh === undefined || world === undefined ? undefined : twh / world;
  const share = figure.share ?? ofGeneration;
  return {
    id: figure.id,
    date: figure.date,
    scope: figure.scope,
    boundary: figure.boundary,
    kind: figure.kind,
    publication: figure.publication,
    twh: twh ?? null,
    twhLow: figure.electricity_low_twh ?? null,
    twhHigh: figure.electricity_high_twh ?? null,
    share: figure.share ?? null,
    shareLow: figure.share_low ?? null,
    shareHigh: figure.share_high ?? null,
    shareOfGeneration: ofGeneration ?? null,
    shareOfAllEnergy:
      share === undefined || figure.scope !== "world" ? null : share * ELECTRICITY_IN_FINAL_ENERGY,
    beside: all
      .filter(
        ({ id, date, scope, kind }) =>
          id !== figure.id &&
          date === figure.date &&
          scope === figure.scope &&
          kind === figure.kind,
      )
      .map(({ id }) => id),
    source: figure.source,
  };
}

const publicScenarios = ({ scenarios }: Energy): EnergyResult["scenarios"] =>
  scenarios.map(({ from, to, end, growthPerYear }) => ({
    publication: to.publication,
    boundary: to.boundary,
    end,
    from: from.date,
    fromTwh: centralTwh(from) as number,
    to: to.date,
    toTwh: twhAt(to, end),
    growthPerYear,
    kind: to.kind,
    source: to.source,
  }));

const twhAt = (figure: ElectricityFigure, end: "central" | "low" | "high"): number =>
  (end === "central"
    ? centralTwh(figure)
    : end === "low"
      ? figure.electricity_low_twh
      : figure.electricity_high_twh) as number;
