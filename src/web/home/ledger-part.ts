import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { LedgerResult } from "../../operations/ledger/result.ts";
import type { HomeParts } from "./home.ts";

const statuses = ["true", "partly", "false", "open"] as const;

/** What came of the claims, and their score against the trend of the day. */
export function ledgerPart(
  { answer, counts, scores }: LedgerResult,
  t: Translate,
): HomeParts["ledger"] {
  const baseline = scores[0]?.baseline;
  return {
    sentence: answer,
    score: baseline
      ? t("web.home.ledger.score", {
          n: baseline.n,
          brier: formatNumber(baseline.brier),
          baseline: formatNumber(baseline.baselineBrier),
        })
      : "",
    counts: statuses.map((status) => ({
      status,
      label: t(`ledger.status.${status}`),
      n: counts[status],
    })),
  };
}
