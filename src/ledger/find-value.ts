import { monthsBetween } from "../base/calendar.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { valueAt } from "./path.ts";
import { reduceRows } from "./reduce-rows.ts";
import type { Resolver } from "./resolver.ts";

/** Asks an operation; its answer is the result, or why there is none. */
export type Ask = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<Outcome<unknown>>;

/**
 * What a resolver finds.
 *
 * @param ask how an operation is asked, with the day already set where the resolver sets none
 * @returns the value, or the problem that says which fact is missing
 */
export async function findValue(resolver: Resolver, ask: Ask): Promise<Outcome<unknown>> {
  if ("of" in resolver) {
    const parts: unknown[] = [];
    for (const each of resolver.of) {
      const part = await findValue(each, ask);
      if (!part.ok) return part;
      parts.push(part.value);
    }
    return composed(resolver.op, parts);
  }
  if ("value" in resolver) return succeed(resolver.value);
  if ("fact" in resolver) return fail("fact-missing", { fact: resolver.fact });
  if ("where" in resolver) {
    const table = await ask("series", resolver.input);
    if (!table.ok) return table;
    const value = reduceRows(table.value, resolver);
    return value.ok && resolver.select ? valueAt(value.value, resolver.select) : value;
  }
  const answer = await ask(resolver.op, resolver.input);
  return answer.ok ? valueAt(answer.value, resolver.select) : answer;
}

type Composition = Extract<Resolver, { of: unknown }>["op"];

/** Several values as one. A list on either side of a pair gives a list. */
function composed(op: Composition, parts: readonly unknown[]): Outcome<unknown> {
  if (op === "set") return succeed(parts.flat());
  if (op === "sum" || op === "min") {
    const terms = parts.flat() as readonly number[];
    if (!terms.every((term) => typeof term === "number")) return unlike(op);
    return succeed(terms.reduce((a, b) => (op === "sum" ? a + b : Math.min(a, b))));
  }
  const [a, b] = parts;
  if (parts.length !== 2) return unlike(op);
  if (op === "rank") {
    const place = [a].flat().indexOf(b);
    return place < 0 ? fail("nothing-found", { path: String(b) }) : succeed(place + 1);
  }
  if (!Array.isArray(a) && !Array.isArray(b)) return pair(op, a, b);
  const length = Math.max([a].flat().length, [b].flat().length);
  const values: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const value = pair(op, Array.isArray(a) ? a[index] : a, Array.isArray(b) ? b[index] : b);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return succeed(values);
}

function pair(op: "difference" | "ratio" | "months", a: unknown, b: unknown): Outcome<number> {
  if (op === "months") {
    return typeof a === "string" && typeof b === "string"
      ? succeed(monthsBetween(a, b))
      : unlike(op);
  }
  if (typeof a !== "number" || typeof b !== "number") return unlike(op);
  if (op === "difference") return succeed(a - b);
  return b === 0 ? fail("nothing-found", { path: "ratio" }) : succeed(a / b);
}

const unlike = (op: string) => fail("cannot-compose", { value: op });
