import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { measureEnergy } from "../../observatory/energy.ts";
import { datacentreElectricity } from "../../trends/datacentre-electricity.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { energyPictures } from "./pictures.ts";
import { energySchema } from "./result.ts";
import { energyResult } from "./to-result.ts";
import { viewEnergy } from "./view.ts";

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
    const words = { asOf: window.value.asOf, generation: t("energy.generation") };
    const band = scenario.ok ? scenario.value.band : [];
    return succeed({
      result: energyResult(energy.value, generation.value, band, words),
      notes: [t("energy.note.readings"), t("energy.note.scenarios"), t("energy.note.share")],
    });
  },
  pictures: energyPictures,
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
