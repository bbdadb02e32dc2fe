import { formatNumber } from "../../i18n/format.ts";
import { intervalText, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { PublicFit } from "./public-fit.ts";

/** Rate, interval, n, period and R² in one line; doubling or halving time where there is one. */
export function fitText(fit: PublicFit, t: Translate): string {
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
  return `${rate}; ${t(key, { time: formatNumber(Math.abs(time)) })}`;
}
