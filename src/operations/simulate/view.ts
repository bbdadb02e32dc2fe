import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { SimulateResult } from "./result.ts";

/** How many drivers of each output the table for a person shows. */
const SHOWN = 8;

/** Quantiles, probabilities and what drives them, for a person. */
export function viewSimulation(result: SimulateResult, t: Translate): Document {
  const outputs = Object.entries(result.outputs);
  return [
    { kind: "title", text: t("simulate.title") },
    {
      kind: "table",
      columns: [
        { label: t("simulate.output") },
        ...["P5", "P25", "P50", "P75", "P95", t("simulate.mean")].map((label) => ({
          label,
          align: "right" as const,
        })),
      ],
      rows: outputs
        .filter(([, summary]) => summary.probability === undefined)
        .map(([name, { p05, p25, p50, p75, p95, mean }]) => [
          name,
          ...[p05, p25, p50, p75, p95, mean].map((value) => formatNumber(value)),
        ]),
    },
    ...outputs.flatMap(
      ([name, { probability }]): Document =>
        probability === undefined
          ? []
          : [
              {
                kind: "paragraph",
                text: `${t("simulate.probability", { name })}: ${formatPercent(probability)}`,
              },
            ],
    ),
    { kind: "heading", text: t("simulate.drivers") },
    {
      kind: "table",
      columns: [
        { label: t("simulate.output") },
        { label: t("simulate.input") },
        { label: t("simulate.share"), align: "right" },
        { label: t("simulate.tornado"), align: "right" },
      ],
      rows: outputs.flatMap(([name]) =>
        result.drivers
          .filter((driver) => driver.output === name)
          .slice(0, SHOWN)
          .map(({ input, share, tornado }) => [
            name,
            input,
            formatPercent(share),
            tornado ? `${formatNumber(tornado.low)} … ${formatNumber(tornado.high)}` : "–",
          ]),
      ),
    },
    {
      kind: "note",
      text: t("simulate.how", {
        draws: result.draws,
        method: result.method,
        mode: result.mode,
        threads: result.threads,
        ms: formatNumber(result.elapsedMs),
      }),
    },
  ];
}
