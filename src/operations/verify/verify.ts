import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { openExcerpt } from "../../data/facts-bundle.ts";
import { translator } from "../../i18n/translate.ts";
import { file } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";
import { runOperation } from "../contract/run-operation.ts";
import type { SealedFile } from "../contract/sealed-file.ts";
import { differingParts } from "./differing-parts.ts";
import { differingValues } from "./differing-values.ts";
import { sealedExample } from "./example.ts";
import { readSealed } from "./read-sealed.ts";
import { type Difference, type VerifyResult, verifySchema } from "./result.ts";
import { signatureState } from "./signature-state.ts";
import { viewVerify } from "./view.ts";

/** Whether a sealed answer is what its own rows give, and nothing in its file was changed. */
export default defineOperation({
  name: "verify",
  input: z.strictObject({
    file: file("examples/cost.sealed.json"),
    key: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, { error: "rule.public-key" })
      .optional(),
  }),
  output: verifySchema,
  // What was asked may be dear; the file says what only once it is read.
  weight: () => 5,
  rows: "differences",
  positional: ["file"],
  examples: [{ file: sealedExample }],
  async run(input, context): Promise<Outcome<Answer<VerifyResult>>> {
    const read = readSealed(input.file);
    if (!read.ok) return read;
    const { sealed, torn } = read.value;
    const changed = [...torn, ...differingParts(sealed)];
    const signature = signatureState(sealed, input.key?.toLowerCase());
    // What was changed gives another answer for no reason worth telling.
    const again = changed.length === 0 ? await answerAgain(sealed, context) : succeed([]);
    if (!again.ok) return again;
    const signed = signature === "none" ? input.key === undefined : signature === "good";
    const verdict =
      changed.length > 0 || !signed
        ? "altered"
        : again.value.length > 0
          ? "not-reproduced"
          : "verified";
    const t = translator(context.language);
    const { question, version, facts, tree } = sealed;
    const rows = Object.entries(facts.datasets).flatMap(([dataset, { rows: lines }]) =>
      lines.length > 1 ? [{ dataset, count: lines.length - 1 }] : [],
    );
    const count = rows.reduce((sum, each) => sum + each.count, 0);
    const differences = [...changed, ...again.value];
    return succeed({
      result: {
        answer: t(`verify.answer.${verdict}`, { rows: count, differences: differences.length }),
        verdict,
        question,
        version: { sealed: version, here: context.version },
        root: tree.root,
        rows,
        signature: { state: signature, key: sealed.signature?.key ?? null },
        differences,
      },
      notes: [
        t(`verify.note.signature.${signature}`, { key: sealed.signature?.key ?? "" }),
        ...(version === context.version
          ? []
          : [t("verify.note.version", { sealed: version, here: context.version })]),
      ],
      met: verdict === "verified",
    });
  },
  view: viewVerify,
});

/** Where the answer that the sealed rows give differs from the sealed one. */
async function answerAgain(
  { question, answer, facts }: SealedFile,
  context: Context,
): Promise<Outcome<readonly Difference[]>> {
  const { operation, input, today, language } = question;
  const found = operation === "verify" ? undefined : await context.loadOperation(operation);
  if (!found) return fail("cannot-seal", { value: operation });
  const datasets = Object.fromEntries(
    Object.entries(facts.datasets).map(([id, { manifest, rows }]) => [
      id,
      { manifest, rows: `${rows.join("\n")}\n` },
    ]),
  );
  const { ledger, publications } = facts;
  const bundle = { datasets, ...(ledger === undefined ? {} : { ledger }) };
  const sealedFacts = openExcerpt(bundle, publications);
  const run = await runOperation(found, input, {
    ...{ ...context, today, language },
    facts: sealedFacts,
  });
  if (!run.ok) {
    return run.error.code === "cancelled"
      ? run
      : succeed([{ where: "answer", sealed: "", found: run.error.code }]);
  }
  return succeed(differingValues(answer, JSON.parse(JSON.stringify(run.value.envelope))));
}
