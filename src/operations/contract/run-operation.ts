import type { z } from "zod";
import { fail, type Outcome, type Problem, succeed } from "../../base/outcome.ts";
import { ruleOfIssue } from "../../base/rule-of-issue.ts";
import type { Facts, FactsOrigin } from "../../data/facts.ts";
import { holdsOwn, isOwn } from "../../data/own-rows.ts";
import { describeProblem, type Language, translator } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { Context, Operation } from "./operation.ts";

/** A source as cited in an envelope. */
export interface CitedSource {
  readonly dataset: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly attribution: string;
  readonly retrieved: string;
  /** How many rows of one's own the answer was allowed to see beside the publisher's. */
  readonly own?: number;
}

/** What every operation returns, on every surface. */
export interface Envelope<Result = unknown> {
  readonly operation: string;
  readonly version: string;
  readonly asOf: string;
  /** Digest over the rows the answer was allowed to see. */
  readonly dataDigest: string;
  readonly seed: number | null;
  readonly lang: Language;
  readonly result: Result;
  readonly sources: readonly CitedSource[];
  readonly notes: readonly string[];
  /** The store whose rows the answer was allowed to see; absent for those of the package. */
  readonly store?: FactsOrigin;
}

/** An envelope and the same answer for a person. */
export interface Run<Result = unknown> {
  readonly envelope: Envelope<Result>;
  readonly document: Document;
  /** Whether every threshold that was asked for is met. */
  readonly met: boolean;
  /** Tables without which it was made, because they are damaged; its notes say so too. */
  readonly damage: readonly Problem[];
}

/**
 * Run an operation on raw input: validate, run, seal.
 *
 * @param input as it came from a surface; unknown fields are an error
 * @returns the sealed answer, or the first problem (`invalid-input` names field, rule and value)
 */
export async function runOperation<Input, Result>(
  operation: Operation<Input, Result>,
  input: unknown,
  context: Context,
): Promise<Outcome<Run<Result>>> {
  const read = readInput(operation, input);
  if (!read.ok) return read;
  const facts = context.facts.fresh();
  const answer = await operation.run(read.value, { ...context, facts });
  if (!answer.ok) return answer;
  const { result, notes, seed, met } = answer.value;
  const t = translator(context.language);
  const damage = facts.damage();
  const sources = citeSources(facts);
  const envelope: Envelope<Result> = {
    operation: operation.name,
    version: context.version,
    asOf: asOfInput(read.value) ?? context.today,
    dataDigest: facts.digest(),
    seed: seed ?? null,
    lang: context.language,
    result,
    sources,
    notes: [
      ...damage.map((problem) =>
        t("note.damage", { problem: describeProblem(context.language, problem) }),
      ),
      ...notes,
      ...notesOnFacts(facts, sources, context),
    ],
    ...(facts.origin ? { store: facts.origin } : {}),
  };
  const document = operation.view(result, t, read.value);
  return succeed({ envelope, document, met: met ?? true, damage });
}

/** That some of the facts are one's own, and that they are those of a store, and which. */
export function notesOnFacts(
  { origin }: Pick<Facts, "origin">,
  sources: readonly CitedSource[],
  { language }: Pick<Context, "language">,
): readonly string[] {
  const t = translator(language);
  const own = sources.flatMap(({ dataset, own: rows }) => (rows ? [`${dataset} (${rows})`] : []));
  return [
    ...(own.length > 0 ? [t("facts.own", { datasets: own.join(", ") })] : []),
    ...(origin ? [t("facts.store", { day: origin.day, head: origin.head.slice(0, 12) })] : []),
  ];
}

/** Raw input checked against the operation's schema, with its defaults; or the first problem. */
export function readInput<Input>(
  operation: { readonly input: z.ZodType<Input> },
  input: unknown,
): Outcome<Input> {
  const parsed = operation.input.safeParse(input);
  return parsed.success ? succeed(parsed.data) : invalidInput(parsed.error, input);
}

const asOfInput = (input: unknown): string | undefined =>
  typeof input === "object" && input !== null && "asOf" in input && typeof input.asOf === "string"
    ? input.asOf
    : undefined;

function invalidInput(error: z.ZodError, input: unknown): ReturnType<typeof fail> {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    return fail("unknown-field", { value: issue.keys.join(", ") });
  }
  const path = issue?.path ?? [];
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  const field = path.join(".") || "input";
  if (value === undefined && issue?.code === "invalid_type")
    return fail("missing-input", { field });
  return fail("invalid-input", {
    field,
    ...(issue ? ruleOfIssue(issue) : {}),
    value: value === undefined ? "nothing" : String(JSON.stringify(value)).slice(0, 200),
  });
}

/** The datasets and publications that an answer has looked at, as they want to be cited. */
export function citeSources(facts: Facts): readonly CitedSource[] {
  const ids = [...new Set(facts.uses().map((use) => use.dataset))];
  const datasets = ids.flatMap((id) => {
    const manifest = facts.manifest(id);
    if (!manifest.ok) return [];
    const own = holdsOwn(manifest.value) ? countOwn(id, facts) : 0;
    return [{ ...cited(id, manifest.value), ...(own > 0 ? { own } : {}) }];
  });
  const publications = facts
    .publicationsUsed()
    .map(({ manifest }) => cited(`publications/${manifest.id}`, manifest));
  return [...datasets, ...publications];
}

/** How many rows of one's own the uses of a dataset were allowed to see. */
function countOwn(id: string, facts: Facts): number {
  const seen = facts.uses().flatMap(({ dataset, window }) => {
    const table = dataset === id ? facts.selectAll(id, window) : undefined;
    return table?.ok ? table.value.rows.filter(isOwn) : [];
  });
  return new Set(seen.map((row) => row.id)).size;
}

const cited = (
  dataset: string,
  { publisher, url, licence, attribution, retrieved }: Omit<CitedSource, "dataset">,
): CitedSource => ({ dataset, publisher, url, licence, attribution, retrieved });
