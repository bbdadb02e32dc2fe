import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document, TableBlock } from "../../reports/document.ts";
import { driversTable } from "../shared/drivers-table.ts";
import { signed } from "../shared/signed.ts";
import { formatCount, formatEnergy, formatQuantity } from "./figures.ts";
import { viewFlopCost, viewPostTraining } from "./other-views.ts";
import type {
  ImpliedResult,
  PlannedResult,
  RatioResult,
  Spread,
  TrainingResult,
} from "./result.ts";
import { viewScoreboard } from "./scoreboard-view.ts";

/** The answer of `training` for a person. */
export function viewTraining(result: TrainingResult, t: Translate): Document {
  switch (result.mode) {
    case "plan":
      return viewPlan(result, t);
    case "back-solve":
      return viewImplied(result, t);
    case "scoreboard":
      return viewScoreboard(result, t);
    case "ratio":
      return viewRatio(result, t);
    case "post-training":
      return viewPostTraining(result, t);
    case "flop":
      return viewFlopCost(result, t);
  }
}

function viewPlan(result: PlannedResult, t: Translate): Document {
  const { plan, days, cost } = result;
  const facts = {
    model: result.model,
    chips: formatNumber(plan.chips, 7),
    hardware: result.hardwareName,
    days: formatNumber(days.value),
    lower: formatNumber(days.lower),
    upper: formatNumber(days.upper),
    cost: cost.rent ? usdText(cost.rent.value, t) : "–",
  };
  return [
    { kind: "title", text: t("training.title", { model: result.model }) },
    { kind: "finding", text: t("training.finding", facts) },
    { kind: "statistics", text: t("training.statistics", facts) },
    ...knownBlocks(result, t),
    { kind: "heading", text: t("training.figures") },
    figuresTable(result, t),
    { kind: "heading", text: t("training.plan") },
    planTable(result, t),
    { kind: "heading", text: t("training.memory") },
    partsTable(plan.memoryGb, "training.memory", "GB", t),
    {
      kind: "paragraph",
      text: t("training.memory.limit", { limit: formatNumber(plan.memoryLimitGb) }),
    },
    { kind: "heading", text: t("training.step") },
    partsTable(plan.stepSeconds, "training.step", "s", t),
    ...modalityBlocks(result, t),
    ...driversTable(result.drivers, t),
    { kind: "heading", text: t("training.sources") },
    sourcesTable(result, t),
  ];
}

const between = ({ lower, upper }: Spread, format: (value: number) => string): string => {
  const [low, high] = [format(lower), format(upper)];
  return low === high ? "–" : `${low} – ${high}`;
};

function figuresTable(result: PlannedResult, t: Translate): Block {
  const { mfu, goodput, energy, cost } = result;
  const number = (value: number): string => formatNumber(value);
  const money = (value: number): string => usdText(value, t);
  const row = (key: MessageKey, spread: Spread | null, format: (value: number) => string) =>
    spread ? [[t(key), format(spread.value), between(spread, format)]] : [];
  return {
    kind: "table",
    columns: [
      { label: t("training.figure") },
      { label: t("view.value"), align: "right" },
      { label: `90 % ${t("view.interval")}`, align: "right" },
    ],
    rows: [
      ...row("training.flop", result.flop, number),
      ...row("training.days", result.days, number),
      ...row("training.chip-hours", result.chipHours, formatCount),
      ...row("training.mfu.step", mfu.step, formatPercent),
      ...row("training.mfu.whole", mfu.wholeRun, formatPercent),
      ...row("training.hfu", mfu.hardware, formatPercent),
      ...row("training.goodput", goodput.share, formatPercent),
      ...row("training.whole-share", goodput.wholeRunShare, formatPercent),
      ...row("training.failures", goodput.hoursBetweenFailures, number),
      ...row("training.checkpoint", goodput.checkpointMinutes, number),
      ...row("training.energy", energy?.kwh ?? null, formatEnergy),
      ...row("training.energy-cost", energy?.usd ?? null, money),
      ...row("training.rent", cost.rent, money),
      ...row("training.own", cost.own, money),
      ...row("training.acquire", cost.acquire, money),
      ...row("training.programme", cost.programme?.total ?? null, money),
      ...row("training.programme.experiments", cost.programme?.experiments ?? null, money),
      ...row("training.programme.staff", cost.programme?.staff ?? null, money),
      ...row("training.programme.idle", cost.programme?.idle ?? null, money),
    ],
  };
}

function knownBlocks({ known }: PlannedResult, t: Translate): readonly Block[] {
  if (!known) return [];
  return [
    { kind: "heading", text: t("training.known", { run: known.run }) },
    {
      kind: "table",
      columns: [
        { label: t("training.figure") },
        { label: t("training.published"), align: "right" },
        { label: t("training.predicted"), align: "right" },
        { label: t("training.error"), align: "right" },
      ],
      rows: known.rows.map(({ quantity, published, predicted, ratio }) => [
        t(`training.quantity.${quantity}` as MessageKey),
        formatQuantity(quantity, published),
        formatQuantity(quantity, predicted),
        signed(ratio - 1),
      ]),
    },
    { kind: "note", text: known.source },
  ];
}

