import { linesChart } from "../../charts/lines-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { useApp } from "../app-context.ts";
import { publisherLine } from "../trend/source-line.ts";
import { Figure } from "./figure.tsx";

/** One prediction beside what was published or measured, as ratios of the two. */
export interface ScoredPrediction {
  readonly label: string;
  /** Size of the thing predicted, such as chips or tokens a second. */
  readonly size: number;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/** Every prediction against its fact: how far above or below, with its interval, by size. */
export function ErrorScatter({
  name,
  title,
  sizeLabel,
  rows,
  envelope,
}: {
  readonly name: string;
  readonly title: string;
  readonly sizeLabel: string;
  readonly rows: readonly ScoredPrediction[];
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  return (
    <Figure
      name={name}
      chart={({ width }) =>
        linesChart(
          {
            name: title,
            filter: t("web.scoreboard.interval"),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            x: { kind: "number", scale: "log", unit: "1", label: sizeLabel },
            y: {
              kind: "number",
              scale: "log",
              unit: "1",
              label: t("web.scoreboard.ratio"),
              include: [0.5, 2],
            },
            lines: [],
            levels: [{ label: t("web.scoreboard.exact"), y: 1 }],
            marked: rows.map(({ label, size: x, ratio: y, lower, upper }) => ({
              label,
              x,
              y,
              lower,
              upper,
            })),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("view.label") },
          { label: sizeLabel, align: "right" },
          { label: t("web.scoreboard.ratio"), align: "right" },
          { label: t("view.interval"), align: "right" },
        ],
        rows: rows.map(({ label, size, ratio, lower, upper }) => [
          label,
          formatNumber(size, 6),
          formatNumber(ratio),
          `${formatNumber(lower)} – ${formatNumber(upper)}`,
        ]),
      }}
    />
  );
}
