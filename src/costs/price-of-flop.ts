import { decimalYear } from "../base/calendar.ts";
import { pow } from "../stats/elementary/pow.ts";

/**
 * What a floating-point operation of a training run costs on a date, derived from what chips cost.
 *
 * A chip bought at the price-performance of the day loses value at the rate at which
 * price-performance improves (Cottier et al. 2024, arXiv 2405.21015, section 2.2); the cost of an
 * hour is the value lost during it.
 */
export interface FlopPriceAssumptions {
  /** Model FLOP utilisation of the run, fraction of dense peak. Median of published runs. */
  readonly utilization: number;
  /** Price of a server over the price of its chips. */
  readonly serverFactor: number;
  /** Part of the cluster's cost that is interconnect. */
  readonly interconnectShare: number;
}

/** Figures of arXiv 2405.21015, sections 2.2 and A. */
export const publishedFlopPriceAssumptions: FlopPriceAssumptions = {
  utilization: 0.375,
  serverFactor: 1.64,
  interconnectShare: 0.19,
};

/** log10 of peak FLOP/s per USD as a straight line in the decimal year. */
export interface PricePerformanceLine {
  readonly meanX: number;
  readonly meanY: number;
  /** Orders of magnitude a year. */
  readonly slope: number;
}

const SECONDS_PER_YEAR = 365.25 * 86_400;

/**
 * USD per FLOP on a date.
 *
 * @param line price-performance of chips, peak FLOP/s per USD of purchase price
 * @param date ISO date of the run
 */
export function priceOfFlop(
  line: PricePerformanceLine,
  date: string,
  assumptions: FlopPriceAssumptions = publishedFlopPriceAssumptions,
): number {
  const logPeak = line.meanY + line.slope * (decimalYear(date) - line.meanX);
  const lossPerSecond = (line.slope * Math.LN10) / SECONDS_PER_YEAR;
  const clusterFactor = assumptions.serverFactor / (1 - assumptions.interconnectShare);
  return (lossPerSecond * clusterFactor) / (pow(10, logPeak) * assumptions.utilization);
}
