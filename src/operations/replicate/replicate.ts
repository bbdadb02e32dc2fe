import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { describeProblem, type Language, translate } from "../../i18n/translate.ts";
import { chooseReplications, replicateOne, reportRows } from "../../observatory/replicate-all.ts";
import type {
  Reason,
  Replication,
  ReplicationRow,
} from "../../observatory/replications/parts/replication.ts";
import { folder } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { inSteps } from "../shared/in-steps.ts";
import { type ReplicateResult, replicateSchema } from "./result.ts";
import { viewReplications } from "./view.ts";

/** The published results of the field, computed anew from their inputs, carried or given. */
export default defineOperation({
  name: "replicate",
  input: z.strictObject({
    inputs: folder().optional(),
    only: z.array(z.string()).optional(),
  }),
  output: replicateSchema,
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
