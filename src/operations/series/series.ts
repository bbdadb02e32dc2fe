import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Manifest } from "../../data/manifest.ts";
import type { FactRow } from "../../data/table.ts";
import { type Language, type Translate, translator } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { field, windowFields, windowOf } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";

const datasetSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  licence: z.string(),
  retrieved: z.string(),
  rows: z.number().int(),
  /** Rows that the as-of date admits, where one is asked for. */
  admitted: z.number().int().optional(),
  from: z.string(),
  to: z.string(),
  knownFrom: z.string(),
  knownTo: z.string(),
  skipped: z.array(z.object({ reason: z.string(), label: z.string(), count: z.number().int() })),
  /** Why the dataset cannot be read, when it cannot. */
  problem: z.string().optional(),
});

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

const output = z.union([
  z.object({
    datasets: z.array(datasetSchema),
    broken: z.array(z.object({ id: z.string(), problem: z.string() })),
  }),
  z.object({
    id: z.string(),
    /** What is there, in a sentence; of an early date, from when something is. */
    answer: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        unit: z.string().nullable(),
        description: z.string(),
      }),
    ),
    rows: z.array(z.array(cellSchema)),
    skipped: z.array(z.object({ reason: z.string(), label: z.string(), count: z.number().int() })),
    sources: z.array(z.string()),
  }),
]);

type SeriesResult = z.infer<typeof output>;

/** The embedded datasets: the list, or the rows of one as of a date. */
export default defineOperation({
  name: "series",
  input: z.strictObject({ id: field("id", z.string().optional()), ...windowFields }),
  output,
  weight: () => 0.01,
  rows: "rows",
  positional: ["id"],
  examples: [{}, { id: "electricity" }, { id: "api-prices", asOf: "2023-12-28" }],
  run: (input, context): Outcome<Answer<SeriesResult>> =>
    input.id === undefined ? listDatasets(input, context) : showDataset(input.id, input, context),
  view: (result, t) => ("datasets" in result ? viewList(result, t) : viewRows(result, t)),
});

interface Asked {
  readonly asOf?: string | undefined;
  readonly hindsight?: boolean | undefined;
}

function listDatasets(input: Asked, context: Context): Outcome<Answer<SeriesResult>> {
  const { facts, language } = context;
  const window = windowOf(input, context);
  if (!window.ok) return window;
  const admitted = (id: string) => {
    // Counting reads every table, which the list alone need not.
    const table = input.asOf === undefined ? undefined : facts.selectAll(id, window.value);
    return table?.ok ? { admitted: table.value.rows.length } : {};
  };
  const read = facts.ids.map((id) => ({ id, manifest: facts.manifest(id) }));
  return succeed({
    result: {
      datasets: read.flatMap(({ id, manifest }) =>
        manifest.ok ? [{ ...describeDataset(manifest.value, language), ...admitted(id) }] : [],
      ),
      broken: read.flatMap(({ id, manifest }) =>
        manifest.ok ? [] : [{ id, problem: manifest.error.code }],
      ),
    },
    notes: [],
  });
}

function showDataset(id: string, input: Asked, context: Context): Outcome<Answer<SeriesResult>> {
  const window = windowOf(input, context);
  if (!window.ok) return window;
  const table = context.facts.selectAll(id, window.value);
  if (!table.ok) return table;
  const { manifest, rows } = table.value;
  const t = translator(context.language);
  const skipped = skippedOf(manifest, context.language);
  return succeed({
    result: {
      id,
      answer: answerOf(rows, manifest, window.value.asOf, t),
      columns: manifest.columns.map(({ name, kind, unit, description }) => ({
        name,
        kind,
        unit: unit ?? null,
        description,
      })),
      rows: rows.map((row) => manifest.columns.map(({ name }) => writable(row[name]))),
      skipped,
      sources: [...new Set(rows.map(({ source }) => source))],
    },
    notes: skipped.map((skip) => t("series.skipped", { id, ...skip })),
  });
}

/** How many rows were known and what they describe, or from when there are any. */
function answerOf(
  rows: readonly FactRow[],
  manifest: Manifest,
  asOf: string,
  t: Translate,
): string {
  const { knownFrom: first } = manifest.coverage;
  if (rows.length === 0) return t("series.none", { asOf, first });
  const dates = rows.map(({ date }) => date).sort();
  const [from, to] = [dates[0] as string, dates.at(-1) as string];
  return t("series.answer", { rows: rows.length, asOf, from, to });
}

/** `null` for an empty cell; lists as arrays that may be changed. */
const writable = (cell: string | number | boolean | readonly string[] | undefined) =>
  cell === undefined ? null : typeof cell === "object" ? [...cell] : cell;

function describeDataset(manifest: Manifest, language: Language) {
  const { id, title, publisher, url, licence, retrieved, coverage } = manifest;
  return {
    id,
    title: title[language],
    publisher,
    url,
    licence,
    retrieved,
    ...coverage,
    skipped: skippedOf(manifest, language),
  };
}

const skippedOf = (manifest: Manifest, language: Language) =>
  manifest.skipped.map(({ reason, label, count }) => ({ reason, label: label[language], count }));

type ListResult = Extract<SeriesResult, { datasets: unknown }>;
type RowsResult = Exclude<SeriesResult, ListResult>;

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
