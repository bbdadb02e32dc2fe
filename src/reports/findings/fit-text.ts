import type { PictureFit } from "../../charts/parts/trend-picture.ts";
import { formatNumber } from "../../i18n/format.ts";
import { intervalText, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";

/** A fitted line as far as it is told: what its picture needs, and how well it fits. */
export interface ToldFit extends PictureFit {
  readonly rSquared: number;
}

/** Rate, interval, n, period and R² in one line; doubling or halving time where there is one. */
export function fitText(fit: ToldFit, t: Translate): string {
  const rate = t("view.fit", {
    rate: rateText(fit.growthPerYear, fit.scale),
    level: 100 * fit.level,
    interval: intervalText(fit, t),
    n: fit.n,
    from: fit.from,
    to: fit.to,
    rSquared: formatNumber(fit.rSquared),
  });
  const time = fit.doublingTimeDays;
  if (time === undefined) return rate;
  const key = time > 0 ? "view.doubling" : "view.halving";
  return t("text.clauses", {
    first: rate,
    second: t(key, { time: formatNumber(Math.abs(time)) }),
  });
}
