import { LRUCache } from "lru-cache";
import { commandLimits } from "../../base/limits.ts";
import { fail, type Outcome, type Problem, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import type { Ask } from "../../ledger/find-value.ts";
import type { Context } from "../contract/operation.ts";
import { parametersOf } from "../contract/parameters.ts";
import { readInput } from "../contract/run-operation.ts";
import { type Cited, cite } from "./cited.ts";

/**
 * Operations that a resolver may ask: those that measure the world, none that
 * runs a file of its caller.
 */
const askable: readonly string[] = [
  ...["series", "law", "trend", "lag", "race", "price", "market", "energy", "agent", "capability"],
  "horizon",
];

/** Answers of the same facts on the same day: most readings come again with every question. */
const remembered = new LRUCache<string, Remembered>({ max: 128 });

interface Remembered extends Cited<unknown> {
  readonly text: string;
}

/** A table that is not held is a fact that is missing. */
const lacking = (failed: { readonly ok: false; readonly error: Problem }) =>
  failed.error.code === "unknown-dataset"
    ? fail("table-missing", { value: failed.error.facts["value"] ?? "" })
    : failed;

/**
 * Asks the project's own operations, each question once.
 *
 * @param asOf the day whose facts are read where a question names no earlier one
 */
export function askOperations(context: Context, asOf: string): Ask {
  const answers = new Map<string, Promise<Outcome<unknown>>>();
  return (name, given) => {
    const key = `${name} ${JSON.stringify(given)}`;
    const known = answers.get(key);
    if (known) return known;
    const answer = askOne(context, asOf, name, given);
    answers.set(key, answer);
    return answer;
  };
}

async function askOne(
  context: Context,
  asOf: string,
  name: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome<unknown>> {
  const operation = askable.includes(name) ? await context.loadOperation(name) : undefined;
  if (!operation) return fail("cannot-ask", { value: name });
  const day = given["asOf"];
  if (typeof day === "string" && day > asOf) return fail("asks-later", { date: day });
  const fields = parametersOf(operation, translator("en")).map((field) => field.name);
  const input = fields.includes("asOf") ? { asOf, ...given } : given;
  const read = readInput(operation, input);
  if (!read.ok) return read;
  const { resolverSeconds } = commandLimits;
  if (operation.weight(read.value) > resolverSeconds) {
    return fail("asks-too-much", { value: name, rule: resolverSeconds });
  }
  const kept = [context.facts.edition(), context.today, name, JSON.stringify(read.value)].join(" ");
  const rest = ({ found, text, uses }: Remembered): Outcome<unknown> => {
    cite(context.facts, uses);
    context.facts.restOn(`${name} ${JSON.stringify(read.value)}`, text);
    return succeed(found);
  };
  const known = remembered.get(kept);
  if (known) return rest(known);
  const { progress: _bars, ...quiet } = context;
  // The rows of a table are read faster than their text is made.
  const facts = name === "series" ? context.facts : context.facts.fresh();
  // Words of a result are compared too, so that they are asked for in one language.
  const answer = await operation.run(read.value, { ...quiet, facts, language: "en" });
  if (!answer.ok) return lacking(answer);
  const { result } = answer.value;
  if (name === "series") return succeed(result);
  const made = { found: result, text: JSON.stringify(result), uses: facts.uses() };
  remembered.set(kept, made);
  return rest(made);
}