function planTable({ plan }: PlannedResult, t: Translate): TableBlock {
  const rows: [MessageKey, string][] = [
    ["training.plan.chips", `${formatNumber(plan.chipsUsed, 7)} / ${formatNumber(plan.chips, 7)}`],
    ["training.plan.tensor", String(plan.tensor)],
    ["training.plan.pipeline", `${plan.pipeline} × ${plan.interleave}`],
    ["training.plan.data", String(plan.data)],
    ["training.plan.expert", String(plan.expert)],
    ["training.plan.context", String(plan.context)],
    ["training.plan.sharding", String(plan.shardingStage)],
    ["training.plan.batch", `${formatCount(plan.batchTokens)} (${formatNumber(plan.sequence, 7)})`],
    ["training.plan.micro-batches", `${plan.microBatches} × ${plan.microBatch}`],
    [
      "training.plan.recomputation",
      t(`training.recomputation.${plan.recomputation}` as MessageKey),
    ],
    ["training.plan.format", plan.format],
    ["training.plan.modelled", formatPercent(plan.modelledMfu)],
    ["training.plan.weighed", formatNumber(plan.plansWeighed, 7)],
  ];
  return {
    kind: "table",
    columns: [{ label: t("training.part") }, { label: t("view.value"), align: "right" }],
    rows: rows.map(([key, value]) => [t(key), value]),
  };
}

/** Parts of memory or of a step, with the sum last. */
const partsTable = (
  parts: Readonly<Record<string, number>>,
  prefix: "training.memory" | "training.step",
  unit: string,
  t: Translate,
): TableBlock => ({
  kind: "table",
  columns: [{ label: t("training.part") }, { label: unit, align: "right" }],
  rows: Object.entries(parts).map(([part, value]) => [
    t(`${prefix}.${part}` as MessageKey),
    formatNumber(value),
  ]),
});

function modalityBlocks({ modalities }: PlannedResult, t: Translate): readonly Block[] {
  if (modalities.length === 0) return [];
  return [
    { kind: "heading", text: t("training.modalities") },
    {
      kind: "table",
      columns: [
        { label: t("training.modality") },
        { label: t("training.units"), align: "right" },
        { label: t("training.tokens-per-unit"), align: "right" },
        { label: t("training.tokens"), align: "right" },
      ],
      rows: modalities.map(({ modality, units, tokensPerUnit, tokens }) => [
        t(`training.modality.${modality}` as MessageKey),
        formatNumber(units),
        formatNumber(tokensPerUnit),
        formatNumber(tokens),
      ]),
    },
  ];
}

function sourcesTable({ defaults, fixed, prices }: PlannedResult, t: Translate): TableBlock {
  const price = (key: MessageKey, one: PlannedResult["prices"]["rent"]) =>
    one
      ? [
          [
            `${t(key)} (${one.term})`,
            `${usdText(one.usd, t)}, n = ${one.quotes}, ${one.to}`,
            one.source,
          ],
        ]
      : [];
  return {
    kind: "table",
    columns: [
      { label: t("training.input") },
      { label: t("view.value") },
      { label: t("training.source") },
    ],
    rows: [
      ...price("training.price.rent", prices.rent),
      ...price("training.price.purchase", prices.purchase),
      ...defaults.map(({ name, belief, source, judged }) => [
        t(`label.${name}` as MessageKey),
        belief,
        judged ? t("training.judged") : source,
      ]),
      ...fixed.map(({ name, value, source, judged }) => [
        t(`label.${name}` as MessageKey),
        formatNumber(value, 4),
        judged ? t("training.judged") : source,
      ]),
    ],
  };
}

function viewImplied(result: ImpliedResult, t: Translate): Document {
  const { usdPerChipHour, mfu } = result;
  return [
    { kind: "title", text: t("training.implied.title") },
    {
      kind: "finding",
      text: t("training.implied.finding", {
        price: usdPerChipHour === null ? "–" : `${formatNumber(usdPerChipHour, 4)} USD`,
        mfu: mfu === null ? "–" : formatPercent(mfu),
        hours: formatNumber(result.chipHours),
        hardware: result.hardware,
      }),
    },
  ];
}

function viewRatio(result: RatioResult, t: Translate): Document {
  return [
    { kind: "title", text: t("training.ratio.title") },
    {
      kind: "finding",
      text: t("training.ratio.finding", {
        numerator: result.numerator,
        denominator: result.denominator,
        ratio: formatNumber(result.ratio),
        lower: formatNumber(result.lower),
        upper: formatNumber(result.upper),
        level: formatPercent(result.level),
        peak: formatNumber(result.peakRatio),
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("training.run") },
        { label: t("training.chip") },
        { label: "TFLOP/s", align: "right" },
      ],
      rows: result.runs.map(({ id, chip, flopPerSecond }) => [
        id,
        chip,
        formatNumber(flopPerSecond / 1e12),
      ]),
    },
  ];
}
