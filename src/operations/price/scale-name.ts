import type { Translate } from "../../i18n/translate.ts";
import { INDEX_SCALE } from "../../observatory/parts/rated-prices.ts";

/** A scale as a person names it. */
export const scaleName = (scale: string, t: Translate): string =>
  scale.toLowerCase() === INDEX_SCALE ? t("price.scale.index") : scale;
