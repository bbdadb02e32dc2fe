import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { SkillResult } from "./result.ts";

/** Between these the coverage of an 80 % band counts as right. */
const RIGHT = [0.75, 0.85] as const;

/** The finding, one table of scores, the calibration by series, and what cannot be scored yet. */
export function viewSkill(result: SkillResult, t: Translate): Document {
  const single = new Set(result.rows.map(({ trend }) => trend)).size === 1;
  return [
    { kind: "title", text: t("skill.title", { asOf: result.asOf }) },
    { kind: "finding", text: findingOf(result, t) },
    ...(result.rows.length > 0
      ? [
          { kind: "paragraph" as const, text: t("skill.table") },
          scoreTable(result, single, t),
          { kind: "heading" as const, text: t("skill.calibration") },
          calibrationTable(result, t),
        ]
      : []),
    ...shortList(result, t),
    { kind: "heading", text: t("skill.meaning") },
    { kind: "paragraph", text: t("skill.meaning.positive") },
    { kind: "paragraph", text: t("skill.meaning.negative") },
  ];
}

function findingOf({ calibration, rows }: SkillResult, t: Translate): string {
  const { series, coverage80, coverage80Raw, outcomes } = calibration;
  const then = series.filter(({ coverage80Then }) => coverage80Then !== null);
  if (coverage80 === null || coverage80Raw === null) return t("skill.finding.none");
  const chosen = rows.filter(({ form }) => form === "default");
  return t("skill.finding", {
    after: formatPercent(coverage80),
    before: formatPercent(coverage80Raw),
    outcomes,
    series: series.length,
    right: series.filter((each) => isRight(each.coverage80)).length,
    earlier: calibration.coverage80Then === null ? "–" : formatPercent(calibration.coverage80Then),
    outcomesThen: calibration.outcomesThen,
    rightThen: then.filter((each) => isRight(each.coverage80Then as number)).length,
    seriesThen: then.length,
    better: chosen.filter(({ skill }) => skill > 0).length,
    rows: chosen.length,
  });
}

const isRight = (coverage: number): boolean => coverage >= RIGHT[0] && coverage <= RIGHT[1];

/** All forms of one trend, or the chosen form of every trend. */
function scoreTable(result: SkillResult, single: boolean, t: Translate): Block {
  const right = "right" as const;
  const shown = result.rows.filter(({ form }) => single || form === "default");
  const formText = (row: SkillResult["rows"][number]) => {
    if (row.form !== "default") return row.form;
    const best = result.defaults.find(({ trend }) => trend === row.trend);
    return t("skill.default", { form: best?.form ?? "" });
  };
  return {
    kind: "table",
    columns: [
      { label: single ? t("skill.form") : t("skill.trend") },
      { label: t("skill.horizon"), align: right },
      ...(single ? [] : [{ label: t("skill.form") }]),
      { label: t("skill.origins"), align: right },
      { label: "CRPS", align: right },
      { label: t("skill.baseline"), align: right },
      { label: t("skill.skill"), align: right },
      { label: t("skill.raw"), align: right },
      { label: t("skill.coverage"), align: right },
      { label: t("skill.raw"), align: right },
    ],
    rows: shown.map((row) => [
      single ? formText(row) : row.trend,
      String(row.horizonMonths),
      ...(single ? [] : [formText(row)]),
      String(row.origins),
      formatNumber(row.crps),
      formatNumber(row.crpsBaseline),
      row.skill.toFixed(2),
      row.skillRaw.toFixed(2),
      formatPercent(row.coverage80),
      formatPercent(row.coverage80Raw),
    ]),
  };
}

const calibrationTable = ({ calibration }: SkillResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("skill.trend") },
    { label: t("skill.unit") },
    { label: t("skill.spacing"), align: "right" },
    { label: t("skill.outcomes"), align: "right" },
    { label: t("skill.coverage"), align: "right" },
    { label: t("skill.raw"), align: "right" },
    { label: t("skill.then"), align: "right" },
  ],
  rows: calibration.series.map((series) => [
    series.title,
    t(`skill.unit.${series.scale}`),
    String(series.spacingMonths),
    String(series.outcomes),
    formatPercent(series.coverage80),
    formatPercent(series.coverage80Raw),
    series.coverage80Then === null
      ? "–"
      : `${formatPercent(series.coverage80Then)} (${series.outcomesThen})`,
  ]),
});

const shortList = ({ short }: SkillResult, t: Translate): readonly Block[] =>
  short.length === 0
    ? []
    : [
        { kind: "heading", text: t("skill.short") },
        {
          kind: "list",
          items: short.map(({ trend, horizonMonths, origins }) =>
            t("skill.short.item", { trend, months: horizonMonths, origins }),
          ),
        },
      ];
