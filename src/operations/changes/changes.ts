import { z } from "zod";
import { groupBy } from "../../base/group-by.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import {
  attributeChange,
  type HeadlineChange,
} from "../../observatory/changes/attribute-change.ts";
import type { ChangedRow } from "../../observatory/changes/changed-rows.ts";
import { dateField, windowOf } from "../contract/fields.ts";
import { type Answer, defineOperation } from "../contract/operation.ts";
import { readAlerts } from "./read-alerts.ts";
import { type ChangesResult, changesSchema } from "./result.ts";
import { viewChanges } from "./view.ts";

/** What became known, was revised or withdrawn between two days, and which of it moved the law. */
export default defineOperation({
  name: "changes",
  input: z.strictObject({
    since: dateField().optional(),
    from: dateField().optional(),
    to: dateField().optional(),
    alert: z
      .array(z.string().regex(/^[\w.-]+:\d+(\.\d+)?%$/, { error: "rule.alert" }))
      .max(20)
      .optional(),
  }),
  output: changesSchema,
  // A law measured twice for each group of rows that it rests on.
  weight: () => 20,
  rows: "rows",
  positional: [],
  examples: [{ since: "2026-10-31" }, { from: "2025-06-30", to: "2025-12-31" }],
  async run(input, context): Promise<Outcome<Answer<ChangesResult>>> {
    const first = input.since ?? input.from;
    if (first === undefined) return fail("missing-input", { field: "since" });
    if (input.since !== undefined && input.from !== undefined) {
      return fail("since-and-from", { value: input.from });
    }
    const from = windowOf({ asOf: first }, context);
    if (!from.ok) return from;
    const to = windowOf({ asOf: input.to }, context);
    if (!to.ok) return to;
    if (from.value.asOf > to.value.asOf) {
      return fail("days-reversed", { value: from.value.asOf, to: to.value.asOf });
    }
    const t = translator(context.language);
    const changes = attributeChange(context.facts, from.value, to.value, {
      ...(context.cancelled ? { cancelled: context.cancelled } : {}),
      onStep: (done, total) => context.progress?.(done, total, t("changes.progress")),
    });
    if (!changes.ok) return changes;
    const plain = changes.value.headlines.map((headline) => publicHeadline(headline, t));
    const alerts = readAlerts(input.alert ?? [], plain);
    if (!alerts.ok) return alerts;
    const headlines = plain.map((headline) => {
      const alert = alerts.value.get(headline.id);
      return alert === undefined ? headline : { ...headline, alert };
    });
    const { rows } = changes.value;
    const count = (kind: ChangedRow["change"]) =>
      rows.filter(({ change }) => change === kind).length;
    return succeed({
      result: {
        answer: t("changes.answer", {
          ...{ from: from.value.asOf, to: to.value.asOf, new: count("new") },
          ...{ revised: count("revised"), withdrawn: count("withdrawn") },
        }),
        from: from.value.asOf,
        to: to.value.asOf,
        counts: countsOf(rows),
        headlines,
        rows: rows.map(publicRow),
      },
      notes: [t("changes.note.attribution"), t("changes.note.days")],
      met: headlines.every(({ alert }) => alert !== true),
    });
  },
  view: viewChanges,
});

type Headline = ChangesResult["headlines"][number];

function publicHeadline(
  { line, scale, before, after, cause }: HeadlineChange,
  t: Translate,
): Headline {
  const difference = before === undefined || after === undefined ? null : after - before;
  return {
    ...{ id: `law.${line}.growthPerYear`, title: t(`law.line.${line}`), scale, difference },
    ...{ before: before ?? null, after: after ?? null },
    days: cause?.days ?? null,
    parts: [...(cause?.parts ?? [])],
    unexplained: cause?.unexplained ?? null,
  };
}

const countsOf = (rows: readonly ChangedRow[]): ChangesResult["counts"] =>
  [...groupBy(rows, ({ dataset }) => dataset)].map(([dataset, own]) => {
    const counts = { dataset, new: 0, revised: 0, withdrawn: 0 };
    for (const { change } of own) counts[change] += 1;
    return counts;
  });

function publicRow({ dataset, id, change, before, after, columns }: ChangedRow) {
  const row = after ?? before;
  return {
    ...{ dataset, id, change, date: row?.date ?? "", source: row?.source ?? "" },
    columns: columns.map((name) => ({
      ...{ name, before: writable(before?.[name]), after: writable(after?.[name]) },
    })),
  };
}

const writable = (cell: Cell) =>
  cell === undefined ? null : typeof cell === "object" ? [...cell] : cell;
