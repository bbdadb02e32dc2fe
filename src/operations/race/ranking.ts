import { itemAt } from "../../base/item-at.ts";
import type { Chart, ChartStyle } from "../../charts/parts/chart.ts";
import { type StackData, stackChart } from "../../charts/stack-chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { RaceDate } from "./result.ts";

/** Places that are told, from the first. */
const PLACES = 6;
/** Labs less likely than this to hold a place are told together. */
const NAMED = 0.03;

/** For each of the first places, the labs that may hold it on a date, the likeliest first. */
export function rankingOf({ labs }: RaceDate): readonly (readonly {
  readonly lab: string;
  readonly probability: number;
}[])[] {
  return Array.from({ length: Math.min(PLACES, labs.length) }, (_, place) =>
    labs
      // Draws know a probability to the percent.
      .map(({ lab, ranks }) => ({ lab, probability: Math.round(100 * itemAt(ranks, place)) / 100 }))
      .filter(({ probability }) => probability >= NAMED)
      .sort((a, b) => b.probability - a.probability),
  );
}

/** A bar for each of the first places, cut among the labs that may hold it. */
export function rankingChart(
  date: RaceDate,
  words: Pick<StackData, "asOf" | "source">,
  t: Translate,
  style?: ChartStyle,
): Chart {
  return stackChart(
    {
      ...words,
      name: t("race.ranking", { date: date.date }),
      filter: "",
      rows: rankingOf(date).map((parts, place) => ({
        label: t("race.place", { place: place + 1 }),
        parts: parts.map(({ lab, probability }) => ({ name: lab, value: probability })),
        rest: Math.max(
          0,
          parts.reduce((left, { probability }) => left - probability, 1),
        ),
      })),
      unit: "probability",
      unitLabel: t("race.ranking.unit"),
      restLabel: t("race.ranking.rest"),
    },
    t,
    style,
  );
}
