import { groupBy } from "../../base/group-by.ts";
import { poolScores } from "../../ledger/pool-scores.ts";
import { brierOf } from "../../ledger/proper-scores.ts";
import { scoredClaims } from "../../ledger/scored-claims.ts";
import type { ResolvedKept } from "./resolve-all.ts";
import type { ScoreGroup } from "./result.ts";

/** Scores by set, speaker or topic; what was read in hindsight is never pooled with what was not. */
export function scoreGroups(
  resolved: readonly ResolvedKept[],
  by: "set" | "speaker" | "topic",
): ScoreGroup[] {
  const scored = resolved.flatMap((each) =>
    scoredOf(each).map((claim) => ({
      ...claim,
      group: by === "set" ? each.set : claim.claim[by],
    })),
  );
  const groups = groupBy(scored, ({ group, hindsight }) => JSON.stringify([group, hindsight]));
  return [...groups.values()].map((group) => {
    const [first] = group as [(typeof scored)[number]];
    const { baseline, brier, spiegelhalter, calibration, ...pooled } = poolScores(group);
    return {
      ...{ group: first.group, hindsight: first.hindsight, ...pooled },
      ...{ coin: 0.25, brier: nullable(brier), calibration: [...calibration] },
      baseline: baseline ? { ...baseline, difference: nullable(baseline.difference) } : null,
      spiegelhalter: spiegelhalter ?? null,
    };
  });
}

/** What was withdrawn by its deadline is not scored; what was withdrawn later is. */
const scoredOf = (each: ResolvedKept): ReturnType<typeof scoredClaims> => {
  const { withdrawnOn, first } = each.chained ?? {};
  const inTime = withdrawnOn !== undefined && withdrawnOn <= (first?.readings[0]?.deadline ?? "");
  return inTime ? [] : scoredClaims([each]);
};

const nullable = ({ mean, lower, upper }: ReturnType<typeof poolScores>["brier"]) => ({
  ...{ mean, lower: lower ?? null, upper: upper ?? null },
});

/** Those that are scored, the worst first. */
export const missesFirst = (resolved: readonly ResolvedKept[]): readonly ResolvedKept[] =>
  resolved
    .flatMap((each) => scoredOf(each).map((claim) => ({ each, brier: brierOf(claim) })))
    .sort((a, b) => b.brier - a.brier)
    .map(({ each }) => each);
