import { formatPercent } from "../../i18n/format.ts";
import { endsInOrder, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import { unbroken } from "./growth-words.ts";

/** One line of the law, as given by the result of the operation. */
export interface LawChartLine {
  readonly id: string;
  readonly title: string;
  readonly claimed: {
    readonly perYear: number;
    readonly perYearLow: number;
    readonly perYearHigh: number;
  } | null;
  readonly measured: {
    readonly scale: "log" | "linear";
    readonly n: number;
    readonly growthPerYear: number;
    /** Null for an end of the interval that is unbounded. */
    readonly lower: number | null;
    readonly upper: number | null;
    readonly level: number;
  } | null;
  readonly verdict: "faster" | "as claimed" | "slower" | "undecided";
}

/**
 * The axis of a line. One that cannot be measured goes with the factors unless claimed as a range.
 */
export const scaleOf = (line: LawChartLine): "log" | "linear" =>
  line.measured?.scale ?? (line.id === "capability" ? "linear" : "log");

/** The verdict as a word. */
export const verdictText = ({ claimed, verdict }: LawChartLine, translate: Translate): string =>
  claimed
    ? translate(`chart.law.${verdict === "as claimed" ? "as-claimed" : verdict}`)
    : translate("chart.law.unclaimed");

function claimText(line: LawChartLine, translate: Translate): string {
  const { claimed } = line;
  if (!claimed) return "–";
  const write = (rate: number) => rateText(rate, scaleOf(line));
  return claimed.perYearLow === claimed.perYearHigh
    ? write(claimed.perYear)
    : translate("chart.range", {
        lower: write(claimed.perYearLow),
        upper: write(claimed.perYearHigh),
      });
}

function measuredText({ measured }: LawChartLine, translate: Translate): string {
  if (!measured) return translate("chart.law.unmeasured");
  const [first, last] = endsInOrder(measured);
  const write = (rate: number | null) =>
    rate === null || (measured.scale === "log" && rate === 0)
      ? translate("chart.unbounded")
      : rateText(rate, measured.scale);
  return translate("chart.law.interval", {
    value: write(measured.growthPerYear),
    level: formatPercent(measured.level),
    lower: write(measured[first]),
    upper: write(measured[last]),
  });
}

/** Claim, measurement, interval and count of a line. */
export const detail = (line: LawChartLine, translate: Translate): string =>
  [
    line.claimed
      ? translate("chart.law.detail", {
          claimed: claimText(line, translate),
          measured: measuredText(line, translate),
        })
      : measuredText(line, translate),
    ...(line.measured ? [unbroken(translate("chart.count", { n: line.measured.n }))] : []),
  ].join(" · ");

/** A line of the law as a sentence. */
export const rowSummary = (line: LawChartLine, translate: Translate): string =>
  translate("chart.item", {
    name: line.title,
    text: `${verdictText(line, translate)} · ${detail(line, translate)}`,
  });
