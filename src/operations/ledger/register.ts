import { z } from "zod";
import { commandLimits } from "../../base/limits.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { ruleOfIssue } from "../../base/rule-of-issue.ts";
import { type Entry, GENESIS, nextLine, readChain } from "../../ledger/chain.ts";
import { type Claim, claimSchema, readingSchema } from "../../ledger/claim.ts";
import { claimsOfChain, type Resolution } from "../../ledger/claims-of-chain.ts";
import { isMet } from "../../ledger/compare.ts";
import { findValue } from "../../ledger/find-value.ts";
import { isNews, resolutionOf } from "../../ledger/resolution.ts";
import type { Context } from "../contract/operation.ts";
import { askOperations } from "./ask.ts";
import { keptOf, resolveAll } from "./resolve-all.ts";

/** A sentence in one language, which then stands for both, or in each. */
const sentence = z.union([
  z
    .string()
    .min(1)
    .max(600)
    .transform((text) => ({ en: text, zh: text })),
  claimSchema.shape.statement,
]);

/** What a person writes: who, what, by when, with which probability, and the query that decides. */
const draftSchema = claimSchema
  .pick({ id: true })
  .extend({
    statement: sentence,
    speaker: z.string().min(1).max(100).default("me"),
    topic: claimSchema.shape.topic.default("own"),
    cluster: claimSchema.shape.cluster.optional(),
    source: z.url().default("urn:sextant:ledger"),
    readings: z
      .array(
        readingSchema
          .omit({ writtenOn: true, outcomeKnownWhenWritten: true, probabilityFrom: true })
          .required({ deadline: true, resolver: true })
          .extend({ text: sentence, probability: z.number().min(0.01).max(0.99).optional() })
          .refine(
            (reading) => (reading.probability === undefined) !== (reading.compare !== undefined),
            {
              error: "rule.claim-probability",
            },
          )
          .refine(
            (reading) => reading.probability !== undefined || reading.distribution !== undefined,
            {
              error: "rule.claim-spread",
            },
          ),
      )
      .min(1)
      .max(20),
  })
  .strict();

/** What is to be written: a new claim, another version of one, or that one is taken back. */
export type Said =
  | { readonly kind: "claim" | "amend"; readonly text: string; readonly known: boolean }
  | { readonly kind: "withdraw"; readonly id: string };

/**
 * Check what is to be written against the facts of today: the deadline is ahead, the query runs,
 * and it has not been decided yet.
 *
 * @param at now, by the clock of the host
 */
export async function bodyOf(said: Said, at: string, context: Context): Promise<Outcome<unknown>> {
  if (said.kind === "withdraw") return succeed({ id: said.id });
  if (said.text.length > commandLimits.ledgerLineBytes)
    return fail("claim-too-large", { value: commandLimits.ledgerLineBytes });
  const draft = readDraft(said.text);
  if (!draft.ok) return draft;
  const today = at.slice(0, 10);
  const ask = askOperations(context, context.today);
  const valuesNow: unknown[] = [];
  for (const { id, deadline, resolver, compare } of draft.value.readings) {
    if (deadline <= today) return fail("deadline-not-ahead", { value: deadline, today });
    const now = await findValue(resolver, ask);
    // Of a day that is still ahead nothing can be found yet.
    const nothing = !now.ok && ["nothing-found", "asks-later"].includes(now.error.code);
    if (!now.ok && !nothing) return now;
    const value = now.ok ? now.value : null;
    if (compare && now.ok && compare.once && isMet(value, compare) && !said.known) {
      return fail("decided-already", { value: id });
    }
    valuesNow.push(value);
  }
  const { cluster, readings, ...rest } = draft.value;
  const claim: Claim = {
    ...{ ...rest, kind: "forecast", cluster: cluster ?? rest.id },
    ...{ madeOn: today, madeOnPrecision: "day", secondHand: false },
    readings: readings.map((reading) => ({
      ...{ ...reading, writtenOn: today, outcomeKnownWhenWritten: said.known },
      ...(reading.probability === undefined ? {} : { probabilityFrom: "stated" }),
    })),
  };
  return succeed({ claim, valuesNow });
}

/** The line that says it, after all that a ledger holds. */
export function lineOf(
  text: string,
  said: Said,
  body: unknown,
  stamp: Pick<Entry, "at" | "facts" | "version">,
): ReturnType<typeof nextLine> {
  const chain = readChain(text);
  if (!chain.ok) return chain;
  const { entries } = chain.value;
  const id = idOfBody(body);
  const known = claimsOfChain(entries, "9999-12-31").find(({ claim }) => claim.id === id);
  if (said.kind === "claim" && known) return fail("claim-there", { value: id });
  if (said.kind !== "claim" && !known) return fail("unknown-claim", { value: id });
  return nextLine(entries, { ...stamp, kind: said.kind, body });
}

/** The lines that say what came of the claims of a ledger, of those of which it is news. */
export async function newsOf(
  text: string,
  context: Context,
): Promise<Outcome<readonly Resolution[]>> {
  const chain = readChain(text);
  if (!chain.ok) return chain;
  const kept = keptOf("mine", chain.value.entries, context.today);
  const resolved = await resolveAll(kept, context.today, context);
  if (!resolved.ok) return resolved;
  return succeed(
    resolved.value.flatMap(({ chained, ...each }) => {
      const resolution = resolutionOf(each);
      return chained && isNews(chained, resolution) ? [resolution] : [];
    }),
  );
}

/** A line of a kind that answers to no claim of its own: what came of one, or which head stands. */
export function noteLine(
  text: string,
  note: { readonly kind: "resolve"; readonly body: Resolution } | { readonly kind: "head" },
  stamp: Pick<Entry, "at" | "facts" | "version">,
): ReturnType<typeof nextLine> {
  const chain = readChain(text);
  if (!chain.ok) return chain;
  const { entries } = chain.value;
  const last = entries.at(-1);
  return nextLine(entries, {
    ...{ ...stamp, kind: note.kind },
    body: "body" in note ? note.body : { lines: entries.length, head: last?.digest ?? GENESIS },
  });
}

const idOfBody = (body: unknown): string => {
  const { id, claim } = body as { readonly id?: string; readonly claim?: Claim };
  return claim?.id ?? id ?? "";
};

function readDraft(text: string): Outcome<z.output<typeof draftSchema>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail("not-json", { file: "ledger" });
  }
  const read = draftSchema.safeParse(value);
  if (read.success) return succeed(read.data);
  const [issue] = read.error.issues;
  const field = issue?.path.join(".") || "claim";
  return fail("invalid-input", { field, ...(issue ? ruleOfIssue(issue) : {}), value: "" });
}
