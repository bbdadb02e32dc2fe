import { addDays } from "../../base/calendar.ts";
import { findingOf } from "../../charts/parts/growth-words.ts";
import { type SparkPoint, sparkline } from "../../charts/sparkline.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { endsInOrder, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { LagResult } from "../../operations/lag/result.ts";
import type { LawResult } from "../../operations/law/result.ts";
import { shortVerdictText } from "../../operations/law/verdict-text.ts";
import type { PublicScenario, PublicTrend } from "../../operations/trend/result.ts";
import type { HomeCard, HomePicture } from "./home.ts";

type Line = LawResult["lines"][number];

/** Card of a line of the law: the measured rate beside the claimed one. */
export function lineCard(line: Line, trend: PublicTrend | undefined, t: Translate): HomeCard {
  const { claimed, measured, verdict } = line;
  const sentence = claimed
    ? t("web.home.claimed", { claim: claimed.text })
    : t("web.home.not-claimed");
  return {
    id: line.id,
    title: line.title,
    page: ["trend", trend?.id ?? line.id],
    figure: measured ? figureText(measured) : "–",
    figureOf: measured ? rateNote(measured, unitOf(line, t), t) : (line.problem ?? ""),
    sentence,
    ...(claimed ? { verdict: { kind: verdict, text: shortVerdictText(line, t) } } : {}),
    newest: newestOf(trend?.points ?? []),
    ...(trend ? { picture: pictureOf(trend, t) } : {}),
  };
}

/** Card of a fitted trend. */
export const trendCard = (trend: PublicTrend, t: Translate): HomeCard => ({
  id: trend.id,
  title: trend.title,
  page: ["trend", trend.id],
  figure: figureText(trend.fit),
  figureOf: rateNote(trend.fit, trend.fit.scale === "linear" ? trend.unit : "", t),
  sentence: sentenceOf(trend, t),
  newest: newestOf(trend.points),
  picture: pictureOf(trend, t),
});

/** Card of a quantity with too few values for a rate: the newest of them. */
export function scenarioCard(scenario: PublicScenario, t: Translate): HomeCard {
  const points = scenario.points.filter(({ selected }) => selected);
  const last = points.at(-1);
  const band = scenario.band.at(-1);
  return {
    id: scenario.id,
    title: scenario.title,
    page: ["trend", scenario.id],
    figure: last ? formatNumber(last.value, 4) : "–",
    figureOf: last ? `${scenario.unit}, ${last.date.slice(0, 4)}` : "",
    sentence: band
      ? t("web.home.band", {
          lower: formatNumber(band.lower, 4),
          upper: formatNumber(band.upper, 4),
          unit: scenario.unit,
          year: band.date.slice(0, 4),
        })
      : t("trend.scenario.finding", {
          n: points.length,
          dates: points.map(({ date }) => date.slice(0, 4)).join(", ") || "–",
        }),
    newest: newestOf(points),
    ...(points.length > 1
      ? {
          picture: pictureOfPoints(
            scenario.title,
            scenario.unit,
            points.map(({ date, value }) => ({ date, value })),
            t,
          ),
        }
      : {}),
  };
}

/** Card of the lag of open weights behind closed ones. */
export function openLagCard(
  asOf: string,
  open: NonNullable<LagResult["open"]>,
  t: Translate,
): HomeCard {
  const points = open.series.map(({ date, lagMonths }) => ({ date, value: lagMonths }));
  return {
    id: "open",
    title: t("lag.open"),
    page: ["lag"],
    figure: formatNumber(open.lagMonths, 2),
    figureOf: t("web.home.months", {
      level: formatPercent(open.level),
      lower: formatNumber(open.lower, 2),
      upper: formatNumber(open.upper, 2),
    }),
    sentence: t("web.home.open", {
      strict: formatNumber(open.strict.lagMonths, 2),
      lower: formatNumber(open.strict.lower, 2),
      upper: formatNumber(open.strict.upper, 2),
    }),
    newest: open.series.at(-1)?.date ?? asOf,
    picture: pictureOfPoints(t("lag.open"), t("lag.months"), points, t),
  };
}

const figureText = (fit: PublicTrend["fit"]): string => rateText(fit.growthPerYear, fit.scale);

/** Factors need no unit; the line of capability counts generations. */
const unitOf = (line: Line, t: Translate): string =>
  line.measured?.scale === "linear" ? t("web.home.generations") : "";

/** The sentence of a trend without its name, which stands above it. */
function sentenceOf({ fit, unit }: PublicTrend, t: Translate): string {
  const sentence = findingOf(fit, "", unit, t).replace(/^\s*[:：]\s*/, "");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${t("web.stop")}`;
}

/** What the figure counts, and its interval. */
function rateNote(fit: PublicTrend["fit"], unit: string, t: Translate): string {
  const write = (rate: number | null) =>
    rate === null ? t("chart.unbounded") : rateText(rate, fit.scale);
  const [first, last] = endsInOrder(fit);
  return t(unit === "" ? "web.home.rate" : "web.home.rate-of", {
    unit,
    level: formatPercent(fit.level),
    lower: write(fit[first]),
    upper: write(fit[last]),
  });
}

const newestOf = (points: readonly { readonly date: string; readonly selected: boolean }[]) =>
  points
    .filter(({ selected }) => selected)
    .reduce((newest, { date }) => (date > newest ? date : newest), "");

/** Half a year of projection says where it goes without filling the picture. */
const AHEAD_DAYS = 183;

/** Points with the line among them; of a pooled trend, the group with most points. */
function pictureOf(trend: PublicTrend, t: Translate): HomePicture {
  const selected = trend.points.filter((point) => point.selected);
  const group = largestGroup(selected);
  const own = <Row extends { readonly group?: string | undefined }>(row: Row) =>
    row.group === group;
  const until = addDays(trend.asOf, AHEAD_DAYS);
  const line: readonly SparkPoint[] = trend.prediction
    .filter((row) => row.kind === "prediction" && own(row) && row.date <= until)
    .map(({ date, value, lower, upper }) => ({ date, value, lower, upper }));
  const points = selected.filter(own).map(({ date, value, realValue }) => ({
    date,
    value: realValue ?? value,
  }));
  return sparkline(
    {
      name: trend.title,
      unit: trend.unit,
      scale: trend.fit.scale,
      points,
      line,
    },
    t,
    size,
  );
}

/** Points without a line, because none is fitted to them. */
const pictureOfPoints = (
  name: string,
  unit: string,
  points: readonly SparkPoint[],
  t: Translate,
): HomePicture => sparkline({ name, unit, scale: "linear", points, line: [] }, t, size);

const size = { theme: "light", width: 300, height: 72 } as const;

function largestGroup(points: readonly { readonly group?: string | undefined }[]) {
  const counts = new Map<string | undefined, number>();
  for (const { group } of points) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
