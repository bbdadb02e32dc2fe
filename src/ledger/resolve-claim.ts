import { addDays } from "../base/calendar.ts";
import type { Problem } from "../base/outcome.ts";
import type { Claim, Reading } from "./claim.ts";
import { isMet } from "./compare.ts";
import { type Ask, findValue } from "./find-value.ts";

/** What came of a reading by a day. */
export interface ResolvedReading {
  readonly reading: Reading;
  readonly value: unknown;
  readonly outcome: boolean | undefined;
  /** Why there is no value. */
  readonly problem: Problem | undefined;
}

export const statuses = ["true", "partly", "false", "open"] as const;
export type Status = (typeof statuses)[number];

export interface ResolvedClaim {
  readonly claim: Claim;
  readonly readings: readonly ResolvedReading[];
  readonly status: Status;
}

/** How long after a deadline facts of the days before it usually still come in. */
export type DelayOf = (reading: Reading) => Promise<number>;

/** Each reading of a claim, decided by what was known on a day. */
export async function resolveClaim(
  claim: Claim,
  asOf: string,
  ask: Ask,
  delayOf: DelayOf,
): Promise<ResolvedClaim> {
  const readings: ResolvedReading[] = [];
  for (const reading of claim.readings) {
    readings.push(await resolveReading(reading, asOf, ask, delayOf));
  }
  const counted = readings.filter(({ reading }) => !reading.beside);
  const right = counted.map(({ outcome }) =>
    outcome === undefined ? undefined : outcome !== (claim.denies ?? false),
  );
  return { claim, readings, status: statusOf(right) };
}

/** True or false where all decided readings agree, partly where they do not. */
export function statusOf(outcomes: readonly (boolean | undefined)[]): Status {
  const decided = outcomes.filter((outcome) => outcome !== undefined);
  if (decided.length === 0) return "open";
  if (decided.every(Boolean)) return "true";
  return decided.some(Boolean) ? "partly" : "false";
}

async function resolveReading(
  reading: Reading,
  asOf: string,
  ask: Ask,
  delayOf: DelayOf,
): Promise<ResolvedReading> {
  const { resolver, compare, deadline } = reading;
  if (!resolver) return { reading, value: undefined, outcome: undefined, problem: undefined };
  const found = await findValue(resolver, ask);
  const past = deadline === undefined || deadline <= asOf;
  const late = async () =>
    deadline === undefined || addDays(deadline, await delayOf(reading)) <= asOf;
  if (!found.ok) {
    const nothing = found.error.code === "nothing-found" && compare?.absent !== undefined;
    const outcome = nothing && (await late()) ? compare.absent : undefined;
    return {
      reading,
      value: undefined,
      outcome,
      problem: outcome === undefined ? found.error : undefined,
    };
  }
  const shown = { reading, value: found.value, problem: undefined };
  if (!compare) return { ...shown, outcome: undefined };
  const met = isMet(found.value, compare);
  if (compare.once) return { ...shown, outcome: met ? true : (await late()) ? false : undefined };
  return { ...shown, outcome: past ? met : undefined };
}
