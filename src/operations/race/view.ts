import { addMonths } from "../../base/add-months.ts";
import { type RaceChartData, type RaceLane, raceChart } from "../../charts/race-chart.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { middleTier, percent, statisticsOf } from "./answer.ts";
import { viewFuture } from "./future-view.ts";
import { rankingChart } from "./ranking.ts";
import type { RaceDate, RaceResult } from "./result.ts";
import { viewScores } from "./scores-view.ts";

/** Labs that a table shows unless some were named. */
const SHOWN = 14;

const MISSING = "–";

/** Who stands where, what may come, what was asked to change, and how such forecasts have fared. */
export function viewRace(result: RaceResult, t: Translate): Document {
  return [
    { kind: "title", text: t("race.title", { asOf: result.asOf }) },
    ...findingBlocks({ sentence: result.answer, statistics: statisticsOf(result, t) }),
    ...(result.catchUp ? catchUpBlocks(result.catchUp, t) : []),
    ...(result.levers ? leverBlocks(result, result.levers, t) : []),
    ...(result.future ? viewFuture(result.future, t) : []),
    ...chartBlocks(result, t),
    { kind: "heading", text: t("race.standing") },
    standingTable(result, t),
    ...result.dates.flatMap((date) => dateBlocks(date, middleTier(result), t)),
    ...result.bars.flatMap((bar) => barBlocks(bar, t)),
    { kind: "heading", text: t("race.estimates") },
    { kind: "paragraph", text: parameterText(result, t) },
    { kind: "paragraph", text: entrantText(result, t) },
    ...(result.scores
      ? viewScores(result.scores, t)
      : [...placementBlocks(result, t), recordLine(t)]),
    { kind: "heading", text: t("race.cannot") },
    { kind: "list", items: result.cannotForecast },
  ];
}

function placementBlocks({ placement }: RaceResult, t: Translate): Document {
  if (!placement || placement.labs.length === 0) return [];
  const { date, line, models, labs } = placement;
  const used = models.filter((each) => each.used).length;
  return [
    { kind: "heading", text: t("race.placement") },
    {
      kind: "paragraph",
      text: t("race.placement.text", {
        ...{ date, used },
        n: models.length,
        scatter: line.scatter.toFixed(1),
        per: (1 / line.slope).toFixed(1),
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("race.lab") },
        { label: t("race.model") },
        { label: t("race.rating"), align: "right" },
        { label: t("race.score"), align: "right" },
        { label: "90 %", align: "right" },
      ],
      rows: labs.map(({ lab, model, rating, score, lower, upper }) => [
        ...[lab, model, rating.toFixed(0), score.toFixed(1)],
        lower === null || upper === null ? MISSING : `[${lower.toFixed(1)}, ${upper.toFixed(1)}]`,
      ]),
    },
  ];
}

const recordLine = (t: Translate): Block => ({ kind: "paragraph", text: t("race.record") });

function chartBlocks(result: RaceResult, t: Translate): Document {
  const chart = raceChart(
    {
      name: t("race.chart", { tier: middleTier(result), date: result.dates[0]?.date ?? "" }),
      source: t("race.chart.source"),
      filter: "",
      asOf: result.asOf,
      ...lanesOf(result),
    },
    t,
  );
  const [next] = result.dates;
  return [
    { kind: "chart", id: "race", ...chart },
    ...(next ? [rankingBlock(next, result.asOf, t)] : []),
  ];
}

const rankingBlock = (date: RaceDate, asOf: string, t: Translate): Block => ({
  ...{ kind: "chart", id: "race-ranking" },
  ...rankingChart(date, { asOf, source: t("race.chart.source") }, t),
});

/** Records of the labs likeliest to be in the first tier, with what is forecast of them. */
export function lanesOf(result: RaceResult): Pick<RaceChartData, "lanes" | "bar"> {
  const tier = middleTier(result);
  const [next] = result.dates;
  const bar = result.bars.find(({ isAbove }) => isAbove);
  const lanes = (next?.labs ?? []).slice(0, SHOWN).flatMap(({ lab, within, leader }) => {
    const own = result.labs.find((each) => each.lab === lab);
    if (!own) return [];
    const crosses = crossingOf(result, bar, lab);
    const lane: RaceLane = {
      lab,
      records: own.records,
      ahead: result.dates.flatMap(({ date, labs }) => {
        const score = labs.find((each) => each.lab === lab)?.score;
        return score ? [{ date, ...score }] : [];
      }),
      ...(crosses ? { crosses } : {}),
      within: within[tier] ?? 0,
      leader,
      byVotes: own.scoredBy === "votes",
    };
    return [lane];
  });
  return { lanes, ...(bar ? { bar: { name: bar.bar, level: bar.level } } : {}) };
}

