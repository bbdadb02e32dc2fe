import { scenarioChart } from "../../charts/scenario-chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import { chartOfTrend } from "../shared/chart-of-trend.ts";
import type { TrendResult } from "./result.ts";

/** The picture of one quantity; the list of them has none. */
export function trendPictures(
  result: TrendResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] {
  if ("trends" in result) return [];
  const chart =
    result.fit === null
      ? scenarioChart(
          {
            ...{ name: result.title, filter: "", asOf: result.asOf, source },
            ...{ result, unitLabel: result.unit },
          },
          t,
        )
      : chartOfTrend(result, { filter: "", source }, t);
  return [{ kind: "chart", id: result.id, ...chart }];
}
