import { formatNumber, formatPercent, formatUsd } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { driversTable } from "./drivers-table.ts";
import type {
  CostResult,
  DeviceResult,
  Interval,
  ScoreboardResult,
  ServingResult,
} from "./serving-result.ts";

const gigabytes = (bytes: number): string => `${formatNumber(bytes / 1e9)} GB`;
const right = (label: string) => ({ label, align: "right" as const });
const span = ({ lower, upper }: Interval, format: (value: number) => string): string =>
  `${format(lower)} – ${format(upper)}`;
const orDash = (value: number | null, format: (value: number) => string): string =>
  value === null ? "–" : format(value);

/** The answer of `serving` for a person. */
export function viewServing(result: ServingResult, t: Translate): Document {
  if ("scoreboard" in result) return viewScoreboard(result.scoreboard, t);
  if ("device" in result) return viewDevice(result.device, t);
  return viewCost(result, t);
}

function viewCost(result: CostResult, t: Translate): Document {
  const { point, cost, tokensPerSecondPerChip: rate } = result;
  const facts = {
    model: result.model,
    hardware: result.hardware,
    format: result.format,
    rate: formatNumber(rate.value),
    lower: formatNumber(rate.lower),
    upper: formatNumber(rate.upper),
    user: formatNumber(point.tokensPerSecondPerUser),
    usd: cost ? formatUsd(cost.reserved.output.value) : "–",
  };
  return [
    { kind: "title", text: t("serving.title", facts) },
    { kind: "finding", text: t(cost ? "serving.finding" : "serving.finding.no-price", facts) },
    ...memoryBlocks(result, t),
    ...costBlocks(result, t),
    { kind: "heading", text: t("serving.frontier") },
    frontierTable(result, t),
    ...publishedBlocks(result, t),
    ...driversTable(result.drivers, t),
  ];
}

function memoryBlocks({ memory, pools, point }: CostResult, t: Translate): readonly Block[] {
  const rows = [
    [t("serving.weights"), gigabytes(memory.weightBytes)],
    [t("serving.kv-token"), `${formatNumber(memory.keyValueBytesPerToken / 1000)} kB`],
    [t("serving.kv-request"), gigabytes(memory.keyValueBytesPerRequest)],
    [t("serving.fewest-chips"), String(memory.fewestChips)],
    [t("serving.group"), `${point.chips} × ${point.batch}`],
    [t("serving.ttft"), `${orDash(point.timeToFirstToken, formatNumber)} s`],
    [
      t("serving.pool.decode"),
      `${formatNumber(pools.outputTokensPerSecondPerChip)} (${pools.decodeChips} × ${pools.batch})`,
    ],
    [
      t("serving.pool.prefill"),
      `${formatNumber(pools.inputTokensPerSecondPerChip)} (${formatNumber(pools.freshTokensPerSecondPerChip)})`,
    ],
  ];
  return [{ kind: "table", columns: [{ label: t("agent.figure") }, right(t("view.value"))], rows }];
}

function costBlocks(result: CostResult, t: Translate): readonly Block[] {
  const { cost, energy, usdPerChipHour: price, listPrice } = result;
  const blocks: Block[] = [{ kind: "heading", text: t("serving.cost") }];
  if (cost) {
    const kinds = ["input", "cached", "output"] as const;
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
        formatUsd(cost.used[kind].value),
        span(cost.used[kind], formatUsd),
        formatUsd(cost.reserved[kind].value),
        span(cost.reserved[kind], formatUsd),
      ]),
    });
  }
  const usd = price.usd === null ? "–" : formatUsd(price.usd);
  blocks.push({
    kind: "paragraph",
    text: t(`serving.price.${price.basis}`, { usd, from: price.from ?? "–", to: price.to ?? "–" }),
  });
  if (energy) {
    const { joulePerOutputToken: out, joulePerInputToken: read } = energy;
    const facts = { output: formatNumber(out.value), input: formatNumber(read.value) };
    blocks.push({ kind: "paragraph", text: t("serving.energy", facts) });
  }
  if (listPrice) {
    const { margin, breakEvenUtilisation: even } = listPrice;
    const prices = `${formatUsd(listPrice.input)} / ${formatUsd(listPrice.cached)} / ${formatUsd(listPrice.output)}`;
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
    String(point.batch),
    String(point.chips),
    orDash(point.usdPerMtokOut, formatUsd),
  ]),
});

function publishedBlocks({ published }: CostResult, t: Translate): readonly Block[] {
  if (!published) return [];
  const row = (label: string, shown: number, predicted: number) => [
    label,
    formatNumber(shown),
    formatNumber(predicted),
    formatPercent(predicted / shown - 1),
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

function viewDevice(device: DeviceResult, t: Translate): Document {
  const table = (rows: DeviceResult["fitting"]): Block => ({
    kind: "table",
    columns: [
      { label: t("serving.device.model") },
      right(t("serving.device.parameters")),
      right(t("serving.device.memory")),
      right(t("serving.device.speed")),
      right(t("serving.device.joule")),
    ],
    rows: rows
      .slice(0, 12)
      .map((fit) => [
        fit.model,
        formatNumber(fit.parameters / 1e9),
        gigabytes(fit.bytes),
        formatNumber(fit.tokensPerSecond),
        orDash(fit.joulePerToken, formatNumber),
      ]),
  });
  const facts = {
    hardware: device.hardware,
    model: device.largest?.model ?? "–",
    speed: device.largest ? formatNumber(device.largest.tokensPerSecond) : "–",
    most: formatNumber(device.mostParameters / 1e9),
    format: device.format,
    growth: device.growth,
  };
  return [
    { kind: "title", text: t("serving.device.title", facts) },
    {
      kind: "finding",
      text: t(device.largest ? "serving.device.finding" : "serving.device.finding.none", facts),
    },
    ...(device.fitting.length > 0 ? [table(device.fitting)] : []),
    ...(device.unlocked.length > 0
      ? [
          { kind: "heading" as const, text: t("serving.device.unlocked", facts) },
          table(device.unlocked),
        ]
      : []),
  ];
}

function viewScoreboard(score: ScoreboardResult, t: Translate): Document {
  return [
    { kind: "title", text: t("serving.scoreboard.title") },
    {
      kind: "finding",
      text: t("serving.scoreboard.finding", {
        error: formatPercent(score.meanAbsoluteError),
        median: formatPercent(score.medianAbsoluteError),
        seen: formatPercent(score.seenError),
        coverage: formatPercent(score.coverage),
        level: `${100 * score.level} %`,
        inOrder: score.pairsInOrder,
        inOrderSeen: score.pairsInOrderSeen,
        pairs: score.pairs,
      }),
    },
    {
      kind: "paragraph",
      text: t("serving.scoreboard.basis", {
        results: score.results,
        submissions: score.submissions,
        groups: score.groups,
        folds: score.folds,
        notComparable: score.leftOut.notComparable,
        withoutChip: score.leftOut.withoutChip,
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("serving.device.model") },
        { label: t("serving.chip") },
        { label: t("serving.scenario") },
        right(t("serving.round")),
        right(t("serving.measured")),
        right(t("serving.published.predicted")),
        right(`${100 * score.level} % ${t("view.interval")}`),
        right(t("serving.error")),
      ],
      rows: score.rows.map((row) => [
        row.model,
        row.chip,
        row.scenario,
        row.round,
        formatNumber(row.measured),
        formatNumber(row.predicted),
        `${formatNumber(row.lower)} – ${formatNumber(row.upper)}`,
        formatPercent(row.error),
      ]),
    },
  ];
}
