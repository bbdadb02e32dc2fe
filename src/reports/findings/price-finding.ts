import { usdText } from "../../i18n/count-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";
import { fitText, type ToldFit } from "./fit-text.ts";

/** The cheapest offer at a bar, as far as it is told. */
export interface ToldPrice {
  readonly asOf: string;
  /** The bar with its unit, and the filters, in words. */
  readonly bar: string;
  readonly filters: string;
  readonly offer: {
    readonly label: string;
    readonly provider: string | null;
    readonly usdPerMtok: number;
    readonly since: string;
    /** Whether the price may have stood before it was first seen. */
    readonly leftCensored: boolean;
  };
  readonly fit: ToldFit | null;
}

/** What a level of capability costs, where one can buy it, and how fast that has fallen. */
export function priceFinding({ asOf, bar, filters, offer, fit }: ToldPrice, t: Translate): Finding {
  return {
    sentence: t(filters === "" ? "finding.price" : "finding.price.filtered", {
      bar,
      filters,
      price: usdText(offer.usdPerMtok, t),
      model: offer.label,
      provider: offer.provider ?? "–",
    }),
    statistics: statisticsOf(
      t("finding.as-of", { asOf }),
      t("finding.price.since", {
        since: offer.leftCensored ? t("price.since.censored", { date: offer.since }) : offer.since,
      }),
      fit ? t("text.named", { name: t("finding.price.record"), text: fitText(fit, t) }) : undefined,
    ),
  };
}