/** When a lab crosses a bar, as days up to the last that is drawn; absent where that is unlikely. */
function crossingOf(
  { from, until }: RaceResult,
  bar: RaceResult["bars"][number] | undefined,
  lab: string,
): RaceLane["crosses"] {
  const found = bar?.labs.find((each) => each.lab === lab);
  if (!found || found.p10 === null) return undefined;
  const on = (month: number): string => addMonths(from, month);
  return {
    p10: on(found.p10),
    median: found.median === null ? undefined : on(found.median),
    p90: found.p90 === null ? until : on(found.p90),
  };
}

const standingTable = (result: RaceResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.lab") },
    { label: t("race.score"), align: "right" },
    { label: t("race.behind"), align: "right" },
    { label: t("race.lag"), align: "right" },
    { label: t("race.model") },
    { label: t("view.date") },
    { label: t("race.in-race"), align: "right" },
  ],
  rows: result.labs.slice(0, SHOWN).map((each) => {
    const standing = result.standing.find(({ lab }) => lab === each.lab);
    return [
      each.lab,
      each.scoredBy === "votes"
        ? t("race.by-votes", { score: each.score.toFixed(1) })
        : each.score.toFixed(1),
      each.behind.toFixed(1),
      standing ? standing.lagMonths.toFixed(1) : MISSING,
      each.model,
      each.date,
      percent(each.inRace),
    ];
  }),
});

function dateBlocks(date: RaceDate, tier: string, t: Translate): Document {
  return [
    { kind: "heading", text: t("race.on", { date: date.date }) },
    { kind: "paragraph", text: dateText(date, tier, t) },
    {
      kind: "table",
      columns: [
        { label: t("race.lab") },
        { label: t("race.leader"), align: "right" },
        ...Object.keys(date.survivors).map((months) => ({
          label: t("race.within", { months }),
          align: "right" as const,
        })),
        { label: t("race.lag-spread"), align: "right" },
      ],
      rows: date.labs
        .slice(0, SHOWN)
        .map(({ lab, leader, within, lag }) => [
          lab,
          percent(leader),
          ...Object.values(within).map(percent),
          `${lag.p50.toFixed(0)} [${lag.p05.toFixed(0)}, ${lag.p95.toFixed(0)}]`,
        ]),
    },
  ];
}

function dateText(
  { frontier, survivors, anyChinese }: RaceDate,
  tier: string,
  t: Translate,
): string {
  const count = survivors[tier];
  return t("race.on.text", {
    frontier: frontier.p50.toFixed(1),
    lower: frontier.p05.toFixed(1),
    upper: frontier.p95.toFixed(1),
    tier,
    mean: formatNumber(count?.mean ?? 0, 2),
    from: count?.p05 ?? 0,
    to: count?.p95 ?? 0,
    few: percent(count?.twoOrThree ?? 0),
    chinese: percent(anyChinese[tier] ?? 0),
  });
}

function barBlocks(bar: RaceResult["bars"][number], t: Translate): Document {
  const behind = bar.labs
    .filter(({ reached }) => !reached)
    .sort((a, b) => a.never - b.never)
    .slice(0, SHOWN);
  const holders = bar.labs.filter(({ reached }) => reached).map(({ lab }) => lab);
  const months = Object.keys(bar.labs[0]?.byMonths ?? {});
  return [
    { kind: "heading", text: t("race.bar", { bar: bar.bar, level: bar.level.toFixed(1) }) },
    ...(holders.length > 0
      ? [
          {
            kind: "paragraph" as const,
            text: t("race.holders", { labs: holders.join(t("finding.list.comma")) }),
          },
        ]
      : []),
    {
      kind: "table",
      columns: [
        { label: t("race.lab") },
        ...months.map((month) => ({ label: t("race.by", { month }), align: "right" as const })),
        { label: t("race.median"), align: "right" },
        ...(bar.isAbove ? [{ label: t("race.first"), align: "right" as const }] : []),
      ],
      rows: behind.map(({ lab, byMonths, median, first }) => [
        lab,
        ...months.map((month) => percent(byMonths[month] ?? 0)),
        median === null ? MISSING : String(median),
        ...(bar.isAbove ? [percent(first)] : []),
      ]),
    },
  ];
}

