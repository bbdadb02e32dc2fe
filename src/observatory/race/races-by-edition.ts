import { addDays } from "../../base/calendar.ts";
import { doHere } from "../../base/in-parts.ts";
import { eachOf, type Outcome } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import { type PastRaces, racesInParts } from "./past-races.ts";
import { raceBasis } from "./race-basis.ts";

/** Past races by the last day that each edition of the index covers, computed from the facts. */
export function racesByEdition(facts: Facts, end: string): Outcome<readonly PastRaces[]> {
  const rows = facts.select(
    "capability-scores",
    { asOf: end, hindsight: false },
    { edition: "text" },
  );
  if (!rows.ok) return rows;
  const editions = [...new Set(rows.value.map(({ edition }) => edition))].sort();
  return eachOf(editions, (_, at) => {
    const next = editions[at + 1];
    const asOf = next === undefined ? end : addDays(next, -1);
    const basis = raceBasis(facts, { asOf, hindsight: false });
    const races = basis.ok ? racesInParts(facts, basis.value) : basis;
    return races.ok ? doHere(races.value) : races;
  });
}
