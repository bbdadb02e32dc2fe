import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { CostResult, ServingResult } from "./result.ts";
import { servedOn } from "./server-view.ts";

/** What the chips can do for one user and for all; answers of other kinds have no picture. */
export const servingPictures = (
  result: ServingResult,
  t: Translate,
  at: PictureContext,
): readonly ChartBlock[] =>
  "frontier" in result
    ? [{ kind: "chart", id: "frontier", ...servingFrontier(result, { ...at, linear: false }, t) }]
    : [];

/** What each chip can do, the points that were asked for among it, from the slowest answer to the fastest. */
export const chipFrontiers = (result: CostResult) =>
  servedOn(result).map((chip) => ({
    ...chip,
    points: [...chip.frontier, chip.point].toSorted(
      (one, other) => one.tokensPerSecondPerUser - other.tokensPerSecondPerUser,
    ),
  }));

/** Many users at once or fast answers for each: what each chip can do, where it is run, what was measured. */
export function servingFrontier(
  result: CostResult,
  { asOf, source, linear }: Omit<PictureContext, "sourceOf"> & { readonly linear: boolean },
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const chips = chipFrontiers(result);
  const names = new Map(chips.map(({ hardware, hardwareName }) => [hardware, hardwareName]));
  const several = chips.length > 1;
  const axis = { kind: "number", scale: linear ? "linear" : "log", unit: "1" } as const;
  return linesChart(
    {
      name: t("serving.frontier"),
      filter: several ? result.model : `${result.model}, ${result.hardwareName}, ${result.format}`,
      ...{ asOf, source },
      x: { ...axis, label: t("serving.user-speed") },
      y: { ...axis, label: t("serving.chip-rate"), ...(linear ? { include: [0] } : {}) },
      lines: chips.map(({ hardwareName, points }) => ({
        label: several ? hardwareName : t("serving.frontier"),
        dots: true,
        points: points.map(placeOf),
      })),
      marked: [
        {
          label: t("web.serving.here", {
            speed: formatNumber(result.point.tokensPerSecondPerUser),
            rate: formatNumber(result.point.tokensPerSecondPerChip),
          }),
          ...placeOf(result.point),
        },
        ...result.measured.flatMap(({ hardware, round, ...point }) =>
          point.tokensPerSecondPerUser === null
            ? []
            : [
                {
                  label: t("web.serving.measured-at", {
                    chip: names.get(hardware) ?? hardware,
                    round,
                  }),
                  x: point.tokensPerSecondPerUser,
                  y: point.tokensPerSecondPerChip,
                  shape: "diamond" as const,
                },
              ],
        ),
      ],
    },
    t,
    style,
  );
}

const placeOf = (point: CostResult["point"]) => ({
  x: point.tokensPerSecondPerUser,
  y: point.tokensPerSecondPerChip,
});
