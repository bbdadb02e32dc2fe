import { mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { digestOfText } from "../../data/publication.ts";
import { GENESIS, readChain } from "../../ledger/chain.ts";
import { mean } from "../../stats/mean.ts";
import type { Context } from "../contract/operation.ts";
import { keptOf, resolveAll } from "../ledger/resolve-all.ts";
import type { ClaimResult } from "../ledger/result.ts";
import { claimResult } from "../ledger/to-result.ts";
import type { SkillResult } from "./result.ts";

type Registered = NonNullable<SkillResult["registered"]>;

/**
 * How the forecasts fared that were registered before their days, those that have come due by a day,
 * misses first. Those that are not due are only counted.
 *
 * @returns `null` where none had been registered
 */
export async function registeredBy(
  asOf: string,
  context: Context,
): Promise<Outcome<Registered | null>> {
  const text = context.facts.ledger();
  const chain = readChain(text);
  if (!chain.ok) return chain;
  const { entries } = chain.value;
  const kept = keptOf("own", entries, asOf);
  if (kept.length === 0) return succeed(null);
  context.facts.restOn("own-ledger", digestOfText(text));
  const due = kept.filter(({ claim }) => (claim.readings[0]?.deadline ?? asOf) <= asOf);
  return mapOutcome(await resolveAll(due, asOf, context), (resolved) => {
    const scored = resolved.flatMap((each) => scoreOf(claimResult(each, context.language)));
    const both = scored.filter(({ baselineBrier }) => baselineBrier !== null);
    const next = kept
      .flatMap(({ claim }) => claim.readings[0]?.deadline ?? [])
      .filter((day) => day > asOf);
    return {
      ...{ registered: kept.length, due: due.length, scored: scored.length },
      next: next.sort()[0] ?? null,
      head: entries.filter(({ at }) => at.slice(0, 10) <= asOf).at(-1)?.digest ?? GENESIS,
      lines: entries.filter(({ at }) => at.slice(0, 10) <= asOf).length,
      brier: scored.length > 0 ? mean(scored.map(({ brier }) => brier)) : null,
      against:
        both.length > 0
          ? {
              n: both.length,
              brier: mean(both.map(({ brier }) => brier)),
              baselineBrier: mean(both.map((each) => each.baselineBrier as number)),
            }
          : null,
      misses: scored.sort((a, b) => b.brier - a.brier),
    };
  });
}

/** The first reading of a claim, where it has been decided. */
function scoreOf({ id, statement, readings: [first] }: ClaimResult): Registered["misses"] {
  if (!first || first.brier === null || first.outcome === null || first.probability === null) {
    return [];
  }
  const { probability, outcome, brier, value, quantity, baseline } = first;
  return [
    {
      ...{ id, statement, probability, outcome, brier },
      value: typeof value === "number" || typeof value === "string" ? value : null,
      crps: quantity?.crps ?? null,
      rank: quantity?.rank ?? null,
      widthsOff: quantity?.widthsOff ?? null,
      baselineBrier: baseline?.brier ?? null,
      baselineCrps: baseline?.crps ?? null,
    },
  ];
}
