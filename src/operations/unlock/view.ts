import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { PublicApplication, UnlockResult } from "./result.ts";

/** The map of applications; of a single one, its thresholds as well. */
export function viewUnlock(result: UnlockResult, t: Translate): Document {
  const [only, ...others] = result.applications;
  return [
    { kind: "title", text: t("unlock.title", { asOf: result.asOf }) },
    { kind: "finding", text: findingOf(result, t) },
    ...(result.applications.length > 0 ? [arrivalTable(result, t)] : []),
    ...(only && others.length === 0
      ? [{ kind: "heading" as const, text: t("unlock.thresholds") }, thresholdTable(only, t)]
      : []),
    ...scoreBlocks(result, t),
  ];
}

function findingOf({ applications, asOf }: UnlockResult, t: Translate): string {
  const [only, ...others] = applications;
  if (!only) return t("unlock.none");
  if (others.length === 0) {
    return t(`unlock.finding.${only.status === "not expected" ? "never" : only.status}`, {
      label: only.label,
      date: dateText(only, asOf, t),
      lower: only.lower ?? "∞",
      upper: only.upper ?? "∞",
      binding: bindingText(only, t),
    });
  }
  const reached = applications.filter(({ status }) => status === "reached").length;
  const next = applications.find(({ status }) => status === "expected");
  const facts = { reached, all: applications.length };
  return next
    ? t("unlock.finding.next", { ...facts, next: next.label, date: dateText(next, asOf, t) })
    : t("unlock.finding.all", facts);
}

/** A date; where records are past it by now but no model at hand has been measured there, that. */
function dateText({ status, date }: PublicApplication, asOf: string, t: Translate): string {
  if (date === null) return "–";
  const tomorrow = dateOfDay(dayNumber(asOf) + 1);
  return status === "expected" && date <= tomorrow ? t("unlock.due") : date;
}

const right = "right" as const;

const arrivalTable = ({ applications, asOf }: UnlockResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("unlock.application") },
    { label: t("unlock.status") },
    { label: t("view.date") },
    { label: `90 % ${t("view.interval")}` },
    { label: t("unlock.binding") },
    { label: t("unlock.tenth"), align: right },
    { label: t("unlock.doubled"), align: right },
  ],
  rows: applications.map((each) => [
    each.label,
    t(`unlock.status.${each.status}` as MessageKey),
    dateText(each, asOf, t),
    `${each.lower ?? "∞"} – ${each.upper ?? "∞"}`,
    bindingText(each, t),
    monthsText(each.sooner.tenthOfPrice),
    monthsText(each.sooner.doubledHorizon),
  ]),
});

const monthsText = (months: number | null): string => (months === null ? "–" : months.toFixed(1));

const bindingText = ({ bindingShares }: PublicApplication, t: Translate): string =>
  bindingShares
    .slice(0, 2)
    .map(({ kind, share }) => `${t(`unlock.need.${kind}`)} ${formatPercent(share)}`)
    .join(", ");

const thresholdTable = ({ thresholds }: PublicApplication, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("unlock.need") },
    { label: t("unlock.range") },
    { label: t("view.date") },
    { label: t("unlock.reason") },
    { label: t("unlock.source") },
  ],
  rows: thresholds.map(({ kind, low, high, reliability, sense, date, reason, source }) => [
    t(`unlock.need.${kind}`),
    low === undefined
      ? (sense ?? "")
      : t(`unlock.range.${kind}` as MessageKey, {
          low: formatNumber(low, 4),
          high: formatNumber(high ?? low, 4),
          reliability: formatPercent(reliability ?? 0.5),
        }),
    date ?? "–",
    reason ?? "",
    source ?? "",
  ]),
});

/** Applications known to have come, against our dates. */
function scoreBlocks({ applications, score }: UnlockResult, t: Translate): readonly Block[] {
  const scored = applications.filter(({ arrived }) => arrived !== undefined);
  if (scored.length === 0 || score.medianAbsoluteMonths === null) return [];
  return [
    { kind: "heading", text: t("unlock.score") },
    {
      kind: "paragraph",
      text: t("unlock.score.text", {
        n: score.n,
        absolute: formatNumber(score.medianAbsoluteMonths),
        signed: formatNumber(score.medianMonths ?? Number.NaN),
        inside: score.insideInterval,
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("unlock.application") },
        { label: t("unlock.arrived") },
        { label: t("unlock.ours") },
        { label: t("unlock.error"), align: right },
        { label: t("unlock.what") },
      ],
      rows: scored.map(({ label, arrived, date }) => [
        label,
        arrived?.on ?? "",
        date ?? "–",
        monthsText(arrived?.errorMonths ?? null),
        arrived?.what ?? "",
      ]),
    },
  ];
}
