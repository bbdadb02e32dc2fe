import { addDays } from "../base/calendar.ts";
import { groupBy } from "../base/group-by.ts";
import type { Outcome, Problem } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { cellReceipt, type Receipt } from "../data/receipt.ts";
import { pow } from "../stats/elementary/pow.ts";
import { capability } from "../trends/capability.ts";
import { hardwarePricePerformance } from "../trends/hardware-price-performance.ts";
import { inferencePrice } from "../trends/inference-price.ts";
import { selectScores } from "../trends/parts/capability-editions.ts";
import { type FittedLine, fitTrend } from "../trends/parts/fit-trend.ts";
import type { Fit, Observation, Trend } from "../trends/parts/trend.ts";
import { trainingCostAmortised } from "../trends/training-cost-amortised.ts";
import {
  costedVersions,
  isTaught,
  trainingCostFixedCapability,
  trainingRecords,
} from "../trends/training-cost-fixed-capability.ts";
import { claims, type LineClaim, type LineId } from "./claims.ts";

/** How a measured rate compares with the claimed one. */
export type Verdict = "faster" | "as claimed" | "slower" | "undecided";

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
  readonly verdict: Verdict;
  /** The rate under another reading of the definition. */
  readonly sensitivity: readonly {
    readonly reading: string;
    readonly growthPerYear: number;
    readonly lower?: number;
    readonly upper?: number;
  }[];
  /** Receipt of the conversion from the trend's unit to the claim's, where one is needed. */
  readonly scale?: Receipt;
  /** Why nothing could be measured, when a dataset fails. */
  readonly problem?: Problem;
}

/** Fewest degrees of freedom (of points or clusters of points) for a verdict. */
export const MIN_DEGREES_OF_FREEDOM = 4;

/** The new-era Moore's law, measured: every line as of a date. */
export const measureLaw = (facts: Facts, window: FactWindow): readonly LawLine[] => [
  capabilityLine(facts, window),
  trainingLine(facts, window),
  priceLine(facts, window),
  plainLine("frontier-run-cost", trainingCostAmortised, facts, window),
];

/**
 * Compare the claimed range with the measured interval.
 *
 * Progress means growth where growth was claimed and decline where decline was. The verdict is
 * "undecided" with fewer than four degrees of freedom, and where the interval contains both the
 * claim and no change at all.
 */
export function judge(claim: LineClaim | undefined, fit: Fit | undefined): Verdict {
  if (!claim || !fit || fit.degreesOfFreedom < MIN_DEGREES_OF_FREEDOM) return "undecided";
  const none = fit.scale === "log" ? 1 : 0;
  const overlaps = fit.lower <= claim.perYearHigh && fit.upper >= claim.perYearLow;
  if (overlaps) return fit.lower <= none && fit.upper >= none ? "undecided" : "as claimed";
  const above = fit.lower > claim.perYearHigh;
  return above === claim.perYear > none ? "faster" : "slower";
}

function plainLine(id: LineId, trend: Trend, facts: Facts, window: FactWindow): LawLine {
  const observed = trend.observe(facts, window, {});
  if (!observed.ok) return failedLine(id, trend, observed.error);
  const fitted = fitTrend(trend, observed.value);
  const claim = claims[id];
  return {
    id,
    claim,
    measured: fitted?.fit,
    trend,
    observations: observed.value,
    fitted,
    verdict: judge(claim, fitted?.fit),
    sensitivity: [],
  };
}

/**
 * The training line, with an independent check: if the compute for a fixed result halves every
 * eight months (Ho et al. 2024, arXiv 2403.05812) and chips get cheaper at their own rate, cost
 * falls at the product of the two.
 */
function trainingLine(facts: Facts, window: FactWindow): LawLine {
  const line = plainLine("training-cost", trainingCostFixedCapability, facts, window);
  const chips = hardwarePricePerformance.observe(facts, window, {});
  const fit = chips.ok ? fitTrend(hardwarePricePerformance, chips.value)?.fit : undefined;
  const runs = costedVersions(facts, window);
  const untaught = runs.ok ? runs.value.filter((run) => !isTaught(run)) : [];
  const without = fitTrend(trainingCostFixedCapability, trainingRecords(untaught))?.fit;
  const algorithms = pow(0.5, 12 / ALGORITHM_HALVING_MONTHS);
  return {
    ...line,
    sensitivity: [
      ...reading("without-taught", without),
      ...(fit
        ? [{ reading: "algorithms-times-chips", growthPerYear: algorithms / fit.growthPerYear }]
        : []),
    ],
  };
}

