import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Language, Translate } from "../../i18n/translate.ts";
import { organizationName } from "../../names/organization-name.ts";
import type { LabFacts } from "../../observatory/profiles/lab-profile.ts";
import type { RatedIndex } from "../../observatory/profiles/rated-index.ts";
import type { RaceBasis } from "../../observatory/race/race-basis.ts";
import { type Standing, standingOn } from "../../observatory/race/standing.ts";
import { listed } from "../../reports/findings/listed.ts";
import type { ResolvedKept } from "../ledger/resolve-all.ts";
import type { MarketParts } from "../market/read-market.ts";
import { scoreOf } from "../model/to-list.ts";
import { middleTier, percent } from "../race/answer.ts";
import type { RaceResult } from "../race/result.ts";
import type { LabList, LabProfileResult } from "./result.ts";

/** Every lab of which anything is known, the best first. */
export function listOfLabs(
  {
    known,
    basis,
    index,
  }: {
    readonly known: readonly string[];
    readonly basis: RaceBasis | undefined;
    readonly index: RatedIndex;
  },
  asOf: string,
  t: Translate,
): LabList {
  const standing = basis ? standingOn(basis.withVotes, basis.from) : [];
  const scored = standing.map((each) => ({ ...each, ...newestOf(index, each.lab) }));
  const unscored = known.filter((lab) => !standing.some((each) => each.lab === lab));
  const [first, second] = standing;
  return {
    asOf,
    answer:
      first && second
        ? t("lab.list.answer", {
            ...{ lab: first.lab, n: standing.length, asOf, second: second.lab },
            ahead: formatNumber(second.gap, 2),
          })
        : t("lab.list.answer.none", { asOf }),
    labs: [
      ...scored,
      ...unscored.sort().map((lab) => ({
        ...{ lab, score: null, gap: null, lagMonths: null },
        ...newestOf(index, lab),
      })),
    ],
  };
}

/** The best model of a lab on the index, and the release of its newest. */
function newestOf({ models }: RatedIndex, lab: string) {
  const own = models.filter(({ best }) => best.organization === lab);
  const dates = own.flatMap(({ versions }) => versions.map(({ date }) => date)).sort();
  return { bestModel: own[0]?.name ?? null, lastScored: dates.at(-1) ?? null };
}

/** What a profile is made of. */
interface LabParts {
  readonly lab: string;
  readonly own: LabFacts;
  readonly market: MarketParts;
  readonly basis: RaceBasis | undefined;
  readonly race: RaceResult | undefined;
  readonly history: readonly (Standing & { readonly date: string })[];
  readonly claims: readonly ResolvedKept[];
}

/** A lab as the contract shapes it. */
export function profileResult(
  { lab, own, market, basis, race, history, claims }: LabParts,
  { asOf, language }: { readonly asOf: string; readonly language: Language },
  t: Translate,
): LabProfileResult {
  const isOwn = ({ company }: { readonly company: string }) => organizationName(company) === lab;
  const result: Omit<LabProfileResult, "answer"> = {
    asOf,
    lab,
    from: history.length > 0 ? (basis?.from ?? null) : null,
    standing: standingOf(race, lab),
    history: history.map(({ date, score, gap, lagMonths }) => ({ date, score, gap, lagMonths })),
    frontier: frontierOf(basis),
    records: race?.labs.find((each) => each.lab === lab)?.records ?? [],
    race: raceOf(race, lab),
    models: own.models.map(({ name, best, behindAtRelease }) => ({
      ...{ model: name, date: best.date, behindAtRelease, openWeights: best.open ?? null },
      ...scoreOf(best),
    })),
    compute: own.compute.map(({ date, h100e, h100e_p05: lower, h100e_p95: upper, source }) => ({
      ...{ date, h100e, lower, upper, source },
    })),
    computeSpending: own.spending.map((row) => ({
      ...{ date: row.date, usd: row.amount_usd, purposes: [...row.purposes], period: row.period },
      ...{ projection: row.projection, confidence: row.confidence, source: row.source },
    })),
    revenue: market.revenue.filter(isOwn),
    users: market.users.filter(isOwn),
    funding: market.funding.filter(isOwn),
    camps: market.camps.filter(isOwn),
    capital: market.capital.filter(isOwn),
    staff: own.staff
      ? { people: own.staff.staff, date: own.staff.date, source: own.staff.source }
      : null,
    events: own.events.map(({ date, kind, person, counterparty, source }) => ({
      ...{ date, kind, person: person ?? null, counterparty: counterparty ?? null, source },
    })),
    claims: claims.map(({ claim, status }) => ({
      ...{ id: claim.id, statement: claim.statement[language], speaker: claim.speaker },
      ...{ madeOn: claim.madeOn, status },
    })),
  };
  return { ...result, answer: answerOf(result, t) };
}

function standingOf(race: RaceResult | undefined, lab: string): LabProfileResult["standing"] {
  const at = race?.standing.findIndex((each) => each.lab === lab) ?? -1;
  const own = race?.standing[at];
  return race && own
    ? {
        ...{ rank: at + 1, of: race.standing.length },
        ...{ score: own.score, gap: own.gap, lagMonths: own.lagMonths },
      }
    : null;
}

function raceOf(race: RaceResult | undefined, lab: string): LabProfileResult["race"] {
  const own = race?.labs.find((each) => each.lab === lab);
  if (!race || !own) return null;
  const tier = middleTier(race);
  return {
    draws: race.draws,
    inRace: own.inRace,
    tierMonths: tier,
    dates: race.dates.flatMap(({ date, months, labs }) =>
      labs
        .filter((each) => each.lab === lab)
        .map(({ leader, within, lag }) => ({
          ...{ date, months, leader, within: within[tier] ?? 0, lag },
        })),
    ),
  };
}

/** Each record of all labs together. */
function frontierOf(basis: RaceBasis | undefined): LabProfileResult["frontier"] {
  const steps: { date: string; score: number }[] = [];
  for (const { date, score } of basis?.withVotes ?? []) {
    if (basis && date <= basis.from && score > (steps.at(-1)?.score ?? Number.NEGATIVE_INFINITY)) {
      steps.push({ date, score });
    }
  }
  return steps;
}

/** Where it stands, what its chances are and what it earns, in one sentence. */
function answerOf(result: Omit<LabProfileResult, "answer">, t: Translate): string {
  const { lab, standing, race, revenue, asOf } = result;
  const next = race?.dates[0];
  const newest = newestRevenue(revenue);
  const clauses = [
    ...(standing
      ? [
          standing.rank === 1
            ? t("lab.answer.first", { of: standing.of })
            : t("lab.answer.behind", {
                ...{ rank: standing.rank, of: standing.of },
                months: formatNumber(standing.lagMonths, 2),
              }),
        ]
      : []),
    ...(next ? [t("lab.answer.leads", { chance: percent(next.leader), date: next.date })] : []),
    ...(newest ? [t("lab.answer.earns", { usd: usdText(newest.usdPerYear, t) })] : []),
  ];
  return clauses.length === 0
    ? t("lab.answer.bare", { lab, asOf })
    : t("lab.answer", { lab, clauses: listed(clauses, t) });
}

/** The newest figure of the whole company. */
export const newestRevenue = (
  revenue: LabProfileResult["revenue"],
): LabProfileResult["revenue"][number] | undefined =>
  revenue
    .filter(({ scope }) => scope === "company")
    .reduce<LabProfileResult["revenue"][number] | undefined>(
      (last, row) => (last && last.date > row.date ? last : row),
      undefined,
    );
