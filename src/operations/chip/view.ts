import { dayNumber } from "../../base/calendar.ts";
import { groupBy } from "../../base/group-by.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { formatScaled } from "../../charts/parts/human-units.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import type { ChipList, ChipProfileResult, ChipResult } from "./result.ts";
import { GIGABYTE } from "./to-result.ts";

const MISSING = "–";

/** Terms that are prices of an hour; a chip that is bought is on no axis with them. */
const rented = ["on-demand", "1-year", "3-year", "spot"] as const;

/** A chip for a person, or the list of chips. */
export const viewChip = (result: ChipResult, t: Translate): Document =>
  "chips" in result ? viewChips(result, t) : viewProfile(result, t);

const viewChips = ({ chips, asOf }: ChipList, t: Translate): Document => [
  { kind: "title", text: t("chip.list", { asOf }) },
  {
    kind: "table",
    columns: [
      { label: t("chip.short-name") },
      { label: t("label.hardware") },
      { label: t("view.date") },
      { label: t("chip.peak16"), align: "right" },
      { label: t("chip.memory"), align: "right" },
      { label: t("chip.power"), align: "right" },
    ],
    rows: chips.map(({ id, name, date, fp16FlopPerS, memoryBytes, powerW }) => [
      id,
      name,
      date,
      fp16FlopPerS === null ? MISSING : teraflops(fp16FlopPerS, t),
      memoryBytes === null ? MISSING : t("chip.gigabytes", { value: gigabytes(memoryBytes) }),
      powerW === null ? MISSING : t("chip.watts", { value: formatNumber(powerW, 4) }),
    ]),
  },
];

function viewProfile(result: ChipProfileResult, t: Translate): Document {
  const { served, published, prices } = result;
  return [
    { kind: "title", text: result.name },
    ...findingBlocks({ sentence: result.answer, statistics: statisticsText(result, t) }),
    ...charted(chipChart(result, t)),
    { kind: "heading", text: t("chip.figures") },
    figureTable(result, t),
    ...section(t("chip.prices"), prices.length > 0, () => priceTable(result, t)),
    ...section(t("chip.quotes"), result.quotes.length > 0, () => quoteTable(result, t)),
    ...section(t("chip.served"), served.length > 0, () => servedTable(result, t)),
    ...section(t("chip.published"), published.length > 0, () => publishedTable(result, t)),
  ];
}

const section = (title: string, present: boolean, block: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, block()] : [];

const teraflops = (value: number, t: Translate): string =>
  t("chip.flops", { value: formatNumber(value / 1e12, 4) });

const gigabytes = (bytes: number): string => formatNumber(bytes / GIGABYTE);

const statisticsText = (result: ChipProfileResult, t: Translate): string =>
  t("chip.statistics", {
    released: result.released,
    quotes: result.quotes.length,
    served: result.served.length,
    published: result.published.length,
    asOf: result.asOf,
  });

