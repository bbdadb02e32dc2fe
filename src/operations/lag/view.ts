import { usdText } from "../../i18n/count-text.ts";
import { formatFactor, formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { type Finding, findingBlocks } from "../../reports/findings/finding.ts";
import { lagFinding, openFinding } from "../../reports/findings/lag-finding.ts";
import type { LagResult } from "./result.ts";

/** Months between two rows of the open lag that a person is shown. */
const SHOWN_EVERY = 6;

const MISSING = "–";

/** Who reached a bar when, for a person. */
export function viewLag(result: LagResult, t: Translate): Document {
  const head: Document = [
    { kind: "title", text: titleOf(result, t) },
    ...findingBlocks(findingOfLag(result, t)),
    { kind: "paragraph", text: result.scale },
  ];
  const asked = result.bar.kind !== "generation";
  const field = section(t("lag.field"), result.field.active > 0, () => fieldTable(result, t));
  const reached = section(
    t("lag.reached", { bar: barName(result, t) }),
    result.arrivals.length > 0,
    () => arrivalTable(result, t),
  );
  const parts: Document = [
    ...(asked ? [...reached, ...field] : [...field, ...reached]),
    ...section(t("lag.survival"), result.survival.length > 0, () => survivalTable(result, t)),
    ...section(t("lag.generations"), result.generations.length > 0, () =>
      generationTable(result, t),
    ),
    ...section(t("lag.smallest"), result.smallest.length > 0, () => smallestTable(result, t)),
  ];
  return [...head, ...parts, ...openBlocks(result, t)];
}

/** Who leads and who is near; of a bar that is asked for, who was first there. */
export function findingOfLag(result: Omit<LagResult, "answer">, t: Translate): Finding {
  const { asOf, bar, field, arrivals, medianMonths } = result;
  const followers = arrivals.filter(({ leader }) => !leader);
  return lagFinding(
    {
      ...{ asOf, bar: barName(result, t), generation: bar.generation },
      ...{ first: bar.first, best: bar.best },
      ...{ within: field.within, active: field.active, lead: field.lead },
      watched: followers.length,
      arrived: followers.filter(({ censored }) => !censored).length,
      medianMonths: medianMonths.value,
    },
    t,
  );
}

const section = (title: string, present: boolean, table: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, table()] : [];

const titleOf = (result: LagResult, t: Translate): string =>
  result.bar.kind === "generation"
    ? t("lag.title.field", { asOf: result.asOf })
    : t("lag.title", { bar: barName(result, t), asOf: result.asOf });

/** The bar as a person names it. */
export function barName({ bar }: Pick<LagResult, "bar">, t: Translate): string {
  const score = formatNumber(bar.score, 5);
  return bar.kind === "generation" ? t("lag.bar.generation", { score }) : (bar.label ?? score);
}

const fieldTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.organization") },
    { label: t("lag.field.best") },
    { label: t("view.date") },
    { label: t("lag.score"), align: "right" },
    { label: t("lag.field.points"), align: "right" },
    { label: t("lag.field.months"), align: "right" },
    { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
    { label: t("lag.field.passed") },
    { label: t("lag.field.after"), align: "right" },
    { label: t("lag.field.last") },
  ],
  rows: result.field.contenders.map((row) => [
    row.organization,
    row.label,
    row.date,
    row.eci.toFixed(1),
    row.points.toFixed(1),
    row.monthsSincePassed.toFixed(1),
    intervalText(row),
    row.passedBar?.date ?? t("lag.not-there"),
    row.passedBar?.months.toFixed(1) ?? MISSING,
    row.silent ? t("lag.field.silent", { date: row.lastScored }) : row.lastScored,
  ]),
});

const arrivalTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.organization") },
    { label: t("lag.model") },
    { label: t("view.date") },
    { label: t("lag.months"), align: "right" },
    { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
    { label: t("lag.compute"), align: "right" },
    { label: t("lag.cost"), align: "right" },
    { label: t("lag.staff"), align: "right" },
  ],
  rows: result.arrivals.map((row) => [
    row.organization,
    row.censored ? t("lag.best", { model: row.label, score: row.eci.toFixed(1) }) : row.label,
    row.date ?? t("lag.not-there"),
    row.censored ? `> ${row.lagMonths.toFixed(1)}` : row.lagMonths.toFixed(1),
    intervalText(row),
    row.flopRatio === null ? MISSING : formatFactor(row.flopRatio),
    row.usdRatio === null ? MISSING : formatFactor(row.usdRatio),
    row.staff === null ? MISSING : formatNumber(row.staff.people),
  ]),
});

/** An interval in months; none where every drawn world has the same date. */
const intervalText = ({
  lower,
  upper,
}: Pick<LagResult["arrivals"][number], "lower" | "upper">): string =>
  lower === null || lower === upper
    ? MISSING
    : `[${lower.toFixed(1)}, ${upper === null ? "∞" : upper.toFixed(1)}]`;

const survivalTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.months"), align: "right" },
    { label: t("lag.at-risk"), align: "right" },
    { label: t("lag.still-behind"), align: "right" },
    { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
  ],
  rows: result.survival.map((step) => [
    step.months.toFixed(1),
    String(step.atRisk),
    step.survival.toFixed(2),
    `[${step.lower.toFixed(2)}, ${step.upper.toFixed(2)}]`,
  ]),
});

const generationTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.generation"), align: "right" },
    { label: t("lag.score"), align: "right" },
    { label: t("lag.first") },
    { label: t("view.date") },
    { label: t("lag.after-previous"), align: "right" },
    { label: t("lag.organizations"), align: "right" },
    { label: t("lag.median"), align: "right" },
    { label: t("lag.known-compute") },
    { label: t("lag.cost-of-run"), align: "right" },
    { label: t("lag.compute-ratio"), align: "right" },
  ],
  rows: result.generations.map((row) => [
    row.step > 0 ? `+${row.step}` : String(row.step),
    row.score.toFixed(1),
    row.first.label,
    row.first.date,
    row.monthsAfterPrevious === null ? MISSING : row.monthsAfterPrevious.toFixed(1),
    String(row.arrived),
    row.medianMonths === null ? MISSING : row.medianMonths.toFixed(1),
    row.firstOfKnownCompute ?? MISSING,
    row.usd === null ? MISSING : usdText(row.usd, t),
    row.flopRatio === null ? MISSING : formatFactor(row.flopRatio),
  ]),
});

const smallestTable = (result: LagResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("lag.model") },
    { label: t("lag.parameters"), align: "right" },
    { label: t("lag.score"), align: "right" },
  ],
  rows: result.smallest.map((row) => [
    row.date,
    row.label,
    `${formatNumber(row.parameters / 1e9)} G`,
    row.eci.toFixed(1),
  ]),
});

function openBlocks(result: LagResult, t: Translate): readonly Block[] {
  const { open } = result;
  if (open === null) return [];
  const last = open.series.length - 1;
  return [
    { kind: "heading", text: t("lag.open") },
    ...findingBlocks(openFinding(open, t)),
    {
      kind: "table",
      columns: [
        { label: t("view.date") },
        { label: t("lag.open.model") },
        { label: t("lag.open.passed-by") },
        { label: t("lag.open.tied"), align: "right" },
        { label: t("lag.open.strict"), align: "right" },
      ],
      rows: open.series
        .filter((_, index) => (last - index) % SHOWN_EVERY === 0)
        .map((row) => [
          row.date,
          row.openModel,
          row.closedModel ?? MISSING,
          row.lagMonths.toFixed(1),
          row.strictMonths.toFixed(1),
        ]),
    },
  ];
}
