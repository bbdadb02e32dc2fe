import { usdText } from "../../i18n/count-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";
import { begun, listed } from "./listed.ts";

interface Sum {
  readonly usd: number;
  readonly crossedOn: string | null;
  /** Whether it was above on the first day at hand, so that it passed by then, not on that day. */
  readonly censored: boolean;
  readonly to: string;
}

const sums = ["funding", "capital"] as const;

/** What has been raised and what has been spent, and when each passed the bet. */
export function marketFinding(
  bet: Readonly<Record<(typeof sums)[number], Sum | null>> & { readonly thresholdUsd: number },
  t: Translate,
): Finding {
  const known = sums.flatMap((name) => (bet[name] ? [{ name, sum: bet[name] }] : []));
  if (known.length === 0) return { sentence: t("market.bet.nothing") };
  const clauses = known.map(({ name, sum }) =>
    t(`finding.market.${name}`, { usd: usdText(sum.usd, t), to: sum.to }),
  );
  return {
    sentence: t("finding.sentence", { text: begun(listed(clauses, t)) }),
    statistics: statisticsOf(
      ...known.map(({ name, sum }) =>
        t("text.named", {
          name: t(`finding.market.${name}.name`, { to: sum.to }),
          text: passedText(sum, bet.thresholdUsd, t),
        }),
      ),
    ),
  };
}

function passedText({ crossedOn, censored }: Sum, thresholdUsd: number, t: Translate): string {
  const threshold = usdText(thresholdUsd, t);
  if (crossedOn === null) return t("finding.market.below", { threshold });
  const key = censored ? "finding.market.passed-by" : "finding.market.passed";
  return t(key, { threshold, date: crossedOn });
}