/** The price line, and the rate from the records of the last two years alone. */
function priceLine(facts: Facts, window: FactWindow): LawLine {
  const line = plainLine("inference-price", inferencePrice, facts, window);
  const since = addDays(window.asOf, -2 * 365);
  const recent = line.observations.filter(({ date }) => date >= since);
  return {
    ...line,
    sensitivity: [
      ...reading("held-monthly", fitTrend(inferencePrice, heldMonthly(line, window.asOf))?.fit),
      ...reading("last-two-years", fitTrend(inferencePrice, recent)?.fit),
    ],
  };
}

/**
 * The lowest price available at each bar, month by month until the last known price: unlike the
 * records alone, it includes the months in which nothing got cheaper.
 */
function heldMonthly(line: LawLine, asOf: string): readonly Observation[] {
  const followed = line.observations.filter(({ selected }) => selected);
  const end = followed.reduce((last, { date }) => (date > last ? date : last), "");
  return [...groupBy(followed, ({ group }) => group).values()].flatMap((records) => {
    const months: Observation[] = [];
    let held = records[0];
    for (let date = held?.date ?? asOf; held && date <= end; date = addDays(date, DAYS_PER_MONTH)) {
      held = records.findLast((record) => record.date <= date) ?? held;
      months.push({ ...held, date, cluster: held.group ?? "" });
    }
    return months;
  });
}

const DAYS_PER_MONTH = 365.25 / 12;

/** The rate under another reading, where the points determine one. */
const reading = (name: string, fit: Fit | undefined): LawLine["sensitivity"] =>
  fit && fit.degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM
    ? [{ reading: name, growthPerYear: fit.growthPerYear, lower: fit.lower, upper: fit.upper }]
    : [];

/**
 * Months in which the compute needed for a fixed result halves; the published 95 % interval is 5 to
 * 14.
 */
const ALGORITHM_HALVING_MONTHS = 8;

/** Capability is claimed in generations: the fit in index points divided by one generation. */
function capabilityLine(facts: Facts, window: FactWindow): LawLine {
  const line = plainLine("capability", capability, facts, window);
  const generation = generationStep(facts, window, "gpt-3.5-turbo-0613");
  if (!generation.ok) return failedLine("capability", capability, generation.error);
  const step = generation.value;
  if (!line.measured || !step) return { ...line, measured: undefined, verdict: "undecided" };
  const measured = perGeneration(line.measured, Number(step.value));
  const other = generationStep(facts, window, "gpt-3.5-turbo-1106");
  return {
    ...line,
    measured,
    verdict: judge(line.claim, measured),
    scale: step,
    sensitivity:
      other.ok && other.value
        ? [
            {
              reading: "generation-from-gpt-3.5-turbo-1106",
              growthPerYear: line.measured.growthPerYear / Number(other.value.value),
            },
          ]
        : [],
  };
}

/** Index points of one generation: from a GPT-3.5 to GPT-4 (March 2023). */
function generationStep(
  facts: Facts,
  window: FactWindow,
  base: string,
): Outcome<Receipt | undefined> {
  const scores = selectScores(facts, window);
  if (!scores.ok) return scores;
  const find = (name: string) => scores.value.versions.find(({ version }) => version === name);
  const before = find(base);
  const after = find("gpt-4-0314");
  return {
    ok: true,
    value:
      before && after
        ? {
            id: "law/generation",
            value: after.eci - before.eci,
            unit: "ECI points",
            formula: `index of gpt-4-0314 − index of ${base}`,
            inputs: [after, before].map((row) =>
              cellReceipt("capability-scores", row, "eci", row.eci, "ECI points"),
            ),
          }
        : undefined,
  };
}

const perGeneration = (fit: Fit, points: number): Fit => ({
  ...fit,
  growthPerYear: fit.growthPerYear / points,
  lower: fit.lower / points,
  upper: fit.upper / points,
  standardError: fit.standardError / points,
});

const failedLine = (id: LineId, trend: Trend, problem: Problem): LawLine => ({
  id,
  claim: claims[id],
  measured: undefined,
  trend,
  observations: [],
  fitted: undefined,
  verdict: "undecided",
  sensitivity: [],
  problem,
});
