import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { organizationName } from "../../names/organization-name.ts";
import { closedRounds } from "../parts/funding-rounds.ts";

/** Equity of closed rounds from which on a lab has capital, USD. */
const FLOOR = 1e9;

/** Companies whose laboratory goes by another name. */
const laboratories: Readonly<Record<string, string>> = { Alphabet: "Google" };

/**
 * Labs whose capital was documented by a day: closed equity rounds of a billion dollars in total,
 * or a parent whose capital spending is on record.
 */
export function labsWithCapital(facts: Facts, window: FactWindow): Outcome<ReadonlySet<string>> {
  const read = allOf({
    rounds: closedRounds(facts, window),
    spending: facts.select("capital-spending", window, { company: "text" }),
  });
  return mapOutcome(read, ({ rounds, spending }) => {
    const raised = new Map<string, number>();
    for (const { company, equity_usd = 0 } of rounds) {
      const lab = organizationName(company);
      raised.set(lab, (raised.get(lab) ?? 0) + equity_usd);
    }
    const funded = [...raised].flatMap(([lab, usd]) => (usd >= FLOOR ? [lab] : []));
    const parents = spending.map(
      ({ company }) => laboratories[company] ?? organizationName(company),
    );
    return new Set([...funded, ...parents]);
  });
}
