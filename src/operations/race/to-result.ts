import { addMonths } from "../../base/add-months.ts";
import { DAYS_PER_YEAR, dateOfDay, dayNumber } from "../../base/calendar.ts";
import { itemAt, valueFor } from "../../base/item-at.ts";
import { type CatchUp, factorOf, ordersOf, TARGET } from "../../observatory/race/catch-up.ts";
import {
  type Discrete,
  meanOfDiscrete,
  quantileOfDiscrete,
  shareUpTo,
} from "../../observatory/race/discrete.ts";
import type { ExchangeRate } from "../../observatory/race/exchange-rate.ts";
import { momentsOf, unseenPace } from "../../observatory/race/fit-pace.ts";
import type { PastRaces } from "../../observatory/race/past-races.ts";
import { recordsBy } from "../../observatory/race/race-history.ts";
import { type RacePriors, racePriors } from "../../observatory/race/race-priors.ts";
import type { TallyReader } from "../../observatory/race/read-tally.ts";
import { sampleFuture } from "../../observatory/race/sample-future.ts";
import type { BackcastScores } from "../../observatory/race/score-backcast.ts";
import { standingOn, tierOf } from "../../observatory/race/standing.ts";
import { type ComputeStock, costOfMore, USD_PER_HOUR } from "./compute-stock.ts";
import { priorOf, priorRules } from "./read-priors.ts";
import type { RaceDate, RaceResult, RaceScores } from "./result.ts";
import type { RaceStart } from "./start.ts";

/** Months ahead at which crossings are told, and places of which probabilities are. */
const TOLD_MONTHS = [6, 12, 18, 24, 36, 48, 60];
const TOLD_PLACES = 10;

/** The newest board of votes beside the index; `null` where there is none or votes are left out. */
export function placementResult({ basis, releases }: RaceStart): RaceResult["placement"] {
  const { board } = basis;
  if (!board || releases === basis.index) return null;
  const { slope, intercept, residualStandardError: scatter } = board.line;
  const placed = releases.filter(
    ({ scoredBy, date }) => scoredBy === "votes" && date === board.date,
  );
  return {
    date: board.date,
    line: { slope, intercept, scatter },
    models: board.models.map(({ model, rating, eci, isUpper }) => ({
      ...{ model, rating },
      score: eci,
      used: isUpper,
    })),
    labs: placed.map(({ lab, label, score, lower, upper }) => ({
      ...{ lab, score, model: label },
      rating: valueFor(board.best, lab).rating,
      lower: lower ?? null,
      upper: upper ?? null,
    })),
  };
}

/** One drawn race with names and days; of the race as changed, where levers were asked for. */
export function futureResult(
  { basis, world, changed, bars }: RaceStart,
  draw: number,
): NonNullable<RaceResult["future"]> {
  const { labs } = world;
  const levels = bars.map(({ level }) => level);
  const { events, end } = sampleFuture(changed ?? world, levels, draw);
  return {
    draw,
    events: events.map(({ month, lab, kind, bar, score }) => ({
      date: addMonths(basis.from, month),
      month,
      lab: itemAt(labs, lab),
      kind,
      bar: bar === undefined ? null : itemAt(bars, bar).bar,
      score,
    })),
    end: labs.map((lab, at) => ({ lab, score: itemAt(end, at) })).sort((a, b) => b.score - a.score),
  };
}

/** Everything that follows from the start and the mixture. */
export function raceResult(start: RaceStart, mixed: TallyReader) {
  const { basis, until, draws, frontier, entrants, releases, questions } = start;
  const standing = standingOn(releases, basis.from);
  return {
    from: basis.from,
    until,
    edition: basis.newest,
    draws,
    frontier,
    standing: standing.map((each) => ({ ...each })),
    tier: Object.fromEntries(
      questions.within.map((months) => [String(months), tierOf(standing, months)]),
    ),
    labs: labResults(start),
    priors: priorResults(start.priors),
    without: [...start.priors.without],
    parameters: parametersOf(start),
    bars: barResults(start, mixed),
    dates: dateResults(start, mixed),
    placement: placementResult(start),
    entrants: {
      waiting: [...entrants.waiting],
      scoredLater: [...entrants.scoredLater],
      labYears: entrants.labYears,
      perYear: entrants.perYear ?? null,
    },
  };
}

