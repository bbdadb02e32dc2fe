import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { driversTable } from "../shared/drivers-table.ts";
import { signed } from "../shared/signed.ts";
import { gigabytes, orDash, right, span } from "./cells.ts";
import { layoutBlocks, loadBlocks, termBlocks } from "./load-view.ts";
import type { CostResult } from "./result.ts";

/** What a token costs on servers, for a person. */
export function viewServer(result: CostResult, t: Translate): Document {
  const { point, cost, tokensPerSecondPerChip: rate } = result;
  const facts = {
    model: result.model,
    hardware: result.hardware,
    format: result.format,
    rate: formatNumber(rate.value),
    lower: formatNumber(rate.lower),
    upper: formatNumber(rate.upper),
    user: formatNumber(point.tokensPerSecondPerUser),
    usd: cost ? usdText(cost.reserved.output.value, t) : "–",
    input: cost ? usdText(cost.reserved.input.value, t) : "–",
    cached: cost ? usdText(cost.reserved.cached.value, t) : "–",
    whole: cost ? usdText(cost.reserved.whole.value, t) : "–",
  };
  return [
    { kind: "title", text: t("serving.title", facts) },
    { kind: "finding", text: findingOf(result, t) },
    {
      kind: "statistics",
      text: t(cost ? "serving.statistics" : "serving.statistics.no-price", facts),
    },
    ...besideBlocks(result, t),
    ...publishedBlocks(result, t),
    ...memoryBlocks(result, t),
    ...layoutBlocks(result, t),
    ...loadBlocks(result, t),
    ...costBlocks(result, t),
    ...termBlocks(result, t),
    { kind: "heading", text: t("serving.frontier") },
    frontierTable(result, t),
    ...driversTable(result.drivers, t),
    ...assumptionBlocks(result, t),
  ];
}

/** What a million output tokens cost with their prompts, by chip, the cheapest first. */
function findingOf(result: CostResult, t: Translate): string {
  const { model, cost, tokensPerSecondPerChip: rate, hardwareName: hardware } = result;
  if (!cost)
    return t("serving.finding.no-price", { model, hardware, rate: formatNumber(rate.value) });
  const priced = servedOn(result).flatMap(({ hardwareName, whole }) =>
    whole ? [{ name: hardwareName, usd: whole.value }] : [],
  );
  const [best, ...others] = priced.toSorted((one, other) => one.usd - other.usd);
  if (!best || others.length === 0) {
    return t("serving.finding", { model, hardware, usd: usdText(cost.reserved.whole.value, t) });
  }
  return t("serving.finding.beside", {
    ...{ model, hardware: best.name, usd: usdText(best.usd, t) },
    others: others
      .map(({ name, usd }) => t("serving.on", { hardware: name, usd: usdText(usd, t) }))
      .join(t("serving.on.join")),
  });
}

/** The chip that was asked for and those beside it, alike. */
export const servedOn = (result: CostResult): readonly CostResult["beside"][number][] => [
  {
    ...result,
    output: result.cost?.reserved.output ?? null,
    whole: result.cost?.reserved.whole ?? null,
  },
  ...result.beside,
];

/** Each chip with its plan, its price and its cost; and what was measured of the model on them. */
function besideBlocks(result: CostResult, t: Translate): readonly Block[] {
  const { beside, measured, level } = result;
  const names = new Map(servedOn(result).map((each) => [each.hardware, each.hardwareName]));
  const chips: readonly Block[] =
    beside.length === 0
      ? []
      : [
          { kind: "heading", text: t("serving.beside") },
          {
            kind: "table",
            columns: [
              { label: t("label.hardware") },
              right(t("serving.group.chips")),
              right(t("serving.chip-rate")),
              right(t("serving.usd-chip-hour")),
              right(t("serving.kind.whole")),
              right(`${formatPercent(level)} ${t("view.interval")}`),
            ],
            rows: servedOn(result).map((each) => [
              each.hardwareName,
              String(each.point.chips),
              formatNumber(each.tokensPerSecondPerChip.value),
              orDash(each.usdPerChipHour.usd, (usd) => usdText(usd, t)),
              each.whole ? usdText(each.whole.value, t) : "–",
              each.whole ? span(each.whole, (usd) => usdText(usd, t)) : "–",
            ]),
          },
        ];
  if (measured.length === 0) return chips;
  return [
    ...chips,
    { kind: "heading", text: t("serving.measured-on") },
    {
      kind: "table",
      columns: [
        { label: t("label.hardware") },
        { label: t("chip.scenario") },
        { label: t("chip.round") },
        right(t("serving.user-speed")),
        right(t("serving.chip-rate")),
        { label: t("view.source") },
      ],
      rows: measured.map((each) => [
        names.get(each.hardware) ?? each.hardware,
        t(`chip.scenario.${each.scenario}` as MessageKey),
        each.round,
        each.tokensPerSecondPerUser === null
          ? "–"
          : `≥ ${formatNumber(each.tokensPerSecondPerUser)}`,
        formatNumber(each.tokensPerSecondPerChip),
        each.source,
      ]),
    },
  ];
}

