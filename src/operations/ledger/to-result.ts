import type { Outcome } from "../../base/outcome.ts";
import { describeProblem, type Language } from "../../i18n/translate.ts";
import type { Distribution } from "../../ledger/claim.ts";
import type { ClaimSet } from "../../ledger/claims-of-facts.ts";
import { brierOf, logOf, scoreQuantity } from "../../ledger/proper-scores.ts";
import type { ResolvedReading } from "../../ledger/resolve-claim.ts";
import { type Judged, kept } from "../../ledger/scored-claims.ts";
import type { LiveBaseline } from "./live-baseline.ts";
import type { ResolvedKept } from "./resolve-all.ts";
import type { ClaimResult } from "./result.ts";

/** A claim and what came of it, in a language. */
export const claimResult = (
  { set, claim, chained, readings, status, baselines }: ResolvedKept,
  language: Language,
): ClaimResult => ({
  ...{ id: claim.id, set, kind: claim.kind, topic: claim.topic },
  ...{ statement: claim.statement[language], speaker: claim.speaker },
  ...{ quoted: claim.quoted ?? false, denies: claim.denies ?? false, madeOn: claim.madeOn },
  ...{ madeOnPrecision: claim.madeOnPrecision, cluster: claim.cluster },
  ...{ source: claim.source, secondHand: claim.secondHand, status },
  amendments: chained?.amendments ?? 0,
  firstSaid: chained?.first.readings[0]?.probability ?? null,
  withdrawnOn: chained?.withdrawnOn ?? null,
  history: (chained?.history ?? []).map(({ on, status, facts, readings: said }) => ({
    ...{ on, status, facts, outcomes: said.map(({ outcome }) => outcome) },
  })),
  readings: readings.map((each) => ({
    ...readingResult(each, language),
    evidence: [],
    baseline: baselineResult(each, { set, live: baselines.get(each.reading.id) }, language),
  })),
});

const scored = (
  p: number | undefined,
  came: boolean | undefined,
  score: (judged: Judged) => number,
): number | null => (p === undefined || came === undefined ? null : score({ p: kept(p), came }));

const quantityOf = (
  distribution: Distribution | undefined,
  { compare }: ResolvedReading["reading"],
  value: unknown,
  outcome: boolean | undefined,
) =>
  // A reading that is met early is decided before the quantity of its deadline is known.
  distribution && outcome !== undefined && !compare?.once && typeof value === "number"
    ? (scoreQuantity(distribution, value) ?? null)
    : null;

function readingResult(
  { reading, value, outcome, problem }: ResolvedReading,
  language: Language,
): Omit<ClaimResult["readings"][number], "baseline" | "evidence"> {
  const { distribution } = reading;
  return {
    ...{ id: reading.id, text: reading.text[language], deadline: reading.deadline ?? null },
    ...{ value: value ?? null, outcome: outcome ?? null },
    problem: problem ? describeProblem(language, problem) : null,
    beside: reading.beside ?? false,
    probability: reading.probability ?? null,
    probabilityFrom: reading.probabilityFrom ?? null,
    brier: scored(reading.probability, outcome, brierOf),
    log: scored(reading.probability, outcome, logOf),
    quantity: quantityOf(distribution, reading, value, outcome),
    ...{ distribution: distribution ?? null, resolver: reading.resolver ?? null },
    ...{ compare: reading.compare ?? null, writtenOn: reading.writtenOn },
    outcomeKnownWhenWritten: reading.outcomeKnownWhenWritten,
  };
}

/** What the trend of the day says, and how that is known. */
function baselineResult(
  { reading, value, outcome }: ResolvedReading,
  { set, live }: { readonly set: ClaimSet; readonly live: Outcome<LiveBaseline> | undefined },
  language: Language,
): ClaimResult["readings"][number]["baseline"] {
  const { baseline } = reading;
  if (!baseline) return null;
  const { method, p, distribution, why, reviewed } = baseline;
  return {
    ...{ method, probability: p ?? null, brier: scored(p, outcome, brierOf) },
    basis: live?.ok ? "computed" : set === "own" || set === "mine" ? "registered" : "reviewed",
    reviewed: reviewed ?? null,
    problem: live?.ok === false ? describeProblem(language, live.error) : (why?.[language] ?? null),
    crps: quantityOf(distribution, reading, value, outcome)?.crps ?? null,
    distribution: distribution ?? null,
  };
}
