import { barsChart } from "../../charts/bars-chart.ts";
import { unitFormat } from "../../charts/parts/human-units.ts";
import { fieldLabel } from "../../i18n/field-words.ts";
import { formatPercent } from "../../i18n/format.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { useApp } from "../app-context.ts";
import { publisherLine } from "../trend/source-line.ts";
import { Figure } from "./figure.tsx";

/** What moves an output: it with each input at its 10th and its 90th percentile. */
export function DriverBars({
  name,
  title,
  drivers,
  centre,
  unit,
  envelope,
}: {
  readonly name: string;
  /** Name of the output. */
  readonly title: string;
  readonly drivers: readonly {
    readonly input: string;
    readonly share: number;
    readonly tornado?: { readonly low: number; readonly high: number } | undefined;
  }[];
  /** The output in the middle of all inputs. */
  readonly centre: number;
  readonly unit: string;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  const { value: write } = unitFormat(unit, t);
  const rows = drivers.flatMap(({ input, share, tornado }) =>
    tornado
      ? [
          {
            label: `${fieldLabel(input, t)} (${formatPercent(share)})`,
            value: centre,
            lower: Math.min(tornado.low, tornado.high),
            upper: Math.max(tornado.low, tornado.high),
          },
        ]
      : [],
  );
  if (rows.length === 0) return null;
  return (
    <Figure
      name={name}
      chart={({ width }) =>
        barsChart(
          {
            name: t("web.drivers.of", { name: title }),
            filter: "",
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            rows,
            unit,
            unitLabel: t("web.drivers.how"),
            baseline: centre,
            draw: "range",
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("drivers.input") },
          { label: t("web.figure.from"), align: "right" },
          { label: t("web.figure.to"), align: "right" },
        ],
        rows: rows.map(({ label, lower, upper }) => [label, write(lower), write(upper)]),
      }}
    />
  );
}
