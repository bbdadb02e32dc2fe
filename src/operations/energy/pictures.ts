import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { EnergyResult } from "./result.ts";
import { publishedShares, sharePath } from "./share-paths.ts";

export const readings = ["electricity", "all-energy"] as const;
const UNTIL = "2055-12-31";

/** The shares of data centres, where scenarios lead anywhere. */
export const energyPictures = (
  result: EnergyResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] =>
  hasShares(result)
    ? [{ kind: "chart", id: "energy-shares", ...sharesChart(result, { source }, t) }]
    : [];

const pathsOf = (result: EnergyResult) =>
  readings.map((reading) => ({ reading, points: sharePath(result, reading, UNTIL) }));

/** Whether there is a path to draw. */
export const hasShares = (result: EnergyResult): boolean =>
  pathsOf(result).some(({ points }) => points.length > 1);

/** The two readings of a share: of electricity, and of all energy, with the levels claimed. */
export function sharesChart(
  result: EnergyResult,
  { source, linear = false }: { readonly source: string; readonly linear?: boolean },
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const levels = [...new Set(result.crossings.map(({ share }) => share))];
  return linesChart(
    {
      ...{ name: t("web.energy.shares"), filter: t("energy.range"), asOf: result.asOf, source },
      x: { kind: "date", scale: "linear", unit: "", label: "", annual: true },
      y: {
        kind: "number",
        scale: linear ? "linear" : "log",
        unit: "share",
        label: t("web.energy.share-of-world"),
        ...(linear ? { include: [0] } : {}),
      },
      lines: pathsOf(result).map(({ reading, points }) => ({
        label: t(`energy.reading.${reading}`),
        points,
        dashed: true,
      })),
      levels: levels.map((share) => ({ label: formatPercent(share), y: share })),
      marked: publishedShares(result).map(({ date, share, shareLow, shareHigh }) => ({
        label: date.slice(0, 4),
        x: dayNumber(date),
        y: share as number,
        shape: "diamond" as const,
        ...(shareLow !== null && shareHigh !== null ? { lower: shareLow, upper: shareHigh } : {}),
      })),
    },
    t,
    style,
  );
}
