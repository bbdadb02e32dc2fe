import type { MessageKey, Translate } from "../../i18n/translate.ts";

/** The name of a tracked quantity. */
export const trendTitle = (id: string, t: Translate): string =>
  t(`trend.${id}.title` as MessageKey);

/** What a tracked quantity counts, and how. */
export const trendDefinition = (id: string, t: Translate): string =>
  t(`trend.${id}.definition` as MessageKey);
