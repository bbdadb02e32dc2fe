import { addDays } from "../../base/calendar.ts";
import { type LawSinceLine, lawSinceChart } from "../../charts/law-since-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { LawResult } from "../../operations/law/result.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import type { HomePictures } from "./home.ts";
import { bothWidths } from "./home-pictures.ts";

/** Trends of the lines that are drawn, and of the length of tasks, as far as each is fitted. */
export type ShownTrends = Partial<
  Record<"capability" | "training-cost" | "inference-price" | "time-horizon", PublicTrend>
>;

/** GPT-4's day: with it the lines begin. */
const GPT_4 = "2023-03-14";
/** The bar of pooled trends that GPT-4 was the first at. */
const GPT_4_BAR = "125";
/** Width of the picture beside its findings on a desk, in pixels. */
const WIDE = 740;
/** How far ahead the picture reaches. */
const AHEAD_DAYS = 730;

/**
 * The law since GPT-4's day. Price and cost are those of its level; capability is counted in
 * generations above it. Absent on a day on which none of the lines had begun.
 */
export function heroPicture(
  { asOf, lines }: LawResult,
  trends: ShownTrends,
  generation: number | undefined,
  t: Translate,
): HomePictures | undefined {
  const until = addDays(asOf, AHEAD_DAYS);
  const claimOf = (id: string) => lines.find((line) => line.id === id)?.claimed?.perYear;
  const drawn = [
    generationsLine(trends.capability, generation, claimOf("capability"), until, t),
    factorLine("training-cost", trends["training-cost"], claimOf("training-cost"), until, t),
    factorLine("inference-price", trends["inference-price"], claimOf("inference-price"), until, t),
  ].filter((line) => line !== undefined);
  if (drawn.length === 0) return undefined;
  return bothWidths(WIDE, (style) =>
    lawSinceChart(
      {
        name: t("web.home.hero"),
        asOf,
        source: t("web.home.hero.source"),
        from: GPT_4,
        until,
        lines: drawn,
      },
      t,
      style,
    ),
  );
}

type Records = readonly { readonly date: string; readonly value: number }[];

/** A line that holds its last value up to the day. */
const upTo = (records: Records, asOf: string): Records => {
  const last = records.at(-1);
  return last ? [...records, { date: asOf, value: last.value }] : records;
};

const named = (claimedPerYear: number | undefined) =>
  claimedPerYear === undefined ? {} : { claimedPerYear };

/** Capability in generations above its first record since that day. */
function generationsLine(
  trend: PublicTrend | undefined,
  generation: number | undefined,
  claimed: number | undefined,
  until: string,
  t: Translate,
): LawSinceLine | undefined {
  const records = since(trend, undefined);
  const [first] = records;
  const last = records.at(-1);
  if (!trend || !first || !last || generation === undefined) return undefined;
  const steps = (value: number) => (value - first.value) / generation;
  return {
    label: t("web.home.hero.capability"),
    reached: t("web.home.hero.generations", { n: formatNumber(steps(last.value), 2) }),
    points: upTo(
      records.map(({ date, value }) => ({ date, value: steps(value) })),
      trend.asOf,
    ),
    ahead: aheadOf(trend, undefined, until, steps),
    ...named(claimed),
  };
}

/** A price or cost of GPT-4's level in factors of ten of its first. */
function factorLine(
  id: "training-cost" | "inference-price",
  trend: PublicTrend | undefined,
  claimed: number | undefined,
  until: string,
  t: Translate,
): LawSinceLine | undefined {
  const records = since(trend, GPT_4_BAR);
  const [first] = records;
  const last = records.at(-1);
  if (!trend || !first || !last) return undefined;
  const tens = (value: number) => Math.log10(value / first.value);
  return {
    label: t(`web.home.hero.${id}`),
    reached: t("web.home.hero.fell", { factor: formatNumber(first.value / last.value) }),
    points: upTo(
      records.map(({ date, value }) => ({ date, value: tens(value) })),
      trend.asOf,
    ),
    ahead: aheadOf(trend, GPT_4_BAR, until, tens),
    ...named(claimed === undefined ? undefined : Math.log10(claimed)),
  };
}

/** The records of a trend, or of one bar of it, from GPT-4's day on. */
const since = (trend: PublicTrend | undefined, bar: string | undefined): Records =>
  (trend?.points ?? [])
    .filter(({ selected, group, date }) => selected && group === bar && date >= GPT_4)
    .map(({ date, value, realValue }) => ({ date, value: realValue ?? value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));

const aheadOf = (
  { prediction, asOf }: PublicTrend,
  bar: string | undefined,
  until: string,
  place: (value: number) => number,
): LawSinceLine["ahead"] =>
  prediction
    .filter(
      ({ kind, group, date }) =>
        kind === "prediction" && group === bar && date >= asOf && date <= until,
    )
    .map(({ date, value, lower, upper }) => ({
      date,
      value: place(value),
      lower: place(lower),
      upper: place(upper),
    }));
