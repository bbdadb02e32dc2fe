import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type {
  ChecksResult,
  ListResult,
  RowsResult,
  SeriesFinding,
  SeriesResult,
} from "./result.ts";

/** The list of datasets, the rows of one or what checks find in it, for a person. */
export const viewSeries = (result: SeriesResult, t: Translate): Document =>
  "datasets" in result
    ? viewList(result, t)
    : "findings" in result
      ? viewChecks(result, t)
      : viewRows(result, t);

function viewList(result: ListResult, t: Translate): Document {
  const counted = result.datasets.some(({ admitted }) => admitted !== undefined);
  return [
    { kind: "title", text: t("series.title") },
    {
      kind: "table",
      columns: [
        { label: "id" },
        { label: t("view.title") },
        { label: t("view.rows"), align: "right" },
        ...(counted ? [{ label: t("series.admitted"), align: "right" as const }] : []),
        { label: t("view.skipped"), align: "right" },
        { label: t("view.date") },
        { label: t("view.known") },
        { label: t("view.licence") },
      ],
      rows: result.datasets.map((dataset) => [
        dataset.id,
        dataset.title,
        String(dataset.rows),
        ...(counted ? [String(dataset.admitted ?? 0)] : []),
        String(dataset.skipped.reduce((sum, { count }) => sum + count, 0)),
        `${dataset.from} – ${dataset.to}`,
        dataset.knownFrom,
        dataset.licence,
      ]),
    },
    ...result.broken.map(({ id, problem }) => ({
      kind: "note" as const,
      text: `${id}: ${problem}`,
    })),
  ];
}

const viewChecks = (result: ChecksResult, t: Translate): Document => [
  { kind: "title", text: t("series.checks.title", { id: result.id }) },
  { kind: "finding", text: result.answer },
  ...(result.checks.length > 0 ? [checksTable(result, t)] : []),
  ...(result.findings.length > 0 ? [findingsTable(result, t)] : []),
];

const checksTable = (result: ChecksResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("series.checks.check") },
    { label: t("series.checks.rule") },
    { label: t("series.checks.found"), align: "right" },
  ],
  rows: result.checks.map(({ check, rule, found }) => [check, rule, String(found)]),
});

const findingsTable = (result: ChecksResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("series.checks.check") },
    { label: t("series.checks.row") },
    { label: t("series.checks.states"), align: "right" },
    { label: t("series.checks.expected"), align: "right" },
    { label: t("series.checks.done") },
    { label: t("series.checks.reason") },
  ],
  rows: result.findings.map((finding) => [
    finding.check || "–",
    finding.row,
    written(finding.found),
    written(finding.expected),
    t(`series.checks.done.${finding.done}`),
    finding.reason ?? t("series.checks.unjudged"),
  ]),
});

const written = (value: SeriesFinding["found"]): string =>
  value === null ? "–" : typeof value === "number" ? String(Number(value.toPrecision(4))) : value;

const viewRows = (result: RowsResult, t: Translate): Document => [
  { kind: "title", text: result.id },
  { kind: "finding", text: result.answer },
  ...(result.rows.length > 0 ? [rowsTable(result)] : []),
  ...result.skipped.map((skip) => ({
    kind: "note" as const,
    text: t("series.skipped", { id: result.id, ...skip }),
  })),
];

const rowsTable = (result: RowsResult): Block => ({
  kind: "table",
  columns: result.columns.map(({ name, kind }) => ({
    label: name,
    align: kind === "number" ? ("right" as const) : ("left" as const),
  })),
  rows: result.rows.map((row) =>
    row.map((cell) => (cell === null ? "" : Array.isArray(cell) ? cell.join(";") : String(cell))),
  ),
});
