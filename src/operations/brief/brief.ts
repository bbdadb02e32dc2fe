import { z } from "zod";
import { fail, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { lineIds } from "../../observatory/claims.ts";
import { rateHistory, rateOfLine } from "../../observatory/rate-history.ts";
import { trends } from "../../trends/index.ts";
import { learntFrom, pastForecasts } from "../../trends/parts/forecast/past-forecasts.ts";
import { measureTrend } from "../../trends/parts/measure-trend.ts";
import { dateField, windowFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { citeSources } from "../contract/run-operation.ts";
import { publicHistory } from "../history/to-result.ts";
import law from "../law/law.ts";
import ledger from "../ledger/ledger.ts";
import { partsControl } from "../shared/parts-control.ts";
import { registeredBy } from "../skill/registered.ts";
import type { PublicTrend } from "../trend/result.ts";
import { publicTrend } from "../trend/to-result.ts";
import { compareDates } from "./compare-dates.ts";
import { briefSchema } from "./result.ts";
import { scorecardOf } from "./scorecard.ts";
import { viewBrief } from "./view.ts";

/** The trends the report shows, in its order. */
const shown = [
  "capability",
  "time-horizon",
  "inference-price",
  "training-cost-fixed-capability",
  "training-cost-amortised",
];

/** The report: the law, its lines with pictures, what changed since another date, and the sources. */
export default defineOperation({
  name: "brief",
  input: z.strictObject({
    ...windowFields,
    compare: dateField().optional(),
  }),
  output: briefSchema,
  weight: () => 10,
  positional: [],
  format: "md",
  examples: [{}, { asOf: "2024-12-31" }, { asOf: "2026-11-23", compare: "2025-11-23" }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const { compare, ...asked } = input;
    const measured = await law.run(asked, context);
    if (!measured.ok) return measured;
    const comparison =
      compare === undefined ? undefined : compareDates(context, window.value, compare);
    if (comparison && !comparison.ok) return comparison;
    const followed = shown.flatMap((id) => trends.find((trend) => trend.id === id) ?? []);
    const { facts, cancelled } = context;
    const { asOf } = window.value;
    const past = pastForecasts(facts, asOf, partsControl(context));
    if (!past.ok) return past;
    const learnt = learntFrom(facts, asOf, past.value);
    const results = followed.flatMap((trend): readonly PublicTrend[] => {
      const measured = measureTrend(trend, facts, window.value, {}, learnt);
      return measured.ok ? [publicTrend(measured.value, past.value, asOf, t)] : [];
    });
    const histories = lineIds.flatMap((line) => {
      const id = rateOfLine(line);
      const said = rateHistory(facts, id, asOf, { ...(cancelled && { cancelled }) });
      return said.ok ? [publicHistory(id, said.value, asOf, t)] : [];
    });
    if (cancelled?.()) return fail("cancelled");
    const scored = await ledger.run({ action: "score", set: "claims", asOf }, context);
    if (!scored.ok) return scored;
    const registered = await registeredBy(asOf, context);
    if (!registered.ok) return registered;
    facts.restOn("history", JSON.stringify(histories));
    return succeed({
      result: {
        law: measured.value.result,
        trends: results,
        histories,
        comparison: comparison?.value ?? null,
        scorecard: scorecardOf(scored.value.result, registered.value),
        sources: citeSources(context.facts).map(({ publisher, licence, url, dataset }) => ({
          publisher,
          licence,
          url,
          datasets: [dataset],
        })),
      },
      notes: measured.value.notes,
    });
  },
  view: viewBrief,
});
