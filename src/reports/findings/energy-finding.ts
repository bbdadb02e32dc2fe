import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";

/** An estimate of what the data centres of the world drew in a year. */
export interface ToldElectricity {
  readonly date: string;
  readonly twh: number | null;
  readonly share: number | null;
  readonly shareOfAllEnergy: number | null;
  readonly publication: string;
}

/** What share of electricity data centres take. */
export function energyFinding(newest: ToldElectricity | undefined, t: Translate): Finding {
  if (newest === undefined || newest.share === null) return { sentence: t("energy.finding.none") };
  const { date, share, twh, shareOfAllEnergy, publication } = newest;
  return {
    sentence: t("finding.energy", { year: date.slice(0, 4), share: formatPercent(share) }),
    statistics: statisticsOf(
      twh === null ? undefined : `${formatNumber(twh)} TWh`,
      shareOfAllEnergy === null
        ? undefined
        : t("finding.energy.all", { share: formatPercent(shareOfAllEnergy) }),
      publication,
    ),
  };
}
