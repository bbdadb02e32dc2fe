import { z } from "zod";
import { fail, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { trends } from "../../trends/index.ts";
import { pastForecastsInParts } from "../../trends/parts/forecast/past-forecasts.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { doInParts } from "../shared/do-in-parts.ts";
import { registeredBy } from "./registered.ts";
import { skillSchema } from "./result.ts";
import { skillResult } from "./to-result.ts";
import { viewSkill } from "./view.ts";

/** How forecasts have fared, each by what was known when it was made. */
export default defineOperation({
  name: "skill",
  input: z.strictObject({
    trend: z.string().optional(),
    forecasts: z.boolean().optional(),
    all: z.boolean().optional(),
    ...asOfFields,
  }),
  output: skillSchema,
  weight: ({ all }) => (all ? 10 : 0.2),
  rows: "series",
  inPieces: true,
  positional: ["trend"],
  examples: [{}, { trend: "hardware-performance" }, { trend: "capability", forecasts: true }],
  async run({ trend, forecasts = false, all = false, ...asked }, context) {
    const window = windowOf(asked, context);
    if (!window.ok) return window;
    const chosen = trends.filter(({ id }) => trend === undefined || id === trend);
    if (chosen.length === 0) {
      const known = trends.map(({ id }) => id).join(", ");
      return fail("unknown-trend", { value: trend ?? "", known });
    }
    const { facts } = context;
    const { asOf } = window.value;
    const work = pastForecastsInParts(facts, asOf, all);
    const past = await doInParts(work, { work: "past-days", asked: {} }, context);
    if (!past.ok) return past;
    // The digest covers what the scores are computed from.
    facts.restOn("past-forecasts", JSON.stringify(past.value));
    // What is drawn on for the forecasts of a trend are its facts.
    for (const each of chosen) {
      const observed = each.observe(facts, window.value, {});
      if (!observed.ok && observed.error.code !== "not-determined") return observed;
    }
    const registered = trend === undefined ? await registeredBy(asOf, context) : succeed(null);
    if (!registered.ok) return registered;
    const t = translator(context.language);
    return succeed({
      result: {
        ...skillResult(chosen, past.value, asOf, forecasts, t),
        registered: registered.value,
      },
      notes: [
        ...[t("skill.note.replay"), t("skill.note.score"), t("skill.note.frozen")],
        ...(registered.value ? [t("skill.note.registered")] : []),
      ],
    });
  },
  view: viewSkill,
});
