import { itemAt, valueFor } from "../base/item-at.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import type { Receipt } from "../data/receipt.ts";
import type { Learnt } from "../forecast/learnt.ts";
import { normalDraw } from "../stats/draws.ts";
import { ln } from "../stats/elementary/ln.ts";
import { log10 } from "../stats/elementary/log10.ts";
import { pow } from "../stats/elementary/pow.ts";
import { capability } from "../trends/capability.ts";
import { recordsAtBar } from "../trends/inference-price.ts";
import { crossing, crossingMonths } from "../trends/parts/crossing.ts";
import { DEFAULT_LEVEL, fitTrend, UNGROUPED } from "../trends/parts/fit-trend.ts";
import { groundOf } from "../trends/parts/forecast/forecast-ground.ts";
import type { ForecastPlan } from "../trends/parts/forecast/forecast-plan.ts";
import { forecastTrend, type TrendForecast } from "../trends/parts/forecast/forecast-trend.ts";
import { type PricedVersion, pricedVersions } from "../trends/parts/priced-versions.ts";
import type { Observation, Trend } from "../trends/parts/trend.ts";
import { timeHorizon } from "../trends/time-horizon.ts";
import {
  type CostedVersion,
  costedVersions,
  isTaught,
  runOf,
  trainingRecordsAtBar,
} from "../trends/training-cost-fixed-capability.ts";
import type { LineId } from "./claims.ts";
import type { LawLine } from "./law.ts";
import { REFERENCE, reachedBar, readScale, type Scale, SEED, WORLDS } from "./parts/law-scale.ts";
import {
  type Candidate,
  drawnValue,
  type ReachedInterval,
  reachedInterval,
} from "./parts/reached-interval.ts";
import { MIN_DEGREES_OF_FREEDOM } from "./parts/reading.ts";
import { splitNormalDraws } from "./parts/split-normal-draws.ts";

