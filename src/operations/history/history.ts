import { z } from "zod";
import { fail, succeed } from "../../base/outcome.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { lineIds } from "../../observatory/claims.ts";
import { type RateHistory, rateHistory, ratesWithHistory } from "../../observatory/rate-history.ts";
import { trends } from "../../trends/index.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { bounded } from "../shared/public-fit.ts";
import { trendTitle } from "../shared/trend-words.ts";
import { type HistoryResult, historySchema } from "./result.ts";
import { viewHistory } from "./view.ts";

/** June 2023, the first month that is looked back to: before it, hardly any line could be measured. */
const FIRST_MONTH = 12 * 2023 + 5;

/** What an answer said over time: the same rate as of each month past. */
export default defineOperation({
  name: "history",
  input: z.strictObject({
    id: z.string().default("law.inference-price.growthPerYear"),
    ...asOfFields,
  }),
  output: historySchema,
  weight: ({ id }) => (id.startsWith("law.") ? 5 : 1),
  rows: "points",
  positional: ["id"],
  examples: [{}, { id: "trend.time-horizon.growthPerYear", asOf: "2026-06-30" }],
  async run({ id, ...asked }, context) {
    const window = windowOf(asked, context);
    if (!window.ok) return window;
    if (!ratesWithHistory.includes(id))
      return fail("unknown-rate", { value: id, known: ratesWithHistory.join(", ") });
    const { facts, cancelled, progress } = context;
    const { asOf } = window.value;
    const found = rateHistory(facts, id, daysUntil(asOf), {
      ...(cancelled && { cancelled }),
      ...(progress && { onDay: (done, total) => progress(done, total, id) }),
    });
    if (!found.ok) return found;
    facts.restOn("history", JSON.stringify(found.value));
    const t = translator(context.language);
    return succeed({ result: publicHistory(found.value, asOf, t), notes: [t("history.note")] });
  },
  view: viewHistory,
});

/** The first of every month up to a day, and that day. */
export function daysUntil(asOf: string): readonly string[] {
  const days: string[] = [];
  for (let month = FIRST_MONTH; ; month++) {
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day >= asOf) return [...days, asOf];
    days.push(day);
  }
}

function publicHistory(
  { id, scale, rates }: RateHistory,
  asOf: string,
  t: Translate,
): HistoryResult {
  return {
    asOf,
    id,
    title: titleOf(id, t),
    scale,
    points: rates.map(({ asOf, rate }) => ({
      asOf,
      growthPerYear: rate?.growthPerYear ?? null,
      lower: rate ? bounded(rate.lower) : null,
      upper: rate ? bounded(rate.upper) : null,
      n: rate?.n ?? 0,
    })),
  };
}

function titleOf(id: string, t: Translate): string {
  const line = lineIds.find((each) => id === `law.${each}.growthPerYear`);
  if (line) return t(`law.line.${line}`);
  const trend = trends.find((each) => id === `trend.${each.id}.growthPerYear`);
  return trend ? trendTitle(trend.id, t) : id;
}
