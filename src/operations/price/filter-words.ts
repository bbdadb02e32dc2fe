import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";

/** Filters as an answer names them, one after the other. */
export const filterWords = (
  filters: readonly { readonly filter: string; readonly value: string | number | boolean }[],
  t: Translate,
): string => filters.map((each) => filterWord(each, t)).join(t("price.filter.join"));

function filterWord(
  { filter, value }: { readonly filter: string; readonly value: string | number | boolean },
  t: Translate,
): string {
  switch (filter) {
    case "maker":
      return t("price.filter.maker", { value: String(value) });
    case "provider":
      return t("price.filter.provider", { value: String(value) });
    case "openWeights":
      return t(value ? "price.filter.open" : "price.filter.closed");
    case "vision":
      return t(value ? "price.filter.vision" : "price.filter.no-vision");
    default:
      return t("price.filter.context", { value: formatNumber(Number(value) / 1000, 6) });
  }
}