/** A level that a line of the law passes, and when. */
export interface LawCrossing {
  readonly id: string;
  /** The line of the law whose rate gives the date; the time horizon has a rate of its own. */
  readonly line: LineId | undefined;
  /** Level in the trend's unit. */
  readonly level: number;
  readonly unit: string;
  readonly date: string | undefined;
  /** For a level already reached: as early or late as the intervals of the scores allow. */
  readonly lower: string | undefined;
  readonly upper: string | undefined;
  readonly confidence: number;
  readonly status: "reached" | "expected" | "not expected";
  /** Receipts of the observation that reached it, or of the points behind the line. */
  readonly evidence: readonly Receipt[];
  /** Facts for the sentence that states the crossing. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * Versions sold at GPT-4's first list price; not every history has the price of the first version.
 */
const launched: ReadonlySet<string> = new Set([REFERENCE, "gpt-4-0613"]);

/** The dates that the measured lines imply. A line that is not determined gives none. */
export function lawCrossings(
  facts: Facts,
  window: FactWindow,
  lines: readonly LawLine[],
  learnt: Learnt,
): readonly LawCrossing[] {
  const scale = readScale(facts, window);
  if (scale === undefined) return [];
  const question = { facts, window, learnt, scale };
  return [
    ...priceCrossings(question, lineOf(lines, "inference-price")),
    ...trainingCrossings(question, lineOf(lines, "training-cost")),
    ...generationCrossings(question, lineOf(lines, "capability")),
    ...horizonCrossings(question),
  ];
}

/** What all crossings of one question look at. */
interface Question {
  readonly facts: Facts;
  readonly window: FactWindow;
  /** What past forecasts had taught by the as-of date. */
  readonly learnt: Learnt;
  readonly scale: Scale;
}

/** A line of the law, unless it has too few degrees of freedom to say anything. */
const lineOf = (lines: readonly LawLine[], id: LawLine["id"]): LawLine | undefined => {
  const line = lines.find((each) => each.id === id);
  const degrees = line?.fitted?.fit.degreesOfFreedom ?? 0;
  return degrees >= MIN_DEGREES_OF_FREEDOM ? line : undefined;
};

/** GPT-4's capability at a tenth and a hundredth of GPT-4's first list price. */
function priceCrossings(question: Question, line: LawLine | undefined): readonly LawCrossing[] {
  const { facts, window, scale } = question;
  const priced = pricedVersions(facts, window);
  if (!priced.ok) return [];
  const records = recordsAtBar(priced.value, scale.bar);
  const launch = priced.value
    .filter(({ version }) => launched.has(version.version))
    .reduce<PricedVersion | undefined>(
      (first, item) => (first && first.date <= item.date ? first : item),
      undefined,
    )?.usdPerMtok;
  if (launch === undefined) return [];
  return [0.1, 0.01].flatMap((share) => {
    const level = share * launch;
    const percent = 100 * share;
    return passDown(
      { id: `price-${percent}-percent`, line: "inference-price", level, unit: "USD/Mtok" },
      records,
      line,
      question,
      { percent, launch, level },
      () => reachedBar(scale, priced.value, ({ usdPerMtok }) => usdPerMtok <= level),
    );
  });
}

/** A run that reaches GPT-4's capability at a tenth and a hundredth of the first one's cost. */
function trainingCrossings(question: Question, line: LawLine | undefined): readonly LawCrossing[] {
  const { facts, window, scale } = question;
  const runs = costedVersions(facts, window);
  if (!runs.ok) return [];
  const untaught = runs.value.filter((run) => !isTaught(run));
  const records = trainingRecordsAtBar(untaught, scale.bar);
  const costIn = costsIn(untaught);
  return [10e6, 1e6].flatMap((level) =>
    passDown(
      { id: `training-${level / 1e6}m`, line: "training-cost", level, unit: "USD" },
      records,
      line,
      question,
      { level },
      () => reachedBar(scale, untaught, (run, world) => costIn(run, world) <= level),
    ),
  );
}

/** Streams of the draws of costs begin here, beyond those of scores. */
const FIRST_COST_STREAM = 2 ** 24;

/**
 * The cost of a run in a drawn world. Costs are estimates: one run differs from another of its day
 * as disclosed ones do around their line, also where its own hours are known, for what an hour cost
 * its owner is not published. Versions of one run share its error.
 */
function costsIn(runs: readonly CostedVersion[]): (run: CostedVersion, world: number) => number {
  const errors = new Map<string, { readonly stream: number; readonly scatter: number }>();
  for (const { version, price } of runs) {
    const key = runOf(version);
    const stream = FIRST_COST_STREAM + errors.size;
    if (!errors.has(key)) errors.set(key, { stream, scatter: price.scatter });
  }
  return (run, world) => {
    const { stream, scatter } = valueFor(errors, runOf(run.version));
    return run.usd * pow(10, scatter * normalDraw(SEED, stream, world));
  };
}

/** One, two, three … generations above GPT-4, up to the first not yet reached. */
function generationCrossings(
  question: Question,
  line: LawLine | undefined,
): readonly LawCrossing[] {
  const { scored, bar } = question.scale;
  const candidates = scored.models.map(({ date }, index) => ({
    date,
    valueIn: drawnValue(itemAt(scored.draws, index)),
  }));
  const step = Number(line?.scale?.value);
  if (!line || !(step > 0)) return [];
  const crossings: LawCrossing[] = [];
  for (let count = 1; count <= 10; count++) {
    const level = bar + count * step;
    const found = pass(
      { id: `generation-${count}`, line: "capability", level, unit: "ECI points" },
      line.observations,
      () => forecastsOf(question, capability, line.observations),
      "up",
      { count, level },
      () => reachedInterval(candidates, WORLDS, () => level, DEFAULT_LEVEL),
    );
    crossings.push(...found);
    if (found[0]?.status !== "reached") break;
  }
  return crossings;
}

/** Tasks of a working day and of a working month, at a success rate of one half. */
function horizonCrossings(question: Question): readonly LawCrossing[] {
  const { facts, window } = question;
  const observed = timeHorizon.observe(facts, window, {});
  if (!observed.ok) return [];
  if (!fitTrend(timeHorizon, observed.value)) return [];
  const candidates = horizonCandidates(observed.value);
  return [8, 167].flatMap((hours) =>
    pass(
      { id: `horizon-${hours}h`, line: undefined, level: 60 * hours, unit: "minutes" },
      observed.value.filter(({ selected }) => selected),
      () => forecastsOf(question, timeHorizon, observed.value),
      "up",
      { hours },
      () => reachedInterval(candidates, WORLDS, () => ln(60 * hours), DEFAULT_LEVEL),
    ),
  );
}

/** Level of the intervals that METR prints. */
const HORIZON_LEVEL = 0.95;

/** Horizons with draws of their logarithms, whose intervals are less skewed. */
const horizonCandidates = (observations: readonly Observation[]): readonly Candidate[] =>
  [...observations]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, value, lower = value, upper = value }, stream) => ({
      date,
      valueIn: drawnValue(
        splitNormalDraws(
          {
            value: ln(value),
            below: ln(value / lower),
            above: ln(upper / value),
            level: HORIZON_LEVEL,
          },
          { seed: SEED, stream, count: WORLDS },
        ),
      ),
    }));

