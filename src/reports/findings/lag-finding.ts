import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";

interface Scored {
  readonly label: string;
  readonly date: string;
  readonly eci: number;
}

/** Who has reached a bar and who is near it, as far as it is told. */
export interface ToldLag {
  readonly asOf: string;
  /** The bar in words, and where it lies one generation below the best, its points. */
  readonly bar: string;
  readonly generation: number | null;
  /** The first model at the bar; `null` where none is. */
  readonly first: Scored | null;
  readonly best: Scored;
  readonly within: number;
  readonly active: number;
  readonly lead: {
    readonly organization: string;
    readonly over: string;
    readonly points: number;
    readonly tied: boolean;
  } | null;
  /** Organisations after the first, and those of them that have arrived. */
  readonly watched: number;
  readonly arrived: number;
  readonly medianMonths: number | null;
}

/** Who leads and how many are near; of a bar that is asked for, who was first and who followed. */
export function lagFinding(lag: ToldLag, t: Translate): Finding {
  if (lag.generation !== null) return fieldFinding(lag, lag.generation, t);
  const { bar, asOf, first, best, within, active, watched, arrived, medianMonths } = lag;
  if (!first) {
    const { label, eci, date } = best;
    const facts = { bar, asOf, best: label, score: formatNumber(eci, 5), date };
    return { sentence: t("lag.answer.none", facts) };
  }
  return {
    sentence: t(first.label === bar ? "finding.lag.own" : "finding.lag.bar", {
      bar,
      first: first.label,
      date: first.date,
      within,
      active,
    }),
    statistics: statisticsOf(
      t("finding.as-of", { asOf }),
      t("finding.lag.arrived", { arrived, watched }),
      medianMonths === null
        ? undefined
        : t("finding.lag.median", { months: formatNumber(medianMonths) }),
    ),
  };
}

function fieldFinding(
  { within, active, lead, asOf }: ToldLag,
  generation: number,
  t: Translate,
): Finding {
  const near = { within, active };
  const scale = t("finding.lag.generation", { points: formatNumber(generation) });
  const day = t("finding.as-of", { asOf });
  if (!lead) {
    return { sentence: t("finding.lag.field", near), statistics: statisticsOf(day, scale) };
  }
  const { organization, over, points, tied } = lead;
  const facts = { ...near, organization, over, points: formatNumber(points, 2) };
  return {
    sentence: t(tied ? "finding.lag.tied" : "finding.lag.leads", facts),
    statistics: statisticsOf(
      day,
      scale,
      t(tied ? "finding.lag.lead.tied" : "finding.lag.lead", facts),
    ),
  };
}

interface MeanLag {
  readonly lagMonths: number;
  readonly lower: number;
  readonly upper: number;
}

/** By how many months open weights trail the best. */
export function openFinding(
  open: MeanLag & {
    readonly level: number;
    readonly strict: MeanLag;
    readonly from: string;
    readonly to: string;
  },
  t: Translate,
): Finding {
  const months = (value: number) => value.toFixed(1);
  const interval = ({ lower, upper }: MeanLag) => `[${months(lower)}, ${months(upper)}]`;
  return {
    sentence: t("finding.lag.open", { months: formatNumber(open.lagMonths, 2) }),
    statistics: t("finding.lag.open.statistics", {
      from: open.from,
      to: open.to,
      level: 100 * open.level,
      months: months(open.lagMonths),
      interval: interval(open),
      strict: months(open.strict.lagMonths),
      strictInterval: interval(open.strict),
    }),
  };
}
