import type { Chart } from "../../charts/parts/chart.ts";
import { raceChart } from "../../charts/race-chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import { middleTier } from "../../operations/race/answer.ts";
import type { RaceResult } from "../../operations/race/result.ts";
import { lanesOf } from "../../operations/race/view.ts";
import type { HomePictures } from "./home.ts";

/** Width of a picture on a telephone, in pixels. */
const NARROW = 350;
/** Width of the lanes on a desk, where they stand beside what is new. */
const LANES_WIDE = 640;

/** Lanes on the home page. */
const LANES = 8;

/** One picture at both widths; drawn light, it follows the theme of the page. */
export function bothWidths(
  wide: number,
  make: (style: {
    readonly theme: "light";
    readonly width: number;
    readonly height: number;
  }) => Chart,
): HomePictures {
  const at = (width: number, height: number) => {
    const { specification, summary } = make({ theme: "light", width, height });
    return { specification, summary };
  };
  return { wide: at(wide, 330), narrow: at(NARROW, 260) };
}

/** The lanes of the labs likeliest to be in the first tier. */
export function lanesPicture(result: RaceResult, t: Translate): HomePictures {
  const [next] = result.dates;
  return bothWidths(LANES_WIDE, (style) =>
    raceChart(
      {
        name: t("race.chart", { tier: middleTier(result), date: next?.date ?? "" }),
        filter: "",
        asOf: result.asOf,
        source: t("race.chart.source"),
        lanes: lanesOf(result).lanes.slice(0, LANES),
      },
      t,
      style,
    ),
  );
}