/** A word of the data in the reader's language, or as it is. */
function word(kind: string, value: string, t: Translate): string {
  const key = `chip.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

const charted = (chart: Chart | undefined): Document =>
  chart ? [{ kind: "chart", id: "chip-price", ...chart }] : [];

/** Each quote of an hour of the chip, term by term; absent where hardly any is known. */
export function chipChart(
  { quotes, name, asOf }: ChipProfileResult,
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart | undefined {
  const byTerm = groupBy(quotes, ({ term }) => term);
  const shown = rented.filter((term) => (byTerm.get(term)?.length ?? 0) > 1);
  if (shown.length === 0) return undefined;
  return linesChart(
    {
      name: t("chip.chart", { name }),
      filter: t("chip.chart.filter"),
      asOf,
      source: t("chip.chart.source"),
      lines: shown.map((term) => ({
        label: word("term", term, t),
        dots: "only",
        points: (byTerm.get(term) ?? []).map(({ date, usd }) => ({ x: dayNumber(date), y: usd })),
      })),
      x: { kind: "date", scale: "linear", unit: "", label: t("view.date") },
      y: { kind: "number", scale: "log", unit: "USD", label: t("chip.per-hour") },
    },
    t,
    style,
  );
}

function figureTable(result: ChipProfileResult, t: Translate): Block {
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ...result.peaks.map(({ format, flopPerS }): [string, string] => [
      t("chip.peak", { format: t(`chip.format.${format}`) }),
      teraflops(flopPerS, t),
    ]),
    [
      t("chip.memory"),
      written(result.memoryBytes, (bytes) => t("chip.gigabytes", { value: gigabytes(bytes) })),
    ],
    [
      t("chip.memory-bandwidth"),
      written(result.memoryBandwidthBytePerS, (rate) => bandwidth(rate, t)),
    ],
    [
      t("chip.scale-up", { chips: result.scaleUp.chips }),
      written(result.scaleUp.bandwidthBytePerS, (rate) => bandwidth(rate, t)),
    ],
    [t("chip.scale-out"), written(result.scaleOutBandwidthBytePerS, (rate) => bandwidth(rate, t))],
    [t("chip.power"), written(result.powerW, (watt) => watts(watt, t))],
    [t("chip.server-power"), written(result.serverPowerW, (watt) => watts(watt, t))],
    [t("chip.efficiency"), written(result.flopPerJoule, (value) => formatScaled(value))],
    [t("chip.flop-per-usd"), written(result.flopPerUsd, (value) => formatScaled(value))],
    [t("chip.release-price"), written(result.releasePriceUsd, (usd) => usdText(usd, t))],
    [t("chip.process"), written(result.processNm, (value) => `${value} nm`)],
    [t("chip.transistors"), written(result.transistors, (value) => formatScaled(value))],
  ];
  return {
    kind: "table",
    columns: [{ label: t("chip.figure") }, { label: t("view.value"), align: "right" }],
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]])),
  };
}

const written = (value: number | null, write: (value: number) => string): string | undefined =>
  value === null ? undefined : write(value);

const watts = (watt: number, t: Translate): string =>
  t("chip.watts", { value: formatNumber(watt, 4) });

const bandwidth = (bytesPerS: number, t: Translate): string =>
  t("chip.bandwidth", { value: formatNumber(bytesPerS / GIGABYTE, 4) });

const priceTable = ({ prices }: ChipProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("label.term") },
    { label: "USD", align: "right" },
    { label: t("chip.range"), align: "right" },
    { label: t("chip.quotes-count"), align: "right" },
    { label: t("chip.between") },
  ],
  rows: prices.map(({ term, usd, lowest, highest, quotes, from, to }) => [
    word("term", term, t),
    formatNumber(usd, 4),
    `${formatNumber(lowest, 4)} – ${formatNumber(highest, 4)}`,
    String(quotes),
    from === to ? from : `${from} – ${to}`,
  ]),
});

const quoteTable = ({ quotes }: ChipProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("label.term") },
    { label: "USD", align: "right" },
    { label: t("chip.vendor") },
    { label: t("view.source") },
  ],
  rows: quotes
    .toReversed()
    .map(({ date, term, usd, vendor, source }) => [
      date,
      word("term", term, t),
      formatNumber(usd, 4),
      vendor ?? MISSING,
      source,
    ]),
});

const servedTable = ({ served }: ChipProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("label.model") },
    { label: t("chip.scenario") },
    { label: t("chip.round") },
    { label: t("chip.tokens"), align: "right" },
    { label: t("chip.submissions"), align: "right" },
  ],
  rows: served.map(({ model, scenario, round, tokensPerChipSecond, submissions }) => [
    model,
    word("scenario", scenario, t),
    round,
    formatNumber(tokensPerChipSecond, 5),
    String(submissions),
  ]),
});

const publishedTable = ({ published }: ChipProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("chip.work") },
    { label: t("label.chips"), align: "right" },
    { label: t("chip.measured"), align: "right" },
    { label: t("view.source") },
  ],
  rows: published.map(({ date, name, chips, quantity, value, source }) => [
    date,
    name,
    chips === null ? MISSING : formatNumber(chips, 6),
    quantity === null || value === null
      ? MISSING
      : t("chip.quantity", { value: formatScaled(value), quantity: word("of", quantity, t) }),
    source,
  ]),
});
