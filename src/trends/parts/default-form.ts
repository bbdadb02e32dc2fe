import { breakProbability } from "../../stats/break-probability.ts";
import { type BreakHeldBy, breakHeldBy } from "./break-held-by.ts";
import { axesOf } from "./fit-trend.ts";
import { straightForm } from "./forms/forms-of.ts";
import type { Form, Observation, Trend } from "./trend.ts";

/** Why a form gives the rate of a trend. */
export const formReasons = ["one-rate", "break", "no-break", "asked"] as const;
export type FormReason = (typeof formReasons)[number];

/** From this probability on a break is taken for one. */
export const BREAK_LIKELY = 0.9;

/** The form that gives the rate of a trend, and why. */
export interface FormChoice {
  readonly form: Form;
  readonly reason: FormReason;
  /** Probability of a break, of a trend that may have one. */
  readonly probability?: number;
  /** Points without which that probability is another by more than 20 points. */
  readonly heldBy?: readonly BreakHeldBy[];
}

/**
 * The form that gives the rate: one rate for all points, or, of a trend that may break, the rate
 * since a break once one is likely.
 *
 * @param points the points on the line
 */
export function defaultForm(trend: Trend, points: readonly Observation[]): FormChoice {
  const form = straightForm(trend);
  if (!trend.mayBreak) return { form, reason: "one-rate" };
  const { years, values } = axesOf(trend, points);
  const probability = breakProbability(years, values)?.probability ?? 0;
  const heldBy = breakHeldBy(points, years, values, probability);
  return probability >= BREAK_LIKELY
    ? { form: "piecewise", reason: "break", probability, heldBy }
    : { form, reason: "no-break", probability, heldBy };
}
