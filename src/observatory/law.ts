import { addDays, daysBetween } from "../base/calendar.ts";
import { groupBy } from "../base/group-by.ts";
import { mapOutcome, type Outcome, type Problem } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { cellReceipt, type Receipt } from "../data/receipt.ts";
import { normalDraw } from "../stats/draws.ts";
import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { normalQuantile } from "../stats/elementary/normal-quantile.ts";
import { pow } from "../stats/elementary/pow.ts";
import { square } from "../stats/elementary/square.ts";
import { quantile } from "../stats/quantile.ts";
import { capability } from "../trends/capability.ts";
import { hardwarePricePerformance } from "../trends/hardware-price-performance.ts";
import { inferencePrice } from "../trends/inference-price.ts";
import { selectScores } from "../trends/parts/capability-editions.ts";
import {
  axesOf,
  DEFAULT_LEVEL,
  describeFit,
  type FittedLine,
  fitTrend,
} from "../trends/parts/fit-trend.ts";
import { fitPiecewise } from "../trends/parts/forms/piecewise.ts";
import { heldMonthly } from "../trends/parts/held-monthly.ts";
import type { Fit, Observation, Trend } from "../trends/parts/trend.ts";
import { trainingCostAmortised } from "../trends/training-cost-amortised.ts";
import {
  type CostedVersion,
  costedVersions,
  isTaught,
  trainingCostFixedCapability,
  trainingRecords,
} from "../trends/training-cost-fixed-capability.ts";
import { claims, type LineClaim, type LineId } from "./claims.ts";
import { SEED } from "./parts/law-scale.ts";
import { MIN_DEGREES_OF_FREEDOM, type Reading, reading } from "./parts/reading.ts";
import { splitNormalDraws } from "./parts/split-normal-draws.ts";
import {
  type Estimate,
  type Probabilities,
  probabilitiesOf,
  type Verdict,
  verdictOf,
} from "./parts/verdict.ts";

/** One line of the law: the claim and the measurement. */
export interface LawLine {
  readonly id: LineId;
  /** The claimed rate; the frontier run's cost was not claimed. */
  readonly claim: LineClaim | undefined;
  /** The fit in the claim's unit; `undefined` where the facts do not determine one. */
  readonly measured: Fit | undefined;
  readonly trend: Trend;
  readonly observations: readonly Observation[];
  readonly fitted: FittedLine | undefined;
  /** Probabilities of the claim over the readings that are of the same quantity. */
  readonly probabilities: Probabilities | undefined;
  readonly verdict: Verdict;
  /** The rate under other readings of the definition. */
  readonly sensitivity: readonly Reading[];
  /** Of capability: the fit in points of the index, without the uncertainty of a generation. */
  readonly inPoints?: Fit;
  /** Of prices: days since the last record at each bar that is followed. */
  readonly daysSinceRecord?: readonly { readonly bar: string; readonly days: number }[];
  /** Receipt of the conversion from the trend's unit to the claim's, where one is needed. */
  readonly scale?: Receipt;
  /** Why nothing could be measured, when a dataset fails. */
  readonly problem?: Problem;
}

/** The new-era Moore's law, measured: every line as of a date. */
export const measureLaw = (facts: Facts, window: FactWindow): readonly LawLine[] => [
  capabilityLine(facts, window),
  trainingLine(facts, window),
  priceLine(facts, window),
  plainLine("frontier-run-cost", trainingCostAmortised, facts, window),
];

/** A line with the verdict that follows from it and its readings. */
function judged(line: Omit<LawLine, "probabilities" | "verdict">): LawLine {
  const { claim, measured, sensitivity } = line;
  const probabilities =
    claim && measured && measured.degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM
      ? probabilitiesOf(claim, estimatesOf(measured, sensitivity), measured.scale === "log" ? 1 : 0)
      : undefined;
  return { ...line, probabilities, verdict: verdictOf(probabilities) };
}

/** The headline and the readings of the same claim that have an interval. */
const estimatesOf = (measured: Fit, readings: readonly Reading[]): readonly Estimate[] => [
  measured,
  ...readings.flatMap(({ growthPerYear, lower, upper, weighs }) =>
    weighs && lower !== undefined && upper !== undefined
      ? [{ growthPerYear, lower, upper, level: measured.level }]
      : [],
  ),
];