function labResults({
  basis,
  world,
  fit,
  releases,
  frontier,
  priors,
}: RaceStart): RaceResult["labs"] {
  const records = recordsBy(releases, basis.from);
  return world.labs.map((lab, at) => {
    const score = world.records[at] as number;
    const best = releases.find(
      (release) => release.lab === lab && release.date <= basis.from && release.score === score,
    );
    if (!best) throw new Error("a record is a release");
    const byVotes = best.scoredBy === "votes";
    return {
      lab,
      score,
      behind: frontier - score,
      scoredBy: best.scoredBy,
      scoreLower: byVotes ? (best.lower ?? null) : null,
      scoreUpper: byVotes ? (best.upper ?? null) : null,
      model: best.label,
      date: best.date,
      records: valueFor(records, lab).map((step) => ({
        date: dateOfDay(dayNumber("2023-01-01") + step.year * DAYS_PER_YEAR),
        score: step.score,
      })),
      inRace: world.inRace[at] as number,
      capital: basis.withCapital.has(lab),
      ownPace: { ...(fit.ownPaces.get(lab) ?? unseenPace(priors)) },
    };
  });
}

/** Every prior that can be set, as it is and as it usually is. */
export const priorResults = (priors: RacePriors): RaceResult["priors"] =>
  priorRules.map(({ name, unit }) => ({
    name,
    value: priorOf(priors, name),
    usual: priorOf(racePriors, name),
    unit,
  }));

function parametersOf({ fit, exchange }: RaceStart): RaceResult["parameters"] {
  const { pace, silence } = fit;
  return {
    labQuarters: pace.n,
    pace: momentsOf(pace.pace, pace.weights),
    catchUp: momentsOf(pace.catchUp, pace.weights),
    scatter: momentsOf(pace.scatter, pace.weights),
    releases: silence.releases,
    silence: { hazard: silence.hazard, byGap: silence.byGap },
    exchange: exchange ? { ...exchange } : null,
  };
}

function barResults(
  { bars, world, months, frontier }: RaceStart,
  mixed: TallyReader,
): RaceResult["bars"] {
  return bars.map(({ bar, level }, barAt) => ({
    bar,
    level,
    isAbove: level > frontier,
    labs: world.labs.map((lab, at) => {
      const arrival = mixed.arrival(barAt, at, months + 1);
      const quantile = (probability: number): number | null => {
        const month = quantileOfDiscrete(arrival, probability);
        return month > months ? null : month;
      };
      return {
        lab,
        reached: (world.records[at] as number) >= level,
        byMonths: Object.fromEntries(
          TOLD_MONTHS.filter((month) => month <= months).map((month) => [
            String(month),
            mixed.crossed(barAt, at, month),
          ]),
        ),
        median: quantile(0.5),
        p10: quantile(0.1),
        p90: quantile(0.9),
        never: 1 - mixed.crossed(barAt, at, months),
        first: mixed.first(barAt, at),
      };
    }),
  }));
}

/** The standing on each date, those likeliest to be in the first tier first. */
export function dateResults(start: RaceStart, reader: TallyReader): RaceDate[] {
  const { basis, questions, frontier } = start;
  return questions.reports.map((months, report) => {
    const { p05, p50, p95 } = spreadOf(reader.frontier(report));
    return {
      date: addMonths(basis.from, months),
      months,
      frontier: { p05: frontier + p05, p50: frontier + p50, p95: frontier + p95 },
      labs: labsOn(start, reader, report),
      survivors: Object.fromEntries(
        questions.within.map((within, tier) => {
          const count = reader.survivors(report, tier);
          return [
            String(within),
            {
              mean: meanOfDiscrete(count),
              p05: quantileOfDiscrete(count, 0.05),
              p95: quantileOfDiscrete(count, 0.95),
              twoOrThree: shareUpTo(count, 3) - shareUpTo(count, 1),
            },
          ];
        }),
      ),
      anyChinese: Object.fromEntries(
        questions.within.map((within, tier) => [String(within), reader.anyOfGroup(report, tier)]),
      ),
    };
  });
}

