import { formatNumber } from "../../i18n/format.ts";
import { intervalText, rateText } from "../../i18n/rate-text.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";
import type { ToldFit } from "./fit-text.ts";
import { listed } from "./listed.ts";

/** A line of the law as far as it is told. */
export interface ToldLine {
  readonly id: string;
  readonly title: string;
  readonly claimed: unknown;
  readonly measured: ToldFit | null;
  /** The verdict in words. */
  readonly verdictText: string;
}

/** What happens in a year to the lines about which something was claimed. */
export function lawFinding(lines: readonly ToldLine[], t: Translate): Finding {
  const claimed = lines.filter((line) => line.claimed);
  const clauses = claimed.flatMap((line) => clauseOf(line, t));
  return {
    sentence:
      clauses.length > 0
        ? t("finding.law", { clauses: listed(clauses, t) })
        : t("finding.law.unmeasured"),
    statistics: statisticsOf(...claimed.map((line) => statisticOf(line, t))),
  };
}

/** What a line does in a year; a title needs two digits, the statistics have three. */
function clauseOf({ id, measured }: ToldLine, t: Translate): readonly string[] {
  if (!measured) return [];
  const rate = measured.growthPerYear;
  const key = `finding.law.${id}.${measured.scale === "log" && rate < 1 ? "falls" : "rises"}`;
  if (!isMessageKey(key)) return [];
  return [t(key, { rate: formatNumber(key.endsWith("falls") ? 1 / rate : rate, 2) })];
}

const statisticOf = ({ title, measured, verdictText }: ToldLine, t: Translate): string =>
  measured
    ? t("finding.law.statistic", {
        title,
        rate: rateText(measured.growthPerYear, measured.scale),
        level: 100 * measured.level,
        interval: intervalText(measured, t),
        n: measured.n,
        verdict: verdictText,
      })
    : t("text.named", { name: title, text: verdictText });