function plainLine(
  id: LineId,
  trend: Trend,
  facts: Facts,
  window: FactWindow,
  readingsOf: (observations: readonly Observation[]) => readonly Reading[] = () => [],
): LawLine {
  const observed = trend.observe(facts, window, {});
  if (!observed.ok) return failedLine(id, trend, observed.error);
  const fitted = fitTrend(trend, observed.value);
  return judged({
    id,
    claim: claims[id],
    measured: fitted?.fit,
    trend,
    observations: observed.value,
    fitted,
    sensitivity: readingsOf(observed.value),
  });
}

/**
 * The training line, with and without what is left out of the headline, and an independent check:
 * if the compute for a fixed result halves every eight months (Ho et al. 2024, arXiv 2403.05812) and
 * chips get cheaper at their own rate, cost falls at the product of the two.
 */
function trainingLine(facts: Facts, window: FactWindow): LawLine {
  const runs = costedVersions(facts, window);
  const all = runs.ok ? runs.value : [];
  const certain = all.filter(
    (run) => !isTaught(run) && run.version.training_flop_confidence !== "Speculative",
  );
  const rate = (of: readonly CostedVersion[]) =>
    fitTrend(trainingCostFixedCapability, trainingRecords(of))?.fit;
  return plainLine("training-cost", trainingCostFixedCapability, facts, window, () => [
    ...reading("with-taught", rate(all), false),
    ...reading("without-speculative", rate(certain), true),
    ...algorithmsTimesChips(facts, window),
  ]);
}

/**
 * Months in which the compute needed for a fixed result halves, and the published 95 % interval.
 */
const ALGORITHM_HALVING_MONTHS = { value: 8, lower: 5, upper: 14 } as const;

function algorithmsTimesChips(facts: Facts, window: FactWindow): readonly Reading[] {
  const chips = hardwarePricePerformance.observe(facts, window, {});
  const fit = chips.ok ? fitTrend(hardwarePricePerformance, chips.value)?.fit : undefined;
  if (!fit) return [];
  const { value, lower, upper } = ALGORITHM_HALVING_MONTHS;
  const left = (months: number) => pow(0.5, 12 / months);
  const growthPerYear = left(value) / fit.growthPerYear;
  // Independent errors add in squares of the logarithm; intervals of 95 % are brought to 90 %.
  const narrower = normalQuantile(0.95) / normalQuantile(0.975);
  const reach = (algorithms: number, chips: number) =>
    exp(
      Math.sqrt(
        square(narrower * ln(algorithms / left(value))) + square(ln(chips / fit.growthPerYear)),
      ),
    );
  return [
    {
      reading: "algorithms-times-chips",
      growthPerYear,
      lower: growthPerYear / reach(left(lower), fit.upper),
      upper: growthPerYear * reach(left(upper), fit.lower),
      weighs: true,
    },
  ];
}

/** The price line: the lowest price at hand, month by month, and the rate of the last year. */
function priceLine(facts: Facts, window: FactWindow): LawLine {
  const { rateOn: _monthly, ...byRecord } = inferencePrice;
  const since = addDays(window.asOf, -365);
  const line = plainLine("inference-price", inferencePrice, facts, window, (observations) => [
    ...reading("last-twelve-months", lastYear(observations, since), true),
    ...reading("records-only", fitTrend(byRecord, observations)?.fit, false),
  ]);
  const records = groupBy(
    line.observations.filter(({ selected }) => selected),
    ({ group }) => group ?? "",
  );
  return {
    ...line,
    daysSinceRecord: [...records].map(([bar, own]) => ({
      bar,
      days: daysBetween(
        own
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? "",
        window.asOf,
      ),
    })),
  };
}

/** The rate of the months after a day, at the bars that had a price by then. */
function lastYear(observations: readonly Observation[], since: string): Fit | undefined {
  const months = heldMonthly(observations.filter(({ selected }) => selected));
  const { rateOn: _monthly, ...asGiven } = inferencePrice;
  return fitTrend(
    asGiven,
    months.filter(({ date }) => date >= since),
  )?.fit;
}

/**
 * Capability is claimed in generations: the fit in index points divided by one generation, with the
 * uncertainty of both.
 */
