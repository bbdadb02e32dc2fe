import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { SimulateResult } from "./result.ts";
import { meanText, probabilityText, remarksOn, valueText } from "./words-of-output.ts";

const quantiles = [
  ["P5", "p05"],
  ["P25", "p25"],
  ["P50", "p50"],
  ["P75", "p75"],
  ["P95", "p95"],
] as const;

/** Fewer draws than this and a quantile of one in twenty rests on less than twenty of them. */
const FEW_EFFECTIVE = 400;

/** How many drivers of each output the table for a person shows. */
const SHOWN = 8;

type Quantiles = Pick<
  SimulateResult["outputs"][string],
  (typeof quantiles)[number][1] | "quantiles"
>;

const pointsOf = ({ series }: SimulateResult) =>
  Object.values(series ?? {}).flatMap(({ points }) => points);

/** What the facts gave, and from which of them. */
function factsView({ facts }: SimulateResult, t: Translate): Document {
  if (!facts) return [];
  return [
    { kind: "heading", text: t("simulate.facts", { asOf: facts.asOf }) },
    {
      kind: "table",
      columns: [
        { label: t("simulate.input") },
        { label: t("simulate.asked") },
        { label: t("simulate.value"), align: "right" },
        { label: t("simulate.unit") },
        { label: t("simulate.what") },
      ],
      rows: facts.inputs.map(({ input, asked, value, lower, upper, unit, what }) => [
        input,
        asked,
        lower === undefined || upper === undefined
          ? formatNumber(value)
          : `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`,
        unit,
        what,
      ]),
    },
    { kind: "note", text: t("simulate.digest", { digest: facts.digest }) },
  ];
}

/** What the draws are worth once they are weighed by the observations. */
function observedView({ observed, draws }: SimulateResult, t: Translate): Document {
  if (!observed) return [];
  const { effective, undefinedShare } = observed;
  const texts = [
    t("simulate.effective", { effective: formatNumber(effective), draws: formatNumber(draws) }),
    ...(effective < FEW_EFFECTIVE ? [t("simulate.few-effective")] : []),
    ...(undefinedShare > 0
      ? [t("simulate.observed-undefined", { share: formatPercent(undefinedShare) })]
      : []),
  ];
  return texts.map((text) => ({ kind: "paragraph", text }));
}

/** Quantiles, probabilities and what drives them, for a person. */
export function viewSimulation(result: SimulateResult, t: Translate): Document {
  const outputs = Object.entries(result.outputs);
  const shares = [...outputs.map(([, each]) => each), ...pointsOf(result)][0]?.quantiles;
  const labels = shares?.map(({ share }) => `P${Number((100 * share).toPrecision(12))}`);
  const columns = labels ?? quantiles.map(([label]) => label);
  const cells = (summary: Quantiles, unit: string | undefined): readonly string[] =>
    summary.quantiles?.map(({ value }) => valueText(value, unit)) ??
    quantiles.map(([, key]) => valueText(summary[key], unit));
  const hasUnits = outputs.some(([, { unit }]) => unit !== undefined);
  const right = (label: string) => ({ label, align: "right" as const });
  return [
    { kind: "title", text: t("simulate.title") },
    {
      kind: "table",
      columns: [
        { label: t("simulate.output") },
        ...[...columns, t("simulate.mean")].map(right),
        ...(hasUnits ? [{ label: t("simulate.unit") }] : []),
      ],
      rows: outputs
        .filter(([, summary]) => summary.probability === undefined)
        .map(([name, summary]) => [
          name,
          ...cells(summary, summary.unit),
          meanText(summary, t, summary.unit),
          ...(hasUnits ? [summary.unit ?? ""] : []),
        ]),
    },
    ...Object.entries(result.series ?? {}).flatMap(
      ([name, { step, unit, points }]): Document => [
        { kind: "heading", text: t("simulate.series", { name }) },
        {
          kind: "table",
          columns: [t(`simulate.step.${step}`), ...columns, t("simulate.mean")].map(right),
          rows: points.map((point) => [
            String(point.step),
            ...cells(point, unit),
            meanText(point, t, unit),
          ]),
        },
      ],
    ),
    ...factsView(result, t),
    ...observedView(result, t),
    ...outputs.flatMap(
      ([name, { probability, undefinedShare }]): Document =>
        probability === undefined
          ? []
          : [
              {
                kind: "paragraph",
                text: `${t("simulate.probability", { name })}: ${probabilityText(probability, undefinedShare)}`,
              },
            ],
    ),
    ...outputs.flatMap(([name, summary]) =>
      remarksOn(name, summary, result.draws, t).map((text) => ({
        kind: "paragraph" as const,
        text,
      })),
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
            tornado
              ? `${valueText(tornado.low, result.outputs[name]?.unit)} … ${valueText(tornado.high, result.outputs[name]?.unit)}`
              : "–",
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
