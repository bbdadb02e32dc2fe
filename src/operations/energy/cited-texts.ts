import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { EnergyResult } from "./result.ts";

/** For each projection that names the share of a crossing: both denominators, and what they do. */
export const citedTexts = (
  { share, date, cited }: EnergyResult["crossings"][number],
  t: Translate,
): readonly string[] =>
  cited.map((one) =>
    t("energy.cited", {
      share: formatPercent(share),
      publication: one.publication,
      year: one.date.slice(0, 4),
      twh: formatNumber(one.twh),
      theirs: formatNumber(one.denominatorTwh),
      low: formatNumber(one.denominatorLowTwh),
      high: formatNumber(one.denominatorHighTwh),
      ours: formatNumber(one.ourDenominatorTwh),
      onOurs: formatPercent(one.shareOnOurs),
      date: date ?? "–",
      onTheirs: one.dateOnTheirs,
    }),
  );
