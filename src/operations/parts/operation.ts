import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { z } from "zod";
import zhCN from "zod/v4/locales/zh-CN.js";
import type { Facts } from "../../data/facts.ts";
import type { Executor } from "../../engine/executor.ts";
import { en } from "../../i18n/en.ts";
import {
  type Language,
  type MessageKey,
  type Translate,
  translator,
} from "../../i18n/translate.ts";
import { fail, type Outcome, succeed } from "../../outcome.ts";
import type { Document } from "../../reports/document.ts";
import { isIsoDate } from "../../units/calendar.ts";
import { ruleOfIssue } from "./rule-of-issue.ts";

/** What a run gets that is not its input: the world it may look at, and how it may report. */
export interface Context {
  readonly facts: Facts;
  /** Today's date, ISO; the default of every `asOf`. */
  readonly today: string;
  readonly language: Language;
  /** Version of the software, for the envelope. */
  readonly version: string;
  /** Who runs the samples of a simulation: this many threads, or as many as the host has. */
  readonly executorFor: (threads: number | undefined) => Executor;
  /** Told how far long work is. */
  readonly progress?: (done: number, total: number, what: string) => void;
  /** Asked from time to time whether the caller still wants the answer. */
  readonly cancelled?: () => boolean;
  /** Lets the host hear what has come in during long work, where it could not otherwise. */
  readonly turn?: () => Promise<void>;
}

/** An answer, and what must be said beside it. */
export interface Answer<Result> {
  readonly result: Result;
  /** Sentences a reader needs to understand the result, in the reader's language. */
  readonly notes: readonly string[];
  /** Seed of the generator, where one was used. */
  readonly seed?: number;
  /** False when the result is valid but a threshold that was asked for is not met. */
  readonly met?: boolean;
}

/** One public capability. Command line, HTTP, MCP, web and library follow from it. */
export interface Operation<Input = unknown, Result = unknown> {
  /** Name on every surface; the file's name. Its summary is the message `operation.<name>`. */
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Result>;
  /** Input fields that the command line takes without a flag, in order. */
  readonly positional: readonly string[];
  /** How the command line writes it unless asked otherwise; text when absent. */
  readonly format?: "text" | "md";
  /**
   * Whether the answer to an input may take seconds. It hangs on input, facts, day and version alone,
   * so a host may keep it.
   */
  readonly slow?: (input: Readonly<Record<string, unknown>>) => boolean;
  /** Inputs that work on the embedded facts; documentation and tests run them. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
  run(input: Input, context: Context): Outcome<Answer<Result>> | Promise<Outcome<Answer<Result>>>;
  /** The answer for a person. */
  view(result: Result, translate: Translate, input: Input): Document;
}

/** Declare an operation; the types of input and result come from its schemas. */
export const defineOperation = <Input, Result>(
  operation: Operation<Input, Result>,
): Operation<Input, Result> => operation;

/** A source as cited in an envelope. */
export interface CitedSource {
  readonly dataset: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly attribution: string;
  readonly retrieved: string;
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
}

/** An envelope and the same answer for a person. */
export interface Run<Result = unknown> {
  readonly envelope: Envelope<Result>;
  readonly document: Document;
  /** Whether every threshold that was asked for is met. */
  readonly met: boolean;
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
  const read = readInput(operation, input, context.language);
  if (!read.ok) return read;
  const facts = context.facts.fresh();
  const answer = await operation.run(read.value, { ...context, facts });
  if (!answer.ok) return answer;
  const { result, notes, seed, met } = answer.value;
  const envelope: Envelope<Result> = {
    operation: operation.name,
    version: context.version,
    asOf: asOfInput(read.value) ?? context.today,
    dataDigest: facts.digest(),
    seed: seed ?? null,
    lang: context.language,
    result,
    sources: citeSources(facts),
    notes,
  };
  const document = operation.view(result, translator(context.language), read.value);
  return succeed({ envelope, document, met: met ?? true });
}

