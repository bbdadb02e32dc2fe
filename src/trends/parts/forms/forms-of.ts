import type { Form, Trend } from "../trend.ts";
import type { FitForm } from "./form-fit.ts";
import { fitHuber } from "./huber.ts";
import { fitLogistic } from "./logistic.ts";
import { fitPiecewise } from "./piecewise.ts";
import { fitQuadratic } from "./quadratic.ts";
import { fitStraight } from "./straight.ts";
import { fitTheilSen } from "./theil-sen.ts";

/** The straight form of a trend, which gives its rate by default. */
export const straightForm = (trend: Pick<Trend, "scale">): Form =>
  trend.scale === "log" ? "exponential" : "linear";

/**
 * The forms that can be fitted to a trend, in display order.
 *
 * A pooled trend has one slope and a level per group, which only the straight form supports.
 * Saturation is fitted only on request: none of the quantities has a known ceiling.
 */
export function formsOf(
  trend: Pick<Trend, "scale" | "pooled">,
  asked: Form | undefined,
): ReadonlyMap<Form, FitForm> {
  const straight = straightForm(trend);
  if (trend.pooled) return new Map();
  const forms: [Form, FitForm][] = [
    [straight, fitStraight(trend.scale === "log" ? "exponential" : "linear")],
    ["huber", fitHuber],
    ["theil-sen", fitTheilSen],
    ["piecewise", fitPiecewise],
    ["quadratic", fitQuadratic],
  ];
  if (asked === "logistic" && trend.scale === "log") forms.push(["logistic", fitLogistic]);
  return new Map(forms);
}
