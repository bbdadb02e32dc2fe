import { formatFactor, formatNumber, formatUsd } from "../../i18n/format.ts";
import { intervalText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import { FEWEST_POINTS } from "../../observatory/parts/fit-decline.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { PublicFit } from "../shared/public-fit.ts";
import type { PriceResult } from "./result.ts";
import { scaleName } from "./scale-name.ts";

const MISSING = "–";

/** What a level of capability costs, for a person. */
export function viewPrice(result: PriceResult, t: Translate): Document {
  return [
    {
      kind: "title",
      text: t("price.title", {
        bar: formatNumber(result.atLeast, 5),
        scale: scaleName(result.scale, t),
        asOf: result.asOf,
      }),
    },
    { kind: "finding", text: result.answer },
    { kind: "paragraph", text: result.definition },
    ...(result.history.length > 0 ? [historyTable(result, t)] : []),
    ...(result.history.length > 0
      ? [
          {
            kind: "paragraph" as const,
            text: declineOrReason(result.fit, result.history.length, t),
          },
        ]
      : []),
    { kind: "heading", text: t("price.bars") },
    barTable(result, t),
    { kind: "heading", text: t("price.other") },
    definitionTable(result, t),
    ...result.costPerTask.flatMap((task) => taskBlocks(task, t)),
    { kind: "note", text: t("price.coverage", result.coverage) },
    ...result.refused.map(({ reason, listings }) => ({
      kind: "note" as const,
      text: t("price.refused", { reason, listings }),
    })),
  ];
}

const historyTable = (result: PriceResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("price.since") },
    { label: t("lag.model") },
    { label: t("price.provider") },
    { label: t("price.blended"), align: "right" },
    { label: t("price.input"), align: "right" },
    { label: t("price.output"), align: "right" },
    { label: t("price.score"), align: "right" },
  ],
  rows: result.history.map((offer) => [
    offer.leftCensored ? `≤ ${offer.date}` : offer.date,
    offer.label,
    offer.provider ?? MISSING,
    formatUsd(offer.usdPerMtok),
    offer.inputUsdPerMtok === null ? MISSING : formatUsd(offer.inputUsdPerMtok),
    offer.outputUsdPerMtok === null ? MISSING : formatUsd(offer.outputUsdPerMtok),
    formatNumber(offer.score, 4),
  ]),
});

const barTable = (result: PriceResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("price.bar"), align: "right" },
    { label: t("price.now") },
    { label: t("price.provider") },
    { label: t("price.blended"), align: "right" },
    { label: t("price-decline.factor"), align: "right" },
    { label: t("view.interval"), align: "right" },
    { label: "n", align: "right" },
  ],
  rows: result.bars
    .filter(({ n }) => n > 0)
    .map((bar) => [
      formatNumber(bar.bar, 4),
      bar.model ?? MISSING,
      bar.provider ?? MISSING,
      bar.usdPerMtok === null ? MISSING : formatUsd(bar.usdPerMtok),
      ...declineCells(bar.fit, t),
      String(bar.n),
    ]),
});

const definitionTable = (result: PriceResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.definition") },
    { label: t("price-decline.factor"), align: "right" },
    { label: t("view.interval"), align: "right" },
    { label: t("law.column.period") },
  ],
  rows: [
    ...[result.indices.matched, result.indices.basket].map(({ definition, fit }) => [
      definition,
      ...declineCells(fit, t),
      fit ? `${fit.from} – ${fit.to}` : MISSING,
    ]),
    ...result.published.map(({ definition, declinePerYear }) => [
      definition,
      declinePerYear,
      MISSING,
      MISSING,
    ]),
  ],
});

const taskBlocks = (task: PriceResult["costPerTask"][number], t: Translate): readonly Block[] => [
  { kind: "heading", text: t("price.task", { benchmark: task.benchmark, runs: task.runs }) },
  {
    kind: "table",
    columns: [
      { label: t("view.date") },
      { label: t("lag.model") },
      { label: t("price.per-task"), align: "right" },
      { label: t("price.solved"), align: "right" },
    ],
    rows: task.history.map(({ date, model, usdPerTask, score }) => [
      date,
      model,
      formatUsd(usdPerTask),
      `${formatNumber(100 * score)} %`,
    ]),
  },
  { kind: "paragraph", text: declineOrReason(task.fit, task.history.length, t) },
];

/** The rate, or why there is none. */
const declineOrReason = (fit: PublicFit | null, records: number, t: Translate): string =>
  fit ? declineText(fit, t) : t("price.fit.none", { records, fewest: FEWEST_POINTS });

/** The factor by which a price falls in a year, and its interval; the fit holds its inverse. */
function declineCells(fit: PublicFit | null, t: Translate): readonly string[] {
  if (fit === null) return [MISSING, MISSING];
  const fall = { scale: "linear", lower: inverse(fit.upper), upper: inverse(fit.lower) } as const;
  return [formatFactor(1 / fit.growthPerYear), intervalText(fall, t, formatFactor)];
}

const inverse = (rate: number | null): number | null => (rate === null ? null : 1 / rate);

function declineText(fit: PublicFit, t: Translate): string {
  const [factor = "", interval = ""] = declineCells(fit, t);
  return t("price.decline", {
    factor,
    interval,
    level: 100 * fit.level,
    n: fit.n,
    from: fit.from,
    to: fit.to,
    rSquared: formatNumber(fit.rSquared),
  });
}
