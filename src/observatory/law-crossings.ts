import { decimalYear } from "../base/calendar.ts";
import { itemAt } from "../base/item-at.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import type { Receipt } from "../data/receipt.ts";
import { ln } from "../stats/elementary/ln.ts";
import { log10 } from "../stats/elementary/log10.ts";
import { predictionInterval } from "../stats/line-intervals.ts";
import { capability } from "../trends/capability.ts";
import { inferencePrice, recordsAtBar } from "../trends/inference-price.ts";
import { type Crossing, crossing } from "../trends/parts/crossing.ts";
import {
  DEFAULT_LEVEL,
  type FittedLine,
  fitTrend,
  lineAhead,
  toScale,
} from "../trends/parts/fit-trend.ts";
import { stretchBand } from "../trends/parts/predict-trend.ts";
import { type PricedVersion, pricedVersions } from "../trends/parts/priced-versions.ts";
import type { Observation, Trend } from "../trends/parts/trend.ts";
import { timeHorizon } from "../trends/time-horizon.ts";
import {
  costedVersions,
  trainingCostFixedCapability,
  trainingRecordsAtBar,
} from "../trends/training-cost-fixed-capability.ts";
import type { LineId } from "./claims.ts";
import { type LawLine, MIN_DEGREES_OF_FREEDOM } from "./law.ts";
import { type BandAt, type BandFactorAt, expectedOf, factorOf } from "./parts/expected-band.ts";
import { REFERENCE, reachedBar, readScale, type Scale, SEED, WORLDS } from "./parts/law-scale.ts";
import { type Candidate, type ReachedInterval, reachedInterval } from "./parts/reached-interval.ts";
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
): readonly LawCrossing[] {
  const scale = readScale(facts, window);
  if (scale === undefined) return [];
  return [
    ...priceCrossings(facts, window, scale, {
      fitted: fittedOf(lines, "inference-price"),
      factorAt: () => factorOf(inferencePrice, facts, window),
    }),
    ...trainingCrossings(facts, window, scale, {
      fitted: fittedOf(lines, "training-cost"),
      factorAt: () => factorOf(trainingCostFixedCapability, facts, window),
    }),
    ...generationCrossings(facts, window, scale, lines),
    ...horizonCrossings(facts, window),
  ];
}

/** The fit of a line, unless it has too few degrees of freedom to say anything. */
const fittedOf = (lines: readonly LawLine[], id: LawLine["id"]): FittedLine | undefined => {
  const fitted = lines.find((line) => line.id === id)?.fitted;
  return fitted && fitted.fit.degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM ? fitted : undefined;
};

/** GPT-4's capability at a tenth and a hundredth of GPT-4's first list price. */
function priceCrossings(
  facts: Facts,
  window: FactWindow,
  scale: Scale,
  fall: Fall,
): readonly LawCrossing[] {
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
      fall,
      window,
      { percent, launch, level },
      () => reachedBar(scale, priced.value, ({ usdPerMtok }) => usdPerMtok <= level),
    );
  });
}

/** A run that reaches GPT-4's capability at a tenth and a hundredth of the first one's cost. */
function trainingCrossings(
  facts: Facts,
  window: FactWindow,
  scale: Scale,
  fall: Fall,
): readonly LawCrossing[] {
  const runs = costedVersions(facts, window);
  if (!runs.ok) return [];
  const records = trainingRecordsAtBar(runs.value, scale.bar);
  return [10e6, 1e6].flatMap((level) =>
    passDown(
      { id: `training-${level / 1e6}m`, line: "training-cost", level, unit: "USD" },
      records,
      fall,
      window,
      { level },
      () => reachedBar(scale, runs.value, ({ usd }) => usd <= level),
    ),
  );
}