function leverBlocks(
  result: RaceResult,
  { asked, base, changed }: NonNullable<RaceResult["levers"]>,
  t: Translate,
): Document {
  const tier = middleTier(result);
  const [before, after] = [base.at(-1), changed.at(-1)];
  if (!before || !after) return [];
  const changes = before.labs
    .map(({ lab, within, leader }) => {
      const now = after.labs.find((each) => each.lab === lab);
      return { lab, within, leader, now };
    })
    .filter(({ within, now }) => Math.max(within[tier] ?? 0, now?.within[tier] ?? 0) >= 0.01)
    .slice(0, SHOWN);
  return [
    {
      kind: "heading",
      text: t("race.levers", { asked: asked.join(t("finding.list.comma")), date: after.date }),
    },
    { kind: "paragraph", text: t("race.levers.alone") },
    { kind: "paragraph", text: t("race.levers.before", { text: dateText(before, tier, t) }) },
    { kind: "paragraph", text: t("race.levers.after", { text: dateText(after, tier, t) }) },
    {
      kind: "table",
      columns: [
        { label: t("race.lab") },
        { label: t("race.levers.within-before", { months: tier }), align: "right" },
        { label: t("race.levers.within-after", { months: tier }), align: "right" },
        { label: t("race.levers.leader-before"), align: "right" },
        { label: t("race.levers.leader-after"), align: "right" },
      ],
      rows: changes.map(({ lab, within, leader, now }) => [
        lab,
        percent(within[tier] ?? 0),
        percent(now?.within[tier] ?? 0),
        percent(leader),
        percent(now?.leader ?? 0),
      ]),
    },
  ];
}

function catchUpBlocks(catchUp: NonNullable<RaceResult["catchUp"]>, t: Translate): Document {
  const { computePerYear, computeStep, stock, pace } = catchUp;
  const none = t("race.catch-up.none");
  const interval = (size: { low: number; high: number | null }): string =>
    `[${formatNumber(size.low)}, ${size.high === null ? "∞" : formatNumber(size.high)}]`;
  const rows: readonly (readonly string[])[] = [
    [
      t("race.catch-up.compute"),
      computePerYear
        ? `+${formatNumber(computePerYear.mean, 2)} ${interval(computePerYear)}`
        : none,
    ],
    [
      t("race.catch-up.step"),
      computeStep ? `×${formatNumber(computeStep.mean)} ${interval(computeStep)}` : none,
    ],
    [
      t("race.catch-up.money"),
      stock?.usdPerYear == null
        ? t("race.catch-up.no-stock")
        : t("race.catch-up.usd", {
            usd: usdText(stock.usdPerYear, t),
            stock: formatNumber(stock.h100e / 1e6),
            date: stock.date,
            price: stock.usdPerHour,
          }),
    ],
    [t("race.catch-up.pace"), pace === null ? none : `+${formatNumber(pace, 2)}`],
    [
      t("race.catch-up.pull"),
      catchUp.catchUp === null ? none : `+${formatNumber(catchUp.catchUp, 2)}`,
    ],
  ];
  return [
    {
      kind: "heading",
      text: t("race.catch-up", { lab: catchUp.lab, by: catchUp.by, within: catchUp.within }),
    },
    {
      kind: "paragraph",
      text: t("race.catch-up.assumes", { from: catchUp.leversFrom }),
    },
    {
      kind: "table",
      columns: [
        { label: t("race.catch-up.either") },
        { label: t("race.catch-up.size"), align: "right" },
      ],
      rows,
    },
  ];
}

function parameterText({ parameters, weights, edition }: RaceResult, t: Translate): string {
  const { pace, catchUp, scatter, silence, exchange, labQuarters } = parameters;
  const around = ({ mean, sd }: { readonly mean: number; readonly sd: number }): string =>
    `${formatNumber(mean, 2)} ± ${formatNumber(sd, 2)}`;
  return t("race.parameters", {
    edition,
    labQuarters,
    pace: around(pace),
    catchUp: around(catchUp),
    scatter: around(scatter),
    hazard: formatNumber(silence.hazard, 2),
    byGap: formatNumber(silence.byGap, 2),
    exchange: exchange
      ? `${formatNumber(exchange.mean, 2)} [${formatNumber(exchange.lower, 2)}, ${formatNumber(exchange.upper, 2)}]`
      : MISSING,
    below: weights.atOrBelow.toFixed(2),
    above: weights.above.toFixed(2),
    lessons: weights.lessons,
  });
}

const entrantText = ({ entrants }: RaceResult, t: Translate): string =>
  entrants.waiting.length === 0
    ? t("race.entrants.none")
    : t("race.entrants", {
        waiting: entrants.waiting.length,
        names: entrants.waiting.join(t("finding.list.comma")),
        scored: entrants.scoredLater.length,
        rate: entrants.perYear === null ? MISSING : formatNumber(entrants.perYear, 2),
      });
