import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { heldBackIn, heldBackInside } from "../../data/held-back.ts";
import { countOwnRows, ownRowsInside } from "../../data/own-rows.ts";
import { watchFacts } from "../../data/used-facts.ts";
import { freeFields } from "./digest.ts";
import type { Context, Operation } from "./operation.ts";
import { type Run, runOperation } from "./run-operation.ts";
import { SEAL_FORMAT, type SealedFile, treeOf } from "./sealed-file.ts";

/**
 * Answer a question and seal it: with the rows that the answer rests on and a digest of each part.
 *
 * @param includeOwn whether rows of one's own may go with it to whoever gets the file
 * @returns the answer and its file, not signed; `own-rows-inside` or `rows-held-back` where it rests on
 *   rows that do not leave the machine; or why there is no answer
 */
export async function sealAnswer(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
  includeOwn = false,
): Promise<Outcome<{ readonly run: Run; readonly sealed: SealedFile }>> {
  // A seal in a seal says nothing that the inner one does not.
  if (operation.name === "verify") return fail("cannot-seal", { value: operation.name });
  const { facts, used } = watchFacts(context.facts);
  const run = await runOperation(operation, input, { ...context, facts });
  if (!run.ok) return run;
  // What a damaged table gave is no answer to be kept.
  const [damage] = run.value.damage;
  if (damage) return fail(damage.code, damage.facts);
  if (context.cancelled?.()) return fail("cancelled");
  const { datasets, ...others } = used();
  const own = countOwnRows(datasets);
  if (!own.ok) return own;
  if (own.value.size > 0 && !includeOwn) return ownRowsInside(own.value);
  const heldBack = heldBackIn(datasets);
  if (!heldBack.ok) return heldBack;
  if (heldBack.value.length > 0) return heldBackInside(heldBack.value);
  const { version, today, language } = context;
  const untied: Omit<SealedFile, "tree"> = asJson({
    ...{ format: SEAL_FORMAT, version },
    question: { operation: operation.name, input, today, language },
    answer: run.value.envelope,
    facts: {
      datasets: Object.fromEntries(
        Object.entries(datasets).map(([id, { manifest, rows }]) => [
          id,
          { manifest, rows: rows.split("\n").slice(0, -1) },
        ]),
      ),
      ...others,
    },
  });
  return succeed({ run: run.value, sealed: { ...untied, tree: treeOf(untied) } });
}

/** A value as it comes back from JSON, without what varies between equal runs. */
const asJson = (value: object) =>
  JSON.parse(
    JSON.stringify(value, (key, each: unknown) => (freeFields.has(key) ? undefined : each)),
  );