function memoryBlocks(
  { memory, pools, point, mostRequests }: CostResult,
  t: Translate,
): readonly Block[] {
  const rows = [
    [t("serving.weights"), gigabytes(memory.weightBytes)],
    [t("serving.kv-token"), `${formatNumber(memory.keyValueBytesPerToken / 1000)} kB`],
    [t("serving.kv-request"), gigabytes(memory.keyValueBytesPerRequest)],
    [t("serving.fewest-chips"), String(memory.fewestChips)],
    [t("serving.group.chips"), String(point.chips)],
    [t("serving.group.requests"), formatNumber(point.batch, 6)],
    [t("serving.group.most"), formatNumber(mostRequests, 6)],
    [t("serving.ttft"), `${orDash(point.timeToFirstToken, formatNumber)} s`],
    [t("serving.pool.decode"), formatNumber(pools.outputTokensPerSecondPerChip)],
    [t("serving.pool.decode.group"), `${pools.decodeChips} × ${formatNumber(pools.batch, 6)}`],
    [t("serving.pool.prefill"), formatNumber(pools.inputTokensPerSecondPerChip)],
    [t("serving.pool.prefill.fresh"), formatNumber(pools.freshTokensPerSecondPerChip)],
  ];
  return [{ kind: "table", columns: [{ label: t("agent.figure") }, right(t("view.value"))], rows }];
}

function costBlocks(result: CostResult, t: Translate): readonly Block[] {
  const { cost, energy, usdPerChipHour: price, listPrice } = result;
  const blocks: Block[] = [{ kind: "heading", text: t("serving.cost") }];
  if (cost) {
    const kinds = ["input", "cached", "output", "whole"] as const;
    blocks.push({
      kind: "table",
      columns: [
        { label: t("serving.tokens") },
        right(t("serving.used")),
        right(`${100 * result.level} % ${t("view.interval")}`),
        right(t("serving.reserved")),
        right(`${100 * result.level} % ${t("view.interval")}`),
      ],
      rows: kinds.map((kind) => [
        t(`serving.kind.${kind}`),
        usdText(cost.used[kind].value, t),
        span(cost.used[kind], (usd) => usdText(usd, t)),
        usdText(cost.reserved[kind].value, t),
        span(cost.reserved[kind], (usd) => usdText(usd, t)),
      ]),
    });
  }
  blocks.push({
    kind: "paragraph",
    text: priceText(price, t),
  });
  if (energy) {
    const { joulePerOutputToken: out, joulePerInputToken: read } = energy;
    const facts = { output: formatNumber(out.value), input: formatNumber(read.value) };
    blocks.push({ kind: "paragraph", text: t("serving.energy", facts) });
  }
  if (listPrice) {
    const { margin, breakEvenUtilization: even } = listPrice;
    const prices = `${usdText(listPrice.input, t)} / ${usdText(listPrice.cached, t)} / ${usdText(listPrice.output, t)}`;
    const facts = {
      model: listPrice.model,
      date: listPrice.date,
      prices,
      margin: margin ? formatPercent(margin.value) : "–",
      range: margin ? span(margin, formatPercent) : "–",
      even: even ? formatPercent(even.value) : "–",
    };
    blocks.push({ kind: "paragraph", text: t("serving.margin", facts) });
  }
  return blocks;
}

function priceText(price: CostResult["usdPerChipHour"], t: Translate): string {
  const [from, to] = [price.from ?? "–", price.to ?? "–"];
  return t(`serving.price.${price.basis}`, {
    usd: orDash(price.usd, (usd) => usdText(usd, t)),
    quotes: price.quotes ?? "–",
    from,
    to,
    when: t(from === to ? "serving.price.on" : "serving.price.between", { from, to }),
    of: price.hardware === null ? "" : t("serving.price.of", { hardware: price.hardware }),
  });
}

const frontierTable = ({ frontier }: CostResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    "serving.user-speed",
    "serving.chip-rate",
    "serving.batch",
    "serving.chips",
    "serving.usd-output",
  ].map((key) => right(t(key as "serving.batch"))),
  rows: frontier.map((point) => [
    formatNumber(point.tokensPerSecondPerUser),
    formatNumber(point.tokensPerSecondPerChip),
    formatNumber(point.batch, 6),
    String(point.chips),
    orDash(point.usdPerMtokOut, (usd) => usdText(usd, t)),
  ]),
});

function publishedBlocks({ published }: CostResult, t: Translate): readonly Block[] {
  if (!published) return [];
  const row = (label: string, shown: number, predicted: number) => [
    label,
    formatNumber(shown),
    formatNumber(predicted),
    signed(predicted / shown - 1),
  ];
  return [
    { kind: "heading", text: t("serving.published", { date: published.date }) },
    {
      kind: "table",
      columns: [
        { label: t("agent.figure") },
        right(t("serving.published.shown")),
        right(t("serving.published.predicted")),
        right(t("serving.error")),
      ],
      rows: [
        row(
          t("serving.published.output"),
          published.outputTokensPerNode,
          published.predictedOutputTokensPerNode,
        ),
        row(
          t("serving.published.input"),
          published.inputTokensPerNode,
          published.predictedInputTokensPerNode,
        ),
      ],
    },
    {
      kind: "paragraph",
      text: t("serving.published.day", {
        usd: `$${Math.round(published.usdPerDay).toLocaleString("en-US")}`,
        nodes: published.nodes,
        rates: published.nodesFromRates.toFixed(2),
        margin: published.margin.toFixed(2),
      }),
    },
  ];
}

function assumptionBlocks({ assumptions }: CostResult, t: Translate): readonly Block[] {
  return [
    { kind: "heading", text: t("training.sources") },
    {
      kind: "table",
      columns: [
        { label: t("training.input") },
        { label: t("view.value") },
        { label: t("training.source") },
      ],
      rows: assumptions.map(({ name, value, basis, source }) => [
        t(`label.${name}` as MessageKey),
        value,
        basis === "source" ? (source ?? "–") : t(`serving.basis.${basis}`),
      ]),
    },
  ];
}
