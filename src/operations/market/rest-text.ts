import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { MarketResult } from "./result.ts";

/** How much is not named, and who is large elsewhere and not named here. */
export const restText = (
  { rest, missing }: Pick<MarketResult["concentration"][number], "rest" | "missing">,
  t: Translate,
): string =>
  missing.length === 0
    ? formatPercent(rest)
    : t("market.rest.missing", { rest: formatPercent(rest), missing: missing.join(", ") });