type Target = Pick<LawCrossing, "id" | "line" | "level" | "unit">;

/** Group of the records at GPT-4's level, beside the bars of their trend. */
const AT_GPT_4 = "gpt-4";

/** Records at GPT-4's level, forecast beside those at the bars that their trend follows. */
function passDown(
  target: Target,
  records: readonly Observation[],
  line: LawLine | undefined,
  question: Question,
  facts: LawCrossing["facts"],
  intervalOf: () => ReachedInterval,
): readonly LawCrossing[] {
  // What has been reached is known without a line; only future dates need one.
  if (!line && !records.some(({ value }) => value <= target.level)) return [];
  const own = records.map((record) => ({ ...record, group: AT_GPT_4, selected: true }));
  const forecasts = () =>
    line ? forecastsOf(question, line.trend, [...line.observations, ...own], AT_GPT_4) : [];
  return pass(target, records, forecasts, "down", facts, intervalOf);
}

/** Forecasts of one line of a trend for every month ahead. */
function forecastsOf(
  { facts, window, learnt }: Question,
  trend: Trend,
  observations: readonly Observation[],
  only: string = UNGROUPED,
): readonly TrendForecast<"ensemble">[] {
  const ground = groundOf(trend, facts, window, learnt);
  if (!ground.ok) return [];
  const asked = { ...trend, forecast: withGroup(trend.forecast, only) };
  const wanted = { by: ["ensemble"], months: crossingMonths, only } as const;
  return forecastTrend(asked, observations, window.asOf, ground.value, wanted);
}

/** The plan with another group beside those that are forecast. */
const withGroup = (plan: ForecastPlan, group: string): ForecastPlan =>
  plan.groups ? { ...plan, groups: [...plan.groups, group] } : plan;

function pass(
  target: Target,
  observations: readonly Observation[],
  forecasts: () => readonly TrendForecast<"ensemble">[],
  direction: "up" | "down",
  facts: LawCrossing["facts"],
  intervalOf: () => ReachedInterval,
): readonly LawCrossing[] {
  const sign = direction === "up" ? 1 : -1;
  const first = [...observations]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .find(({ value }) => sign * value >= sign * target.level);
  const base = { ...target, confidence: DEFAULT_LEVEL };
  if (first) {
    return [
      {
        ...base,
        date: first.date,
        ...intervalOf(),
        status: "reached",
        evidence: [first.receipt],
        facts: { ...facts, label: first.label },
      },
    ];
  }
  // The index is linear; all else is on a logarithmic scale.
  const level = target.line === "capability" ? target.level : log10(target.level);
  const expected = crossing(forecasts(), level, direction, DEFAULT_LEVEL);
  return [
    {
      ...base,
      date: expected.date,
      lower: expected.lower,
      upper: expected.upper,
      status: expected.date === undefined ? "not expected" : "expected",
      evidence: observations.filter(({ selected }) => selected).map(({ receipt }) => receipt),
      facts,
    },
  ];
}
