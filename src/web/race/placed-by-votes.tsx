import { linesChart } from "../../charts/lines-chart.ts";
import type { RaceResult } from "../../operations/race/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** Models on the Arena and the index, the line between the two, and the labs that it places. */
export function PlacedByVotes({ result, envelope }: FigureData<RaceResult>) {
  const { t } = useApp();
  const { placement } = result;
  if (!placement) return null;
  const { line, models, labs, date } = placement;
  const upper = models.filter(({ used }) => used);
  const ends = [
    Math.min(...upper.map(({ rating }) => rating)),
    Math.max(...[...upper, ...labs].map(({ rating }) => rating)),
  ];
  const cloud = (used: boolean) =>
    models
      .filter((model) => model.used === used)
      .toSorted((one, other) => one.rating - other.rating)
      .map(({ rating, score }) => ({ x: rating, y: score }));
  return (
    <Figure
      name={`race-votes-${date}`}
      chart={({ width }) =>
        linesChart(
          {
            name: t("web.race.placement"),
            filter: "",
            asOf: date,
            source: publisherLine(envelope, t),
            x: { kind: "number", scale: "linear", unit: "1", label: t("race.rating") },
            y: { kind: "number", scale: "linear", unit: "1", label: t("race.score") },
            lines: [
              { label: t("web.race.linked"), dots: "only", points: cloud(true) },
              { label: t("web.race.weak"), dots: "only", points: cloud(false) },
              {
                label: t("web.race.line"),
                points: ends.map((rating) => ({
                  x: rating,
                  y: line.intercept + line.slope * rating,
                })),
              },
            ],
            marked: labs.map(({ lab, rating, score, lower, upper: most }) => ({
              label: lab,
              x: rating,
              y: score,
              lower: lower ?? score,
              upper: most ?? score,
            })),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("race.model") },
          { label: t("race.lab") },
          { label: t("race.rating"), align: "right" },
          { label: t("race.score"), align: "right" },
        ],
        rows: [
          ...labs.map(({ model, lab, rating, score }) => [
            ...[model, lab, rating.toFixed(0), t("race.by-votes", { score: score.toFixed(1) })],
          ]),
          ...models.map(({ model, rating, score }) => [
            ...[model, "", rating.toFixed(0), score.toFixed(1)],
          ]),
        ],
      }}
    />
  );
}
