import { pow } from "../stats/elementary/pow.ts";

/** The lines of the law. */
export const lineIds = [
  "capability",
  "training-cost",
  "inference-price",
  "frontier-run-cost",
] as const;
export type LineId = (typeof lineIds)[number];

/**
 * A claimed rate: a factor per year on a logarithmic scale, or generations per year for capability.
 * `perYearLow` and `perYearHigh` bound a claim stated as a range.
 */
export interface LineClaim {
  readonly perYear: number;
  readonly perYearLow: number;
  readonly perYearHigh: number;
}

/** What remains of something after a year when a fraction remains after a number of months. */
const perYear = (fraction: number, months: number): number => pow(fraction, 12 / months);

const exactly = (rate: number): LineClaim => ({
  perYear: rate,
  perYearLow: rate,
  perYearHigh: rate,
});

/**
 * The new-era Moore's law as claimed in December 2023: one or two generations every one or two
 * years; training cost down to a quarter and inference cost to a tenth every 18 months. The cost of
 * the frontier run was not claimed; it is shown because it is often mistaken for the training line.
 */
export const claims: Readonly<Record<LineId, LineClaim | undefined>> = {
  capability: { perYear: 1, perYearLow: 1 / 2, perYearHigh: 2 / 1 },
  "training-cost": exactly(perYear(1 / 4, 18)),
  "inference-price": exactly(perYear(1 / 10, 18)),
  "frontier-run-cost": undefined,
};
