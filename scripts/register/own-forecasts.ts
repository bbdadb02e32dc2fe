/**
 * The forecasts that Sextant registers at each version: what it prints of days ahead, as claims with
 * their whole distribution, the query that will decide each, and what a simple forecast says beside.
 */
import type { Outcome } from "../../src/base/outcome.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import type { Draft } from "./draft.ts";
import { lineForecasts } from "./line-forecasts.ts";
import { raceForecasts } from "./race-forecasts.ts";

/**
 * All forecasts of a version.
 *
 * @param version stands in the id of each, so that every version registers its own
 */
export async function ownForecasts(
  version: string,
  context: Context,
): Promise<Outcome<readonly Draft[]>> {
  const prefix = `own.${version.replaceAll(/[^a-z0-9]+/g, "-")}`;
  const lines = lineForecasts(prefix, context);
  if (!lines.ok) return lines;
  const race = await raceForecasts(prefix, context);
  return race.ok ? { ok: true, value: [...lines.value, ...race.value] } : race;
}
