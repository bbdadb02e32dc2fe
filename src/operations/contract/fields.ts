import { z } from "zod";
import { isIsoDate } from "../../base/calendar.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Context } from "./operation.ts";

/**
 * A file as input: its value is text. The command line reads the path it is given.
 *
 * @param example path of one, which the command line shows where an example holds a text
 */
export const file = (example?: string) =>
  z.string().meta({ file: true, ...(example === undefined ? {} : { example }) });

/** A name, or a file as input: a surface that reads paths takes what ends in `.yaml` or `.json` as a file. */
export const fileOrName = () => z.string().meta({ file: true, named: true });

/** A folder as input, on the command line and in the library only: path within it → text. */
export const folder = () => z.record(z.string(), z.string()).meta({ folder: true });

/** A quantity that may be uncertain: a number, a range such as `5 to 10`, or a distribution. */
export const beliefField = () =>
  z.union([z.number(), z.string().max(1000)], { error: "rule.belief" });

/** A day, ISO. */
export const dateField = () =>
  z.string().refine(isIsoDate, { error: "rule.date" }).meta({ format: "date" });

/** Seed of the random numbers. */
export const seedField = () => z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1);

/** The fields of a question about a date. */
export const asOfFields = { asOf: dateField().optional() };

/** Like {@link asOfFields}, with the mode that admits what became known later. */
export const windowFields = { ...asOfFields, hindsight: z.boolean().optional() };

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
