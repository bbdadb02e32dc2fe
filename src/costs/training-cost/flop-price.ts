import { decimalYear } from "../../base/calendar.ts";
import { itemAt } from "../../base/item-at.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { fitTheilSen } from "../../stats/fit-theil-sen.ts";
import { median } from "../../stats/median.ts";
import { NORMAL_CONSISTENCY } from "../../stats/normal-consistency.ts";
import type { Edition } from "./edition.ts";
import { trainingCosts } from "./training-costs.ts";
import type { TrainingCostInputs, TrainingRun } from "./training-run.ts";

/** A run whose chip-hours are disclosed, and what they cost by the amortised recipe. */
export interface DisclosedRun<Run extends TrainingRun = TrainingRun> {
  readonly run: Run;
  readonly flop: number;
  /** Nominal USD. */
  readonly usd: number;
}

/**
 * The runs whose chip-hours are disclosed, as such or as chips and hours, and whose chip has a
 * price: what they cost does not rest on an assumed utilisation.
 */
export function disclosedRuns<Run extends TrainingRun>(
  inputs: Omit<TrainingCostInputs, "runs"> & { readonly runs: readonly Run[] },
  edition: Edition,
): readonly DisclosedRun<Run>[] {
  const runs = inputs.runs.filter(isDisclosed);
  const costs = trainingCosts({ ...inputs, runs }, edition);
  return runs.flatMap((run, index) => {
    const cost = costs[index]?.amortised;
    const { trainingFlop: flop } = run;
    return cost?.ok && flop !== undefined ? [{ run, flop, usd: cost.value.totalUsd }] : [];
  });
}

const isDisclosed = ({ hardware, chipHours, chipCount, hours }: TrainingRun): boolean =>
  hardware.length === 1 &&
  (chipHours !== undefined || (chipCount !== undefined && hours !== undefined));

/** Runs from here on tell the price: the deep-learning era of the published series. */
const FROM = "2015-10-01";

/** The price of a FLOP of training by day: log10 of USD as a line in the decimal year. */
export interface FlopPrice<Run extends TrainingRun = TrainingRun> {
  /** Orders of magnitude a year. */
  readonly slope: number;
  /** Half of the runs paid more, at their day, than the line with this value at year 0. */
  readonly intercept: number;
  /** Robust standard deviation of a run around the line: mostly utilisation. */
  readonly scatter: number;
  /** The runs that it is from. */
  readonly runs: readonly DisclosedRun<Run>[];
}

/**
 * What disclosed runs since October 2015 paid for a FLOP: their whole amortised cost, energy
 * included. The slope is that of Theil and Sen.
 *
 * @returns the price, or `undefined` where the runs determine none
 */
export function flopPrice<Run extends TrainingRun>(
  disclosed: readonly DisclosedRun<Run>[],
): FlopPrice<Run> | undefined {
  const runs = disclosed.filter(({ run }) => run.published >= FROM);
  const years = runs.map(({ run }) => decimalYear(run.published));
  const prices = runs.map(({ usd, flop }) => log10(usd / flop));
  const line = fitTheilSen(years, prices);
  if (!line) return undefined;
  const { slope } = line;
  const levels = years.map((year, i) => itemAt(prices, i) - slope * year);
  const intercept = median(levels);
  const sizes = levels.map((level) => Math.abs(level - intercept));
  return { slope, intercept, scatter: NORMAL_CONSISTENCY * median(sizes), runs };
}

/** Nominal USD per FLOP on a date, ISO. */
export const flopPriceOn = ({ slope, intercept }: FlopPrice, date: string): number =>
  pow(10, intercept + slope * decimalYear(date));
