import { groupBy } from "../../base/group-by.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document, TableBlock } from "../../reports/document.ts";
import type { ReplicateResult } from "./result.ts";

/** Published results beside ours, by publication, for a person; then why rows are not run. */
export function viewReplications(result: ReplicateResult, t: Translate): Document {
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
