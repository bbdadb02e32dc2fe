import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { type Finding, findingBlocks } from "../../reports/findings/finding.ts";
import { unlockFinding } from "../../reports/findings/unlock-finding.ts";
import type { PublicApplication, UnlockResult } from "./result.ts";

/** The map of applications; of a single one, its thresholds as well. */
export function viewUnlock(result: UnlockResult, t: Translate): Document {
  const [only, ...others] = result.applications;
  return [
    { kind: "title", text: t("unlock.title", { asOf: result.asOf }) },
    ...findingBlocks(findingOfUnlock(result, t)),
    ...(result.applications.length > 0 ? [arrivalTable(result, t)] : []),
    ...(only && others.length === 0
      ? [{ kind: "heading" as const, text: t("unlock.thresholds") }, thresholdTable(only, t)]
      : []),
    ...aheadBlocks(result, t),
    ...scoreBlocks(result, t),
  ];
}

/** The finding of a map, and of a single application. */
export const findingOfUnlock = (
  { applications, asOf, score }: UnlockResult,
  t: Translate,
): Finding =>
  unlockFinding(
    applications.map((each) => ({
      ...each,
      dateText: dateText(each, asOf, t),
      bindingText: bindingText(each, t),
    })),
    { n: score.n, inside: score.intervals.inside },
    t,
  );

/** A date; where records are past it by now but no model at hand has been measured there, that. */
function dateText({ status, date }: PublicApplication, asOf: string, t: Translate): string {
  if (date === null) return "–";
  const tomorrow = dateOfDay(dayNumber(asOf) + 1);
  return status === "expected" && date <= tomorrow ? t("unlock.due") : date;
}

const right = "right" as const;

/** The day by which all of these had been looked for. */
const lastLook = (ahead: readonly PublicApplication[]): string =>
  ahead.flatMap(({ absent }) => absent?.on ?? []).sort()[0] ?? "";

/** A probability to the hundredth; the draws carry no more. */
const wholePercent = (share: number): string => formatPercent(Math.round(100 * share) / 100);

/** What had not come: when it may, the probability by year, and on what the absence rests. */
function aheadBlocks({ applications }: UnlockResult, t: Translate): readonly Block[] {
  const ahead = applications.filter(({ absent }) => absent !== undefined);
  const [first] = ahead;
  if (!first) return [];
  return [
    { kind: "heading", text: t("unlock.ahead", { n: ahead.length }) },
    { kind: "paragraph", text: t("unlock.ahead.text", { on: lastLook(ahead) }) },
    {
      kind: "table",
      columns: [
        { label: t("unlock.application") },
        { label: t("view.date") },
        { label: t("unlock.possible") },
        ...first.chances.map(({ by }) => ({ label: by.slice(0, 4), align: right })),
      ],
      rows: ahead.map(({ label, date, possible, chances }) => [
        label,
        date ?? "–",
        possible.date ?? "–",
        ...chances.map(({ probability }) => wholePercent(probability)),
      ]),
    },
    // Of a single application, on what it rests that it had not come.
    ...(first.absent && applications.length === 1
      ? [
          {
            kind: "paragraph" as const,
            text: t("unlock.absent", { ...first.absent }),
          },
        ]
      : []),
  ];
}

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
    .join(t("finding.list.comma"));

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
function scoreBlocks({ applications, score, lag }: UnlockResult, t: Translate): readonly Block[] {
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
      kind: "paragraph",
      text: t("unlock.score.held", {
        n: scored.length,
        level: formatPercent(applications[0]?.level ?? Number.NaN),
        inside: score.intervals.inside,
        p: formatNumber(score.intervals.pValue, 2),
        score: formatNumber(score.intervals.intervalScoreMonths ?? Number.NaN),
        bareInside: score.withoutLag.inside,
        bareP: formatNumber(score.withoutLag.pValue, 2),
        bareScore: formatNumber(score.withoutLag.intervalScoreMonths ?? Number.NaN),
        inSight: score.setInSight,
        middle: formatNumber(lag.middleMonths, 2),
        spread: formatNumber(lag.spreadMonths, 2),
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
        [arrived?.what, arrived?.reason].filter((each) => each !== undefined).join("; "),
      ]),
    },
  ];
}
