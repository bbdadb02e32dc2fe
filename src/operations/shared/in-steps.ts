import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import type { Context } from "../contract/operation.ts";

/** What of the world long work needs. */
export type StepContext = Pick<Context, "language" | "progress" | "cancelled" | "turn">;

/** How long some work is. */
export interface Steps {
  /** How many resamples, rows or other units of work there are. */
  readonly total: number;
  /** What is counted, in a reader's words. */
  readonly what: "progress.resamples" | "progress.replications" | "progress.fits";
  /** Units in one step; the default makes a hundred steps of some size. */
  readonly size?: number;
}

/** Steps shorter than this many units would set up more than they do. */
const SMALLEST = 20;
const MOST_STEPS = 100;

/**
 * Do long work in steps. After each the caller is told how far it is; before each the host gets its
 * turn, and work that nobody wants any more ends with the problem `cancelled`.
 *
 * @param work the units from `from` up to but without `to`
 * @returns what each step gave, in order; the first problem of a step
 */
export async function inSteps<Part>(
  context: StepContext,
  { total, what, size = Math.max(SMALLEST, Math.ceil(total / MOST_STEPS)) }: Steps,
  work: (from: number, to: number) => Outcome<Part>,
): Promise<Outcome<readonly Part[]>> {
  const words = translator(context.language)(what);
  const parts: Part[] = [];
  for (let from = 0; from < total; from += size) {
    await context.turn?.();
    if (context.cancelled?.()) return fail("cancelled");
    const to = Math.min(from + size, total);
    const part = work(from, to);
    if (!part.ok) return part;
    parts.push(part.value);
    context.progress?.(to, total, words);
  }
  return succeed(parts);
}

/** Columns of draws of consecutive steps as one. */
export function joinDraws(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
