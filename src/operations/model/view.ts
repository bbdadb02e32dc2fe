import { dayNumber } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatDuration, formatScaled } from "../../charts/parts/human-units.ts";
import { countText, usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks, statisticsOf } from "../../reports/findings/finding.ts";
import type { ModelList, ModelProfileResult, ModelResult } from "./result.ts";

const MISSING = "–";

/** Providers whose prices are drawn, and rows of long tables at a terminal. */
const DRAWN = 6;

/** A model for a person, or the table of models. */
export const viewModel = (result: ModelResult, t: Translate): Document =>
  "models" in result ? viewList(result, t) : viewProfile(result, t);

const viewList = (list: ModelList, t: Translate): Document => [
  { kind: "title", text: t("model.list", { asOf: list.asOf }) },
  ...findingBlocks({ sentence: list.answer }),
  {
    kind: "table",
    columns: [
      { label: t("label.model") },
      { label: t("model.maker") },
      { label: t("view.date") },
      { label: t("model.score"), align: "right" },
      { label: t("model.price"), align: "right" },
      { label: t("model.provider") },
      { label: t("model.context"), align: "right" },
      { label: t("model.open") },
      { label: t("model.vision") },
      { label: t("model.front") },
    ],
    rows: list.models.map((model) => [
      ...[model.model, model.maker ?? MISSING, model.date, formatNumber(model.eci, 4)],
      model.usdPerMtok === null ? MISSING : usdText(model.usdPerMtok, t),
      model.provider ?? MISSING,
      model.contextTokens === null ? MISSING : countText(model.contextTokens, t),
      ...[yesNo(model.openWeights, t), yesNo(model.vision, t), model.onFront ? "●" : ""],
    ]),
  },
];

/** Whether something is so, where it is known. */
const yesNo = (value: boolean | null, t: Translate): string =>
  value === null ? MISSING : t(value ? "model.yes" : "model.no");

function viewProfile(result: ModelProfileResult, t: Translate): Document {
  const { offers, prices, tasks, benchmarks, firsts, versions, training } = result;
  return [
    { kind: "title", text: result.name },
    ...findingBlocks({ sentence: result.answer, statistics: statisticsText(result, t) }),
    ...charted(modelChart(result, t)),
    ...section(t("model.firsts"), firsts.length > 0, () => firstsList(result, t)),
    ...section(t("model.offers"), offers.length > 0, () => offerTable(result, t)),
    ...section(t("model.making"), training !== null, () => trainingTable(result, t)),
    ...section(t("model.measured"), measuredRows(result, t).length > 0, () =>
      measuredTable(result, t),
    ),
    ...section(t("model.benchmarks"), benchmarks.length > 0, () => benchmarkTable(result, t)),
    ...section(t("model.tasks"), tasks.length > 0, () => taskTable(result, t)),
    ...section(t("model.prices"), prices.length > 0, () => priceTable(result, t)),
    ...section(t("model.versions"), versions.length > 1, () => versionTable(result, t)),
  ];
}

const section = (title: string, present: boolean, block: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, block()] : [];

const statisticsText = (result: ModelProfileResult, t: Translate): string => {
  const { score, makers, released, accessibility, asOf } = result;
  return statisticsOf(
    makers.join(", "),
    t("model.released", { date: released }),
    score && score.lower !== null && score.upper !== null
      ? t("model.interval", {
          lower: formatNumber(score.lower, 4),
          upper: formatNumber(score.upper, 4),
        })
      : undefined,
    score ? t("model.edition", { edition: score.edition }) : undefined,
    accessibility === null ? undefined : word("access", accessibility, t),
    t("model.as-of", { asOf }),
  );
};