/** Raw input checked against the operation's schema, with its defaults; or the first problem. */
export function readInput<Input, Result>(
  operation: Operation<Input, Result>,
  input: unknown,
  language: Language,
): Outcome<Input> {
  const rules = language === "zh" ? zhCN().localeError : undefined;
  const parsed = operation.input.safeParse(input, rules ? { error: rules } : {});
  return parsed.success ? succeed(parsed.data) : invalidInput(parsed.error, input, language);
}

/**
 * SHA-256 of an envelope as canonical JSON, without what may vary between equal runs: time taken
 * and threads. Numbers enter with all their digits: what is computed is the same on every engine.
 */
export function digestOf(envelope: Envelope): string {
  const text = JSON.stringify(envelope, (key, value) =>
    key === "elapsedMs" || key === "threads" ? undefined : sortKeys(value),
  );
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}

/** An input field described in both languages by the message `field.<name>`. */
export const field = <Schema extends z.ZodType>(
  name: Extract<MessageKey, `field.${string}`> extends `field.${infer Name}` ? Name : never,
  schema: Schema,
): Schema => schema.describe(en[`field.${name}` as MessageKey]);

/**
 * A file as input: its value is text. The command line reads the path it is given.
 *
 * @param example path of one, which the command line shows where an example holds a text
 */
export const file = (example?: string) =>
  z.string().meta({ file: true, ...(example === undefined ? {} : { example }) });

/** A name, or a file as input: a surface that reads paths takes what ends in `.yaml` as a file. */
export const fileOrName = () => z.string().meta({ file: true, named: true });

/** A folder as input, on the command line and in the library only: path within it → text. */
export const folder = () => z.record(z.string(), z.string()).meta({ folder: true });

/** The fields of a question about a date. */
export const asOfFields = {
  asOf: field("asOf", z.string().refine(isIsoDate, { error: "rule.date" }).optional()),
};

/** Like {@link asOfFields}, with the mode that admits what became known later. */
export const windowFields = {
  ...asOfFields,
  hindsight: field("hindsight", z.boolean().optional()),
};

/** The window of a question: `asOf` or today. A day before the first fact or ahead is a problem. */
export function windowOf(
  input: { readonly asOf?: string | undefined; readonly hindsight?: boolean | undefined },
  context: Context,
): Outcome<{ readonly asOf: string; readonly hindsight: boolean }> {
  const asOf = input.asOf ?? context.today;
  if (asOf > context.today) return fail("as-of-ahead", { value: asOf, today: context.today });
  const first = context.facts.ids
    .map((id) => context.facts.manifest(id))
    .flatMap((manifest) => (manifest.ok ? [manifest.value.coverage.knownFrom] : []))
    .reduce((earliest, date) => (date < earliest ? date : earliest), "9999-12-31");
  return asOf < first
    ? fail("as-of-before-first-fact", { value: asOf, first })
    : succeed({ asOf, hindsight: input.hindsight ?? false });
}

const asOfInput = (input: unknown): string | undefined =>
  typeof input === "object" && input !== null && "asOf" in input && typeof input.asOf === "string"
    ? input.asOf
    : undefined;

function invalidInput(
  error: z.ZodError,
  input: unknown,
  language: Language,
): ReturnType<typeof fail> {
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
    rule: issue ? ruleOfIssue(issue, language) : "",
    value: value === undefined ? "nothing" : String(JSON.stringify(value)).slice(0, 200),
  });
}

/** The datasets that an answer has looked at, as they want to be cited. */
export function citeSources(facts: Facts): readonly CitedSource[] {
  const ids = [...new Set(facts.uses().map((use) => use.dataset))];
  return ids.flatMap((id) => {
    const manifest = facts.manifest(id);
    if (!manifest.ok) return [];
    const { publisher, url, licence, attribution, retrieved } = manifest.value;
    return [{ dataset: id, publisher, url, licence, attribution, retrieved }];
  });
}

/** The value with the keys of an object in order, as a replacer of canonical JSON wants it. */
export function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
