import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { rateHistory } from "../../observatory/rate-history.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { historySchema } from "./result.ts";
import { publicHistory } from "./to-result.ts";
import { viewHistory } from "./view.ts";

/** What an answer said over time: the same rate as of each month past. */
export default defineOperation({
  name: "history",
  input: z.strictObject({
    id: z.string().default("law.inference-price.growthPerYear"),
    ...asOfFields,
  }),
  output: historySchema,
  weight: ({ id }) => (id.startsWith("law.") ? 0.5 : 0.2),
  rows: "points",
  positional: ["id"],
  examples: [{}, { id: "trend.time-horizon.growthPerYear", asOf: "2026-06-30" }],
  async run({ id, ...asked }, context) {
    const window = windowOf(asked, context);
    if (!window.ok) return window;
    const { facts, cancelled, progress } = context;
    const { asOf } = window.value;
    const found = rateHistory(facts, id, asOf, {
      ...(cancelled && { cancelled }),
      ...(progress && { onDay: (done, total) => progress(done, total, id) }),
    });
    if (!found.ok) return found;
    facts.restOn("history", JSON.stringify(found.value));
    const t = translator(context.language);
    return succeed({ result: publicHistory(id, found.value, asOf, t), notes: [t("history.note")] });
  },
  view: viewHistory,
});
