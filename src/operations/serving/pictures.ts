import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { CostResult, ServingResult } from "./result.ts";

/** What the chips can do for one user and for all; answers of other kinds have no picture. */
export const servingPictures = (
  result: ServingResult,
  t: Translate,
  at: PictureContext,
): readonly ChartBlock[] =>
  "frontier" in result
    ? [{ kind: "chart", id: "frontier", ...servingFrontier(result, { ...at, linear: false }, t) }]
    : [];

/** The frontier with the point that was asked for, from the slowest answer to the fastest. */
export const frontierPoints = ({ frontier, point }: CostResult) =>
  [...frontier, point].toSorted(
    (one, other) => one.tokensPerSecondPerUser - other.tokensPerSecondPerUser,
  );

/** Many users at once or fast answers for each: what the chips can do, and where they are run. */
export function servingFrontier(
  result: CostResult,
  { asOf, source, linear }: PictureContext & { readonly linear: boolean },
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const { point } = result;
  const axis = { kind: "number", scale: linear ? "linear" : "log", unit: "1" } as const;
  return linesChart(
    {
      name: t("serving.frontier"),
      filter: `${result.model}, ${result.hardware}, ${result.format}`,
      ...{ asOf, source },
      x: { ...axis, label: t("serving.user-speed") },
      y: { ...axis, label: t("serving.chip-rate"), ...(linear ? { include: [0] } : {}) },
      lines: [
        {
          label: t("serving.frontier"),
          dots: true,
          points: frontierPoints(result).map((each) => ({
            ...{ x: each.tokensPerSecondPerUser, y: each.tokensPerSecondPerChip },
          })),
        },
      ],
      marked: [
        {
          label: t("web.serving.here", {
            speed: formatNumber(point.tokensPerSecondPerUser),
            rate: formatNumber(point.tokensPerSecondPerChip),
          }),
          ...{ x: point.tokensPerSecondPerUser, y: point.tokensPerSecondPerChip },
        },
      ],
    },
    t,
    style,
  );
}
