import { pastForecastsChart } from "../../charts/past-forecasts-chart.ts";
import { baselineNames } from "../../forecast/forecaster.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { trends } from "../../trends/index.ts";
import type { SkillResult, SkillScore } from "./result.ts";

/** The finding, the scores of each trend, the reliability of all, and past forecasts on request. */
export function viewSkill(result: SkillResult, t: Translate): Document {
  const { series, pooled, forecasts } = result;
  return [
    { kind: "title", text: t("skill.title", { asOf: result.asOf }) },
    { kind: "finding", text: findingOf(result, t) },
    ...chartOf(result, t),
    ...(series.length > 0
      ? [{ kind: "heading" as const, text: t("skill.series") }, seriesTable(result, t)]
      : []),
    ...(series.some(({ enough }) => !enough)
      ? [{ kind: "paragraph" as const, text: t("skill.few") }]
      : []),
    ...(pooled ? [{ kind: "paragraph" as const, text: t("skill.meaning") }] : []),
    { kind: "heading", text: t("skill.frozen") },
    { kind: "paragraph", text: frozenText(result, t) },
    ...(pooled ? reliability(pooled, t) : []),
    ...unscoredList(result, t),
    ...(forecasts
      ? [{ kind: "heading" as const, text: t("skill.forecasts") }, forecastTable(forecasts, t)]
      : []),
  ];
}

function findingOf({ pooled, series, level }: SkillResult, t: Translate): string {
  if (!pooled) return t("skill.finding.none");
  const enough = series.filter(({ enough }) => enough);
  return t("skill.finding", {
    ...coverageFacts(pooled),
    level: formatPercent(level),
    series: series.length,
    better: series.filter(({ beaten }) => beaten).length,
    enough: enough.length,
    noChange: skillText(pooled.skill["no-change"]),
    walk: skillText(pooled.skill.walk),
    line: skillText(pooled.skill["straight-line"]),
  });
}

const coverageFacts = ({ coverage80, lower, upper, outcomes, windows }: SkillScore) => ({
  share: formatPercent(coverage80),
  lower: formatPercent(lower),
  upper: formatPercent(upper),
  outcomes,
  windows: windows.toFixed(0),
});

const skillText = (skill: number | undefined): string =>
  skill === undefined ? "–" : `${skill < 0 ? "−" : "+"}${Math.abs(skill).toFixed(2)}`;

/** Of a single trend: its forecasts of a year ahead against what came. */
function chartOf({ yearAhead, series, asOf }: SkillResult, t: Translate): Document {
  const [only] = series;
  const trend = trends.find(({ id }) => id === only?.trend);
  if (!only || !trend || yearAhead.length === 0) return [];
  const chart = pastForecastsChart(
    {
      name: t("skill.chart", { title: only.title }),
      source: t("skill.chart.source"),
      filter: "",
      asOf,
      forecasts: yearAhead,
      scale: trend.scale,
      unit: trend.unit,
      unitLabel: trend.unit,
    },
    t,
  );
  return [{ kind: "chart", id: "past-forecasts", ...chart }];
}

const seriesTable = ({ series }: SkillResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("skill.trend") },
    { label: t("skill.outcomes"), align: "right" },
    { label: t("skill.windows"), align: "right" },
    { label: t("skill.coverage"), align: "right" },
    ...baselineNames.map((name) => ({ label: t(`member.${name}`), align: "right" as const })),
    { label: t("skill.verdict") },
  ],
  rows: series.map((each) => [
    each.title,
    String(each.outcomes),
    `${each.windows.toFixed(1)}${each.enough ? "" : "*"}`,
    `${percent(each.coverage80)} % [${percent(each.lower)}, ${percent(each.upper)}]`,
    ...baselineNames.map((name) => skillText(each.skill[name])),
    verdictOf(each, t),
  ]),
});

const percent = (share: number): string => (100 * share).toFixed(0);

function verdictOf({ beaten, bestBaseline }: SkillResult["series"][number], t: Translate): string {
  if (bestBaseline === null) return t("skill.verdict.few");
  const baseline = t(`member.${bestBaseline}`);
  return t(beaten ? "skill.verdict.beaten" : "skill.verdict.not-beaten", { baseline });
}

const frozenText = ({ frozenOn, sinceFrozen }: SkillResult, t: Translate): string =>
  sinceFrozen
    ? t("skill.frozen.scored", { frozenOn, ...coverageFacts(sinceFrozen) })
    : t("skill.frozen.none", { frozenOn });

const reliability = ({ ranks }: SkillScore, t: Translate): Document => [
  { kind: "heading", text: t("skill.reliability") },
  { kind: "paragraph", text: t("skill.reliability.meaning") },
  {
    kind: "table",
    columns: [
      { label: t("skill.tenth") },
      { label: t("skill.share"), align: "right" },
      { label: "" },
    ],
    rows: ranks.map((share, tenth) => [
      `${tenth * 10}–${tenth * 10 + 10} %`,
      formatPercent(share),
      "█".repeat(Math.round(share * 100)),
    ]),
  },
];

const unscoredList = ({ unscored }: SkillResult, t: Translate): Document =>
  unscored.length === 0
    ? []
    : [
        { kind: "heading", text: t("skill.unscored") },
        {
          kind: "list",
          items: unscored.map(({ trend, forecasts }) =>
            t("skill.unscored.item", { trend, forecasts }),
          ),
        },
      ];

const forecastTable = (forecasts: NonNullable<SkillResult["forecasts"]>, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("skill.made") },
    { label: t("skill.about") },
    { label: t("view.group") },
    { label: t("skill.median"), align: "right" },
    { label: t("view.interval"), align: "right" },
    { label: t("skill.outcome"), align: "right" },
    { label: t("skill.held") },
  ],
  rows: forecasts.map(({ madeOn, about, group, median, lower, upper, outcome, held }) => [
    madeOn,
    about,
    group ?? "",
    formatNumber(median, 4),
    `[${formatNumber(lower, 4)}, ${formatNumber(upper, 4)}]`,
    outcome === null ? t("skill.open") : formatNumber(outcome, 4),
    held === null ? "" : t(held ? "skill.yes" : "skill.no"),
  ]),
});
