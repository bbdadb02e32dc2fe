import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { type Manifest, REPLACED_ON } from "../../data/manifest.ts";
import type { FactRow } from "../../data/table.ts";
import { type Language, type Translate, translator } from "../../i18n/translate.ts";
import { windowFields, windowOf } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";
import { checkDataset } from "./checks.ts";
import { type SeriesResult, seriesSchema } from "./result.ts";
import { viewSeries } from "./view.ts";

/** The embedded datasets: the list, the rows of one as of a date, or what checks find in it. */
export default defineOperation({
  name: "series",
  input: z.strictObject({
    id: z.string().optional(),
    checks: z.boolean().optional(),
    ...windowFields,
  }),
  output: seriesSchema,
  weight: () => 0.01,
  rows: "rows",
  positional: ["id"],
  examples: [
    {},
    { id: "electricity" },
    { id: "api-prices", checks: true },
    { id: "api-prices", asOf: "2023-12-28" },
  ],
  run: (input, context): Outcome<Answer<SeriesResult>> =>
    input.id === undefined ? listDatasets(input, context) : showDataset(input.id, input, context),
  view: viewSeries,
});

interface Asked {
  readonly asOf?: string | undefined;
  readonly hindsight?: boolean | undefined;
  readonly checks?: boolean | undefined;
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
  if (input.checks) return checkDataset(id, window.value, context);
  const table = context.facts.selectAll(id, window.value);
  if (!table.ok) return table;
  const { manifest, rows } = table.value;
  const t = translator(context.language);
  const skipped = skippedOf(manifest, context.language);
  const columns = manifest.columns.filter(({ name }) => name !== REPLACED_ON);
  return succeed({
    result: {
      id,
      answer: answerOf(rows, manifest, window.value.asOf, t),
      columns: columns.map(({ name, kind, unit, description }) => ({
        name,
        kind,
        unit: unit ?? null,
        description,
      })),
      rows: rows.map((row) => columns.map(({ name }) => writable(row[name]))),
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
