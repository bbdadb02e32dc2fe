import type { Translate } from "../../i18n/translate.ts";
import { lineIds } from "../../observatory/claims.ts";
import type { PastRate } from "../../observatory/rate-history.ts";
import { trends } from "../../trends/index.ts";
import { trendTitle } from "../shared/trend-words.ts";
import type { HistoryResult } from "./result.ts";

/** What a rate was said to be, in the shape of the contract. */
export function publicHistory(
  id: string,
  said: readonly PastRate[],
  asOf: string,
  t: Translate,
): HistoryResult {
  return {
    asOf,
    id,
    title: titleOf(id, t),
    scale: said.find(({ rate }) => rate)?.rate?.scale ?? "log",
    points: said.map(({ asOf, rate }) => ({
      asOf,
      growthPerYear: rate?.growthPerYear ?? null,
      lower: rate?.lower ?? null,
      upper: rate?.upper ?? null,
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