function labsOn(
  { world, questions, frontier }: RaceStart,
  reader: TallyReader,
  report: number,
): RaceDate["labs"] {
  const told = world.labs.map((lab, at) => {
    const behind = reader.lag(report, at);
    const ranks = reader.rank(report, at);
    const { p05, p50, p95 } = spreadOf(reader.record(report, at));
    // A record never falls, though the middle of its bin may lie below it.
    const score = (above: number): number =>
      Math.max(frontier + above, world.records[at] as number);
    return {
      lab,
      leader: itemAt(ranks, 0),
      ranks: ranks.slice(0, TOLD_PLACES),
      within: Object.fromEntries(
        questions.within.map((within) => [String(within), shareUpTo(behind, within)]),
      ),
      inRace: reader.inRace(report, at),
      lag: spreadOf(behind),
      score: { p05: score(p05), p50: score(p50), p95: score(p95) },
    };
  });
  const tier = String(questions.within[Math.floor(questions.within.length / 2)]);
  return told.sort((a, b) => (b.within[tier] as number) - (a.within[tier] as number));
}

const spreadOf = (distribution: Discrete) => ({
  p05: quantileOfDiscrete(distribution, 0.05),
  p50: quantileOfDiscrete(distribution, 0.5),
  p95: quantileOfDiscrete(distribution, 0.95),
});

/** The result with some of its labs alone; the numbers stay those of the whole race. */
export function showOnly(result: RaceResult, shown: ReadonlySet<string>): RaceResult {
  const only = <Item extends { readonly lab: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ lab }) => shown.has(lab));
  const dates = (all: readonly RaceDate[]): RaceDate[] =>
    all.map((date) => ({ ...date, labs: only(date.labs) }));
  const { levers } = result;
  return {
    ...result,
    labs: only(result.labs),
    bars: result.bars.map((bar) => ({ ...bar, labs: only(bar.labs) })),
    dates: dates(result.dates),
    levers: levers && {
      ...levers,
      base: dates(levers.base),
      changed: dates(levers.changed),
    },
  };
}

/** Sizes of levers in compute, with the interval of the exchange rate and the money. */
export function catchUpResult(
  found: CatchUp,
  asked: {
    readonly lab: string;
    readonly by: string;
    readonly within: number;
    readonly leversFrom: string;
    readonly exchange: ExchangeRate | undefined;
    readonly stock: ComputeStock | undefined;
  },
): NonNullable<RaceResult["catchUp"]> {
  const { exchange, stock, ...question } = asked;
  const orders = (points: number | undefined) =>
    points === undefined || !exchange ? undefined : ordersOf(points, exchange);
  const growth = orders(found.growth);
  const step = orders(found.step);
  const isBounded = exchange !== undefined && exchange.lower > 0;
  return {
    ...question,
    target: TARGET,
    base: found.base,
    ifItStays: found.ifItStays,
    computePerYear: growth ? { ...growth, high: isBounded ? growth.high : null } : null,
    computeStep: step
      ? {
          mean: factorOf(step.mean),
          low: factorOf(step.low),
          high: isBounded ? factorOf(step.high) : null,
        }
      : null,
    stock: stock
      ? {
          ...stock,
          usdPerHour: USD_PER_HOUR,
          usdPerYear: step ? costOfMore(stock, factorOf(step.mean)) : null,
        }
      : null,
    pace: found.growth ?? null,
    catchUp: found.catchUp ?? null,
  };
}

/** Scores for JSON: what is over all bars or horizons is null. */
export const scoresResult = ({
  scores,
  scoresWithVotes,
  ablations,
}: PastRaces): NonNullable<RaceResult["scores"]> => ({
  own: publicScores(scores),
  withVotes: publicScores(scoresWithVotes),
  ablations: ablations.map(({ without, ...rest }) => ({ ...rest, without: [...without] })),
});

function publicScores(scores: BackcastScores): RaceScores {
  const { interview } = scores;
  return {
    origins: [...scores.origins],
    crossings: scores.crossings.map(({ bar, horizon, ...rest }) => ({
      ...rest,
      bar: bar ?? null,
      horizon: horizon ?? null,
    })),
    differences: scores.differences.map(({ bar, ...rest }) => ({ ...rest, bar: bar ?? null })),
    arrivals: [...scores.arrivals],
    order: [...scores.order],
    lag: [...scores.lag],
    counts: scores.counts.map(({ byOrigin, ...rest }) => ({ ...rest, byOrigin: [...byOrigin] })),
    reliability: [...scores.reliability],
    weights: [...scores.weights],
    drawnWorlds: [...scores.drawnWorlds],
    interview: interview ? { ...interview, forecasts: [...interview.forecasts] } : null,
  };
}
