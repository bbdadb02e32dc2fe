import { pastForecastsChart } from "../../charts/past-forecasts-chart.ts";
import { baselineNames } from "../../forecast/forecaster.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { skillFinding, skillText } from "../../reports/findings/skill-finding.ts";
import { trends } from "../../trends/index.ts";
import type { SkillResult, SkillScore } from "./result.ts";

/** The finding, the scores of each trend, the reliability of all, and past forecasts on request. */
export function viewSkill(result: SkillResult, t: Translate): Document {
  const { series, pooled, forecasts } = result;
  return [
    { kind: "title", text: t("skill.title", { asOf: result.asOf }) },
    ...findingBlocks(skillFinding(result, t)),
    ...registeredSection(result, t),
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

/** Forecasts that were registered before their days; misses come first. */
function registeredSection({ registered }: SkillResult, t: Translate): Document {
  if (!registered) return [];
  const { scored, against, misses, brier } = registered;
  const facts = {
    ...{ n: registered.registered, due: registered.due, scored },
    ...{ lines: registered.lines, head: registered.head, next: registered.next ?? "–" },
    brier: (brier ?? 0).toFixed(3),
  };
  const beside = against
    ? ` ${t("skill.registered.against", {
        n: against.n,
        brier: against.brier.toFixed(3),
        baseline: against.baselineBrier.toFixed(3),
      })}`
    : "";
  return [
    { kind: "heading", text: t("skill.registered") },
    {
      kind: "paragraph",
      text:
        scored === 0
          ? t("skill.registered.none", facts)
          : `${t("skill.registered.scored", facts)}${beside}`,
    },
    ...(misses.length > 0 ? [missTable(misses, t)] : []),
  ];
}

const three = (value: number | null): string => (value === null ? "–" : value.toFixed(3));

const missTable = (
  misses: NonNullable<SkillResult["registered"]>["misses"],
  t: Translate,
): Block => ({
  kind: "table",
  columns: [
    { label: t("skill.registered.said") },
    { label: t("ledger.probability"), align: "right" },
    { label: t("ledger.came") },
    { label: t("ledger.found"), align: "right" },
    { label: "Brier", align: "right" },
    { label: t("skill.registered.simple"), align: "right" },
    { label: "CRPS", align: "right" },
    { label: t("skill.registered.simple"), align: "right" },
    { label: t("skill.registered.off"), align: "right" },
  ],
  rows: misses.map((each) => [
    each.statement,
    each.probability.toFixed(2),
    t(each.outcome ? "ledger.yes" : "ledger.no"),
    typeof each.value === "number" ? formatNumber(each.value, 4) : (each.value ?? "–"),
    three(each.brier),
    three(each.baselineBrier),
    three(each.crps),
    three(each.baselineCrps),
    each.widthsOff === null ? "–" : each.widthsOff.toFixed(2),
  ]),
});

const coverageFacts = ({ coverage80, lower, upper, outcomes, windows }: SkillScore) => ({
  share: formatPercent(coverage80),
  lower: formatPercent(lower),
  upper: formatPercent(upper),
  outcomes,
  windows: windows.toFixed(0),
});

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
