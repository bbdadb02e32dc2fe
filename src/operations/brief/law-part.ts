import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { lineIds } from "../../observatory/claims.ts";
import { rateHistory, rateOfLine } from "../../observatory/rate-history.ts";
import { trends } from "../../trends/index.ts";
import { learntFrom, pastForecasts } from "../../trends/parts/forecast/past-forecasts.ts";
import { measureTrend } from "../../trends/parts/measure-trend.ts";
import type { Context } from "../contract/operation.ts";
import { publicHistory } from "../history/to-result.ts";
import law from "../law/law.ts";
import { partsControl } from "../shared/parts-control.ts";
import type { PublicTrend } from "../trend/result.ts";
import { publicTrend } from "../trend/to-result.ts";
import type { LawPart } from "./result.ts";

/** The trends that are shown with the law, in their order. */
const shown = [
  "capability",
  "time-horizon",
  "inference-price",
  "training-cost-fixed-capability",
  "training-cost-amortised",
];

/** The law, its lines as trends with their forecasts, and what each was said to be over time. */
export async function lawPart(
  window: { readonly asOf: string; readonly hindsight: boolean },
  context: Context,
): Promise<Outcome<LawPart>> {
  const { facts, cancelled } = context;
  const { asOf } = window;
  const t = translator(context.language);
  const measured = await law.run(window, context);
  if (!measured.ok) return measured;
  const past = pastForecasts(facts, asOf, partsControl(context));
  return mapOutcome(past, (forecasts) => {
    const learnt = learntFrom(facts, asOf, forecasts);
    const histories = lineIds.flatMap((line) => {
      const id = rateOfLine(line);
      const said = rateHistory(facts, id, asOf, { ...(cancelled && { cancelled }) });
      return said.ok ? [publicHistory(id, said.value, asOf, t)] : [];
    });
    facts.restOn("history", JSON.stringify(histories));
    return {
      law: measured.value.result,
      trends: shown.flatMap((id): readonly PublicTrend[] => {
        const trend = trends.find((each) => each.id === id);
        const fitted = trend && measureTrend(trend, facts, window, {}, learnt);
        return fitted?.ok ? [publicTrend(fitted.value, forecasts, asOf, t)] : [];
      }),
      histories,
    };
  });
}
