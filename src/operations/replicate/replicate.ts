import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { groupBy } from "../../data/group-by.ts";
import { formatNumber } from "../../i18n/format.ts";
import { describeProblem, type Language, type Translate, translate } from "../../i18n/translate.ts";
import { chooseReplications, replicateOne, reportRows } from "../../observatory/replicate-all.ts";
import type {
  Reason,
  Replication,
  ReplicationRow,
} from "../../observatory/replications/parts/replication.ts";
import type { Document, TableBlock } from "../../reports/document.ts";
import { field, folder } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { inSteps } from "../shared/in-steps.ts";

const output = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      published: z.number(),
      ours: z.number().nullable(),
      difference: z.number().nullable(),
      tolerance: z.number(),
      verdict: z.enum(["agrees", "differs", "not run"]),
      reason: z.string().nullable(),
      source: z.string(),
    }),
  ),
  counts: z.object({ agrees: z.number(), differs: z.number(), notRun: z.number() }),
});

type ReplicateResult = z.infer<typeof output>;

/** The published results of the field, computed anew from their inputs, carried or given. */
export default defineOperation({
  name: "replicate",
  input: z.strictObject({
    inputs: field("inputs", folder().optional()),
    only: field("only", z.array(z.string()).optional()),
  }),
  output,
  // The 4,000 resamples of the scaling law are most of it.
  weight: ({ only }) => (only?.includes("scaling-law") === false ? 0.3 : 2),
  rows: "rows",
  readsPublications: true,
  positional: [],
  examples: [{}, { only: ["scaling-law", "chip-stock"] }],
  async run(input, context) {
    const inputs = { texts: new Map(Object.entries(input.inputs ?? {})), facts: context.facts };
    const chosen = chooseReplications(input.only);
    if (!chosen.ok) return chosen;
    const steps = { total: chosen.value.length, size: 1, what: "progress.replications" } as const;
    const parts = await inSteps(context, steps, (index) =>
      succeed(replicateOne(chosen.value[index] as Replication, inputs)),
    );
    if (!parts.ok) return parts;
    const { rows, counts } = reportRows(parts.value.flat());
    return succeed({
      result: { rows: rows.map((row) => publicRow(row, context.language)), counts },
      notes: [],
      met: counts.differs === 0,
    });
  },
  view: viewReplications,
});

const publicRow = (row: ReplicationRow, language: Language): ReplicateResult["rows"][number] => ({
  ...row,
  what: row.what[language],
  ours: row.ours ?? null,
  difference: row.difference ?? null,
  reason: row.reason ? reasonText(row.reason, language) : null,
});

function reasonText(reason: Reason, language: Language): string {
  switch (reason.kind) {
    case "explanation":
      return reason.text[language];
    case "problem":
      return describeProblem(language, reason.problem);
    case "not-carried": {
      const { what, files, url } = reason;
      const facts = { what: what[language], files: files.join(", "), url };
      return translate(language, "replicate.not-carried", facts);
    }
  }
}

function viewReplications(result: ReplicateResult, t: Translate): Document {
  const groups = groupBy(result.rows, ({ id }) => id.split("/")[0] ?? id);
  return [
    { kind: "title", text: t("replicate.title") },
    { kind: "finding", text: t("replicate.counts", result.counts) },
    ...[...groups].flatMap(
      ([name, rows]): Document => [{ kind: "heading", text: name }, tableOf(rows, t)],
    ),
    ...reasons(result),
    ...(result.counts.notRun > 0
      ? [{ kind: "paragraph" as const, text: t("replicate.pointer") }]
      : []),
  ];
}

const tableOf = (rows: readonly ReplicateResult["rows"][number][], t: Translate): TableBlock => ({
  kind: "table",
  columns: [
    { label: t("replicate.what") },
    { label: t("replicate.published"), align: "right" },
    { label: t("replicate.ours"), align: "right" },
    { label: t("replicate.tolerance"), align: "right" },
    { label: t("law.column.verdict") },
  ],
  rows: rows.map((row) => [
    row.what,
    formatNumber(row.published, 7),
    row.ours === null ? "–" : formatNumber(row.ours, 7),
    formatNumber(row.tolerance, 2),
    t(`replicate.verdict.${row.verdict}`),
  ]),
});

/** Each reason once, with the rows it is the reason of. */
function reasons(result: ReplicateResult): Document {
  const byReason = new Map<string, string[]>();
  for (const { id, reason } of result.rows) {
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  }
  const items = [...byReason].map(([reason, ids]) =>
    ids.length > 3
      ? `${ids[0]} … ${ids.at(-1)} (${ids.length}): ${reason}`
      : `${ids.join(", ")}: ${reason}`,
  );
  return items.length > 0 ? [{ kind: "list", items }] : [];
}
