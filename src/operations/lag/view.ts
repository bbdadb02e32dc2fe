import { formatFactor, formatNumber, formatUsd } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { LagResult } from "./result.ts";

/** Months between two rows of the open lag that a person is shown. */
const SHOWN_EVERY = 6;

const MISSING = "–";

/** Who reached a bar when, for a person. */
export function viewLag(result: LagResult, t: Translate): Document {
  const head: Document = [
    { kind: "title", text: t("lag.title", { bar: barName(result), asOf: result.asOf }) },
    { kind: "finding", text: result.answer },
    { kind: "paragraph", text: result.scale },
  ];
  const parts: Document = [
    ...(result.arrivals.length > 0 ? [arrivalTable(result, t)] : []),
    ...section(t("lag.survival"), result.survival.length > 0, () => survivalTable(result, t)),
    ...section(t("lag.generations"), result.generations.length > 0, () =>
      generationTable(result, t),
    ),
    ...section(t("lag.smallest"), result.smallest.length > 0, () => smallestTable(result, t)),
  ];
  return [...head, ...parts, ...openBlocks(result, t)];
}

const section = (title: string, present: boolean, table: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, table()] : [];

const barName = ({ bar }: LagResult): string => bar.label ?? formatNumber(bar.score, 5);

const arrivalTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.organization") },
    { label: t("lag.model") },
    { label: t("view.date") },
    { label: t("lag.months"), align: "right" },
    { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
    { label: t("lag.compute"), align: "right" },
    { label: t("lag.cost"), align: "right" },
    { label: t("lag.staff"), align: "right" },
  ],
  rows: result.arrivals.map((row) => [
    row.organization,
    row.censored ? t("lag.best", { model: row.label, score: row.eci.toFixed(1) }) : row.label,
    row.date ?? t("lag.not-there"),
    row.censored ? `> ${row.lagMonths.toFixed(1)}` : row.lagMonths.toFixed(1),
    intervalText(row),
    row.flopRatio === null ? MISSING : formatFactor(row.flopRatio),
    row.usdRatio === null ? MISSING : formatFactor(row.usdRatio),
    row.staff === null ? MISSING : formatNumber(row.staff.people),
  ]),
});

/** An interval in months; none where every drawn world has the same date. */
const intervalText = ({ lower, upper }: LagResult["arrivals"][number]): string =>
  lower === null || lower === upper
    ? MISSING
    : `[${lower.toFixed(1)}, ${upper === null ? "∞" : upper.toFixed(1)}]`;

const survivalTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.months"), align: "right" },
    { label: t("lag.at-risk"), align: "right" },
    { label: t("lag.still-behind"), align: "right" },
    { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
  ],
  rows: result.survival.map((step) => [
    step.months.toFixed(1),
    String(step.atRisk),
    step.survival.toFixed(2),
    `[${step.lower.toFixed(2)}, ${step.upper.toFixed(2)}]`,
  ]),
});

const generationTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.generation"), align: "right" },
    { label: t("lag.score"), align: "right" },
    { label: t("lag.first") },
    { label: t("view.date") },
    { label: t("lag.after-previous"), align: "right" },
    { label: t("lag.organizations"), align: "right" },
    { label: t("lag.median"), align: "right" },
    { label: t("lag.known-compute") },
    { label: t("lag.cost-of-run"), align: "right" },
    { label: t("lag.compute-ratio"), align: "right" },
  ],
  rows: result.generations.map((row) => [
    row.step > 0 ? `+${row.step}` : String(row.step),
    row.score.toFixed(1),
    row.first.label,
    row.first.date,
    row.monthsAfterPrevious === null ? MISSING : row.monthsAfterPrevious.toFixed(1),
    String(row.arrived),
    row.medianMonths === null ? MISSING : row.medianMonths.toFixed(1),
    row.firstOfKnownCompute ?? MISSING,
    row.usd === null ? MISSING : formatUsd(row.usd),
    row.flopRatio === null ? MISSING : formatFactor(row.flopRatio),
  ]),
});

const smallestTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("lag.model") },
    { label: t("lag.parameters"), align: "right" },
    { label: t("lag.score"), align: "right" },
  ],
  rows: result.smallest.map((row) => [
    row.date,
    row.label,
    `${formatNumber(row.parameters / 1e9)} G`,
    row.eci.toFixed(1),
  ]),
});

function openBlocks(result: LagResult, t: Translate): readonly Block[] {
  const { open } = result;
  if (open === null) return [];
  const last = open.series.length - 1;
  return [
    { kind: "heading", text: t("lag.open") },
    {
      kind: "paragraph",
      text: t("lag.open.finding", {
        from: open.from,
        to: open.to,
        tied: open.lagMonths.toFixed(1),
        tiedLower: open.lower.toFixed(1),
        tiedUpper: open.upper.toFixed(1),
        strict: open.strict.lagMonths.toFixed(1),
        strictLower: open.strict.lower.toFixed(1),
        strictUpper: open.strict.upper.toFixed(1),
        level: 100 * open.level,
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("view.date") },
        { label: t("lag.open.model") },
        { label: t("lag.open.passed-by") },
        { label: t("lag.open.tied"), align: "right" },
        { label: t("lag.open.strict"), align: "right" },
      ],
      rows: open.series
        .filter((_, index) => (last - index) % SHOWN_EVERY === 0)
        .map((row) => [
          row.date,
          row.openModel,
          row.closedModel ?? MISSING,
          row.lagMonths.toFixed(1),
          row.strictMonths.toFixed(1),
        ]),
    },
  ];
}
