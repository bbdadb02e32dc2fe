import { usdText } from "../../i18n/count-text.ts";
import { formatFactor, formatNumber, formatPercent } from "../../i18n/format.ts";
import { intervalText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import { FEWEST_POINTS } from "../../observatory/parts/fit-decline.ts";
import type { Block, Document } from "../../reports/document.ts";
import { type Finding, findingBlocks } from "../../reports/findings/finding.ts";
import { priceFinding } from "../../reports/findings/price-finding.ts";
import type { PublicFit } from "../shared/public-fit.ts";
import { filterWords } from "./filter-words.ts";
import type { PriceResult } from "./result.ts";
import { scaleName, scoreText } from "./scale-name.ts";

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
    ...findingBlocks(findingOfPrice(result, t)),
    { kind: "paragraph", text: result.definition },
    ...result.filters.map((step) => ({
      kind: "paragraph" as const,
      text: t(step.unknown > 0 ? "price.filter.step.unknown" : "price.filter.step", {
        filter: filterWords([step], t),
        before: step.before,
        after: step.after,
        unknown: step.unknown,
      }),
    })),
    ...standingBlocks(result, t),
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

/** What the bar costs; where nothing there is on sale, why. */
export function findingOfPrice(result: PriceResult, t: Translate): Finding {
  const { asOf, cheapest: offer, fit, filters, atLeast, scale, answer } = result;
  if (!offer) return { sentence: answer };
  const bar = scoreText(atLeast, scale, t);
  return priceFinding({ asOf, bar, filters: filterWords(filters, t), offer, fit }, t);
}

/** What is on sale at the bar, and what its models cost by the task. */
function standingBlocks(result: PriceResult, t: Translate): readonly Block[] {
  const offers = result.cheapest ? [result.cheapest, ...result.runnersUp] : [];
  if (offers.length === 0) return [];
  const tasks = offers.flatMap((offer) => offer.tasks.map((task) => ({ offer, task })));
  return [
    { kind: "heading", text: t("price.on-sale") },
    onSaleTable(offers, t),
    ...(tasks.length > 0
      ? [{ kind: "heading" as const, text: t("price.tasks") }, tasksTable(tasks, t)]
      : []),
    { kind: "heading", text: t("price.history") },
  ];
}

type Standing = PriceResult["runnersUp"][number];

const onSaleTable = (offers: readonly Standing[], t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.model") },
    { label: t("price.maker") },
    { label: t("price.provider") },
    { label: t("price.blended"), align: "right" },
    { label: t("price.score"), align: "right" },
    { label: t("price.since") },
    { label: t("price.context"), align: "right" },
    { label: t("price.images") },
    { label: t("price.open") },
  ],
  rows: offers.map((offer) => [
    offer.label,
    offer.organization ?? MISSING,
    offer.provider ?? MISSING,
    usdText(offer.usdPerMtok, t),
    formatNumber(offer.score, 4),
    offer.leftCensored ? `≤ ${offer.since}` : offer.since,
    offer.contextTokens === null ? MISSING : formatNumber(offer.contextTokens / 1000),
    wordOf(offer.images, t),
    wordOf(offer.openWeights, t),
  ]),
});

/** Yes, no, or not known. */
const wordOf = (value: boolean | null, t: Translate): string =>
  value === null ? MISSING : t(value ? "price.yes" : "price.no");

const tasksTable = (
  tasks: readonly { readonly offer: Standing; readonly task: Standing["tasks"][number] }[],
  t: Translate,
): Block => ({
  kind: "table",
  columns: [
    { label: t("lag.model") },
    { label: t("price.benchmark") },
    { label: t("price.run-as") },
    { label: t("price.per-task"), align: "right" },
    { label: t("price.solved"), align: "right" },
    { label: t("price.basis") },
    { label: t("view.date") },
  ],
  rows: tasks.map(({ offer, task }) => [
    offer.label,
    task.benchmark,
    task.model,
    usdText(task.usdPerTask, t),
    task.score === null ? MISSING : formatPercent(task.score),
    t(`price.basis.${task.basis}`),
    task.date,
  ]),
});

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
    usdText(offer.usdPerMtok, t),
    offer.inputUsdPerMtok === null ? MISSING : usdText(offer.inputUsdPerMtok, t),
    offer.outputUsdPerMtok === null ? MISSING : usdText(offer.outputUsdPerMtok, t),
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
      bar.usdPerMtok === null ? MISSING : usdText(bar.usdPerMtok, t),
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
    ...[result.indices.matched, result.indices.basket, result.indices.rollingBasket].map(
      ({ definition, fit, points }) => [
        t("price.index.counted", { definition, n: points.at(-1)?.n ?? 0 }),
        ...declineCells(fit, t),
        fit ? `${fit.from} – ${fit.to}` : MISSING,
      ],
    ),
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
      usdText(usdPerTask, t),
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