function capabilityLine(facts: Facts, window: FactWindow): LawLine {
  const line = plainLine("capability", capability, facts, window);
  if (line.problem) return line;
  const generation = generationStep(facts, window, "gpt-3.5-turbo-0613");
  if (!generation.ok) return failedLine("capability", capability, generation.error);
  const step = generation.value;
  const { measured } = line;
  if (!measured || !step) return judged({ ...line, measured: undefined });
  const other = generationStep(facts, window, "gpt-3.5-turbo-1106");
  const broken = sinceBreak(line.observations.filter(({ selected }) => selected));
  return judged({
    ...line,
    measured: perGeneration(measured, step),
    inPoints: measured,
    scale: step.receipt,
    sensitivity: [
      ...(other.ok && other.value
        ? reading("generation-from-gpt-3.5-turbo-1106", perGeneration(measured, other.value), true)
        : []),
      ...reading("since-break", broken && perGeneration(broken, step), true),
    ],
  });
}

/** The rate of capability since its most likely break. */
function sinceBreak(points: readonly Observation[]): Fit | undefined {
  const { years, values } = axesOf(capability, points);
  const curve = fitPiecewise(years, values, DEFAULT_LEVEL);
  if (!curve) return undefined;
  const { slope, standardError, rSquared, degreesOfFreedom } = curve;
  return describeFit(capability, points, slope, { standardError, rSquared, degreesOfFreedom });
}

/** Index points of one generation, and draws of them. */
interface Generation {
  readonly receipt: Receipt;
  readonly points: number;
  readonly draws: Float64Array;
}

/** Draws of the uncertain scores, and of the slope. */
const DRAWS = 4000;
/** Level of the intervals of scores. */
const SCORE_LEVEL = 0.9;

/** Index points of one generation: from a GPT-3.5 to GPT-4 (March 2023). */
function generationStep(
  facts: Facts,
  window: FactWindow,
  base: string,
): Outcome<Generation | undefined> {
  return mapOutcome(selectScores(facts, window), ({ versions }) => {
    const find = (name: string) => versions.find(({ version }) => version === name);
    const before = find(base);
    const after = find("gpt-4-0314");
    if (!before || !after) return undefined;
    const points = after.eci - before.eci;
    const [from, to] = [before, after].map((row, stream) =>
      splitNormalDraws(
        {
          value: row.eci,
          below: row.eci - (row.eci_low ?? row.eci),
          above: (row.eci_high ?? row.eci) - row.eci,
          level: SCORE_LEVEL,
        },
        { seed: SEED, stream, count: DRAWS },
      ),
    ) as [Float64Array, Float64Array];
    return {
      points,
      draws: to.map((score, draw) => score - (from[draw] ?? 0)),
      receipt: {
        id: "law/generation",
        value: points,
        unit: "ECI points",
        formula: `index of gpt-4-0314 − index of ${base}`,
        inputs: [after, before].map((row) =>
          cellReceipt("capability-scores", row, "eci", row.eci, "ECI points"),
        ),
      },
    };
  });
}

/**
 * A rate in generations: the slope and the step are drawn together, and a step that is not above
 * zero makes the rate endless.
 */
function perGeneration(fit: Fit, { points, draws }: Generation): Fit {
  const deviation = fit.standardError;
  const rates = Array.from(draws, (step, draw) => {
    const slope = fit.growthPerYear + deviation * normalDraw(SEED, SLOPE_STREAM, draw);
    return step > 0 ? slope / step : Number.POSITIVE_INFINITY;
  });
  const tail = (1 - fit.level) / 2;
  return {
    ...fit,
    growthPerYear: fit.growthPerYear / points,
    lower: Math.min(quantile(rates, tail), fit.lower / points),
    upper: Math.max(quantile(rates, 1 - tail), fit.upper / points),
    standardError: deviation / points,
  };
}

/** Stream of the draws of the slope, beside those of the two scores. */
const SLOPE_STREAM = 2;

const failedLine = (id: LineId, trend: Trend, problem: Problem): LawLine => ({
  id,
  claim: claims[id],
  measured: undefined,
  trend,
  observations: [],
  fitted: undefined,
  probabilities: undefined,
  verdict: "undecided",
  sensitivity: [],
  problem,
});