/** One, two, three … generations above GPT-4, up to the first not yet reached. */
function generationCrossings(
  facts: Facts,
  window: FactWindow,
  { scored, bar }: Scale,
  lines: readonly LawLine[],
): readonly LawCrossing[] {
  const candidates = scored.models.map(({ date }, index) => ({
    date,
    draws: itemAt(scored.draws, index),
  }));
  const line = lines.find(({ id }) => id === "capability");
  const step = Number(line?.scale?.value);
  if (!line || !fittedOf(lines, "capability") || !(step > 0)) return [];
  const bandAt = () => expectedOf(capability, facts, window, DEFAULT_LEVEL);
  const crossings: LawCrossing[] = [];
  for (let count = 1; count <= 10; count++) {
    const level = bar + count * step;
    const found = pass(
      { id: `generation-${count}`, line: "capability", level, unit: "ECI points" },
      capability,
      line.observations,
      bandAt,
      "up",
      window,
      { count, level },
      () => reachedInterval(candidates, WORLDS, () => level, DEFAULT_LEVEL),
    );
    crossings.push(...found);
    if (found[0]?.status !== "reached") break;
  }
  return crossings;
}

/** Tasks of a working day and of a working month, at a success rate of one half. */
function horizonCrossings(facts: Facts, window: FactWindow): readonly LawCrossing[] {
  const observed = timeHorizon.observe(facts, window, {});
  if (!observed.ok) return [];
  if (!fitTrend(timeHorizon, observed.value)) return [];
  const candidates = horizonCandidates(observed.value);
  return [8, 167].flatMap((hours) =>
    pass(
      { id: `horizon-${hours}h`, line: undefined, level: 60 * hours, unit: "minutes" },
      timeHorizon,
      observed.value.filter(({ selected }) => selected),
      () => expectedOf(timeHorizon, facts, window, DEFAULT_LEVEL),
      "up",
      window,
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
      draws: splitNormalDraws(
        {
          value: ln(value),
          below: ln(value / lower),
          above: ln(upper / value),
          level: HORIZON_LEVEL,
        },
        { seed: SEED, stream, count: WORLDS },
      ),
    }));

type Target = Pick<LawCrossing, "id" | "line" | "level" | "unit">;

/** A falling line: the fit over all bars, and how its bands are recalibrated. */
interface Fall {
  readonly fitted: FittedLine | undefined;
  readonly factorAt: () => BandFactorAt | undefined;
}

/** Lowest prices and costs are on a log scale and hold until they are beaten. */
const heldOnLog = { scale: "log", start: "held" } as const;

/** The slope of all bars continued from one bar, with the band recalibrated as for its trend. */
function passDown(
  target: Target,
  records: readonly Observation[],
  { fitted, factorAt }: Fall,
  window: FactWindow,
  facts: LawCrossing["facts"],
  intervalOf: () => ReachedInterval,
): readonly LawCrossing[] {
  const line = fitted && lineAhead(fitted, records, heldOnLog, window.asOf);
  // What has been reached is known without a line; only future dates need one.
  if (!line && !records.some(({ value }) => value <= target.level)) return [];
  const bandAt = (): BandAt | undefined => {
    if (!line) return undefined;
    const factor = factorAt();
    return (date) => {
      const band = predictionInterval(line, decimalYear(date), DEFAULT_LEVEL);
      return factor ? stretchBand(band, factor(date)) : band;
    };
  };
  return pass(target, undefined, records, bandAt, "down", window, facts, intervalOf);
}

function pass(
  target: Target,
  trend: Trend | undefined,
  observations: readonly Observation[],
  bandAt: () => BandAt | undefined,
  direction: "up" | "down",
  window: FactWindow,
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
  const level = trend ? toScale(trend, target.level) : log10(target.level);
  // Only future dates need the replay of the past, which takes a while.
  const band = bandAt();
  const expected: Crossing | undefined = band && crossing(band, level, direction, window.asOf);
  return [
    {
      ...base,
      date: expected?.date,
      lower: expected?.lower,
      upper: expected?.upper,
      status: expected ? "expected" : "not expected",
      evidence: observations.filter(({ selected }) => selected).map(({ receipt }) => receipt),
      facts,
    },
  ];
}
