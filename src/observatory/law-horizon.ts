import { mapOutcome, type Outcome } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { fitTrend } from "../trends/parts/fit-trend.ts";
import { measureTrend } from "../trends/parts/measure-trend.ts";
import type { Fit } from "../trends/parts/trend.ts";
import { timeHorizon } from "../trends/time-horizon.ts";
import { type Reading, reading } from "./parts/reading.ts";

/** The length of tasks, the second measure of capability. */
export interface LawHorizon {
  /** The rate that the trend itself states. */
  readonly fit: Fit;
  /** The rate of one straight line, and of the years that publications fit. */
  readonly sensitivity: readonly Reading[];
}

/** First days of the periods that METR's reports fit. */
const PERIODS = ["2023-01-01", "2024-01-01"] as const;

/** The length of tasks beside the lines of the law, or why it has no rate. */
export const lawHorizon = (facts: Facts, window: FactWindow): Outcome<LawHorizon> =>
  mapOutcome(measureTrend(timeHorizon, facts, window), ({ fit, fitted, observations }) => {
    const points = observations.filter(({ selected }) => selected);
    return {
      fit,
      sensitivity: [
        ...reading("straight-line", fitted.fit, false),
        ...PERIODS.flatMap((from) =>
          reading(
            `since-${from.slice(0, 4)}`,
            fitTrend(
              timeHorizon,
              points.filter(({ date }) => date >= from),
            )?.fit,
            false,
          ),
        ),
      ],
    };
  });