/** A word of the data in the reader's language, or as it is. */
function word(kind: string, value: string, t: Translate): string {
  const key = `model.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

const charted = (chart: Chart | undefined): Document =>
  chart ? [{ kind: "chart", id: "model-price", ...chart }] : [];

/** What the model has cost at each of the cheapest providers, as steps; absent without a price. */
export function modelChart(
  { prices, offers, name, asOf }: ModelProfileResult,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  const byProvider = groupBy(prices, ({ provider }) => provider);
  const sellers = [...new Set([...offers.map(({ provider }) => provider), ...byProvider.keys()])];
  const lines = sellers.slice(0, DRAWN).map((provider) => {
    const own = (byProvider.get(provider) ?? []).map(({ date, usdPerMtok }) => ({
      x: dayNumber(date),
      y: usdPerMtok,
    }));
    const last = own.at(-1);
    const stands = offers.some((offer) => offer.provider === provider);
    return {
      label: provider,
      step: true,
      dots: true,
      points: last && stands ? [...own, { x: dayNumber(asOf), y: last.y }] : own,
    };
  });
  const drawn = lines.filter(({ points }) => points.some(({ y }) => y > 0));
  if (drawn.length === 0) return undefined;
  // Room on both sides, so that a price which never changed has an axis as well.
  const values = drawn.flatMap(({ points }) => points.flatMap(({ y }) => (y > 0 ? [y] : [])));
  return linesChart(
    {
      name: t("model.chart", { name }),
      filter: t("model.chart.filter", { shown: drawn.length, all: sellers.length }),
      asOf,
      source: t("model.chart.source"),
      lines: drawn.map((line) => ({ ...line, points: line.points.filter(({ y }) => y > 0) })),
      x: { kind: "date", scale: "linear", unit: "", label: t("view.date") },
      y: {
        kind: "number",
        scale: "log",
        unit: "USD",
        label: t("model.per-mtok"),
        include: [Math.min(...values) / 2, Math.max(...values) * 2],
      },
    },
    t,
    style,
  );
}

const firstsList = ({ firsts }: ModelProfileResult, t: Translate): Block => ({
  kind: "list",
  items: firsts.map(({ what, date, value }) =>
    t(`model.first.${what}`, {
      date,
      value: what === "horizon" ? formatDuration(value, t) : formatNumber(value, 4),
    }),
  ),
});

const offerTable = ({ offers }: ModelProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("model.provider") },
    { label: t("model.price"), align: "right" },
    { label: t("model.input"), align: "right" },
    { label: t("model.output"), align: "right" },
    { label: t("model.since") },
    { label: t("model.context"), align: "right" },
    { label: t("model.vision") },
  ],
  rows: offers.map((offer) => [
    offer.provider,
    usdText(offer.usdPerMtok, t),
    offer.inputUsdPerMtok === null ? MISSING : usdText(offer.inputUsdPerMtok, t),
    offer.outputUsdPerMtok === null ? MISSING : usdText(offer.outputUsdPerMtok, t),
    offer.since,
    offer.contextTokens === null ? MISSING : countText(offer.contextTokens, t),
    yesNo(offer.vision, t),
  ]),
});

type Pairs = readonly (readonly [label: string, value: string])[];

/** A row where there is a value. */
const pair = (label: string, value: number | null, write: (value: number) => string): Pairs =>
  value === null ? [] : [[label, write(value)]];

const pairTable = (rows: Pairs, t: Translate): Block => ({
  kind: "table",
  columns: [{ label: t("chip.figure") }, { label: t("view.value"), align: "right" }],
  rows,
});

function trainingTable({ training }: ModelProfileResult, t: Translate): Block {
  if (training === null) return pairTable([], t);
  const { hardware, imprecise } = training;
  const flop = t(imprecise ? "model.flop.imprecise" : "model.flop");
  return pairTable(
    [
      ...pair(flop, training.flop, formatScaled),
      ...pair(t("model.run-usd"), training.usd, (usd) => usdText(usd, t)),
      ...pair(t("model.published-usd"), training.publishedUsd2023, (usd) => usdText(usd, t)),
      ...pair(t("model.parameters"), training.parameters, (count) => countText(count, t)),
      ...pair(t("model.active"), training.activeParameters, (count) => countText(count, t)),
      ...pair(t("model.tokens"), training.tokens, (count) => countText(count, t)),
      ...pair(t("model.hours"), training.hours, (hours) => formatNumber(hours, 5)),
      ...(hardware.length > 0 ? [[t("label.hardware"), hardware.join(", ")] as const] : []),
      ...pair(t("label.chips"), training.chips, (chips) => formatNumber(chips, 6)),
      ...pair(t("model.power"), training.powerW, (watt) =>
        t("model.megawatts", { value: formatNumber(watt / 1e6) }),
      ),
    ],
    t,
  );
}

const measuredTable = (result: ModelProfileResult, t: Translate): Block =>
  pairTable(measuredRows(result, t), t);

const measuredRows = ({ score, horizons, votes }: ModelProfileResult, t: Translate): Pairs => [
  ...(score
    ? [
        [t("model.rank"), t("model.rank.of", { rank: score.rank, of: score.of })] as const,
        [t("model.behind"), formatNumber(score.behind, 3)] as const,
        [t("model.behind-at-release"), formatNumber(score.behindAtRelease, 3)] as const,
      ]
    : []),
  ...horizons.flatMap(
    ({ suite, p50Minutes, p50Lower, p50Upper, p80Minutes }): Pairs => [
      [
        t("model.horizon50", { suite }),
        p50Lower === null || p50Upper === null
          ? formatDuration(p50Minutes, t)
          : t("model.horizon.interval", {
              value: formatDuration(p50Minutes, t),
              lower: formatDuration(p50Lower, t),
              upper: formatDuration(p50Upper, t),
            }),
      ],
      ...pair(t("model.horizon80", { suite }), p80Minutes, (minutes) => formatDuration(minutes, t)),
    ],
  ),
  ...(votes
    ? [
        [
          t("model.votes", { date: votes.date }),
          t("model.votes.rank", { rating: formatNumber(votes.rating, 4), rank: votes.rank }),
        ] as const,
      ]
    : []),
];

const benchmarkTable = ({ benchmarks }: ModelProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("model.benchmark") },
    { label: t("model.solved"), align: "right" },
    { label: t("model.version") },
    { label: t("view.source") },
  ],
  rows: benchmarks.map(({ benchmark, score, standardError, version, source }) => [
    benchmark,
    standardError === null
      ? formatPercent(score)
      : `${formatPercent(score)} ± ${formatPercent(standardError)}`,
    version,
    source,
  ]),
});

const taskTable = ({ tasks }: ModelProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("model.benchmark") },
    { label: t("model.usd-task"), align: "right" },
    { label: t("model.basis") },
    { label: t("model.solved"), align: "right" },
    { label: t("view.date") },
    { label: t("view.source") },
  ],
  rows: tasks.map(({ benchmark, usdPerTask, basis, score, date, source }) => [
    benchmark,
    usdText(usdPerTask, t),
    t(`model.basis.${basis}`),
    score === null ? MISSING : formatPercent(score),
    date,
    source,
  ]),
});

const priceTable = ({ prices }: ModelProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("model.until") },
    { label: t("model.provider") },
    { label: t("model.price"), align: "right" },
    { label: t("model.version") },
    { label: t("view.source") },
  ],
  rows: prices
    .toReversed()
    .map(({ date, until, provider, usdPerMtok, version, source }) => [
      date,
      until ?? MISSING,
      provider,
      usdText(usdPerMtok, t),
      version,
      source,
    ]),
});

const versionTable = ({ versions }: ModelProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("model.version") },
    { label: t("view.date") },
    { label: t("model.score"), align: "right" },
  ],
  rows: versions.map(({ label, date, eci }) => [label, date, formatNumber(eci, 4)]),
});
