import type { Interval } from "../../../stats/interval.ts";
import type { Form } from "../trend.ts";

/** A fitted functional form on the scale of its trend: logarithms of base 10 on a log scale. */
export interface FormFit {
  readonly form: Form;
  /** Slope at the end of the period, per year; for a straight line the slope anywhere. */
  readonly slope: Interval;
  readonly standardError: number;
  /** Share of the variance about the mean that the form explains. */
  readonly rSquared: number;
  readonly degreesOfFreedom: number;
  /** The form's value in a decimal year, with the interval of its mean or of a new observation. */
  at(year: number, kind: "mean" | "prediction", level: number): Interval;
}

/**
 * What every form offers: a fit of values on decimal years.
 *
 * @returns `undefined` when the points do not determine the form
 */
export type FitForm = (
  years: readonly number[],
  values: readonly number[],
  level: number,
) => FormFit | undefined;
