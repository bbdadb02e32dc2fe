import { formatNumber, formatPercent, formatUsd } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { driversTable } from "../shared/drivers-table.ts";
import { formatCount } from "./figures.ts";
import type { FlopCostResult, PostTrainingResult, Spread } from "./result.ts";

type Row = readonly [MessageKey, Spread | null, (value: number) => string];

/** Figures with their intervals; what is not known is left out. */
const spreadTable = (rows: readonly Row[], t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("training.figure") },
    { label: t("view.value"), align: "right" },
    { label: `90 % ${t("view.interval")}`, align: "right" },
  ],
  rows: rows.flatMap(([key, spread, format]) =>
    spread
      ? [[t(key), format(spread.value), `${format(spread.lower)} – ${format(spread.upper)}`]]
      : [],
  ),
});

/** What training a model further takes. */
export function viewPostTraining(result: PostTrainingResult, t: Translate): Document {
  const { stepSeconds: seconds, plan, usd, sampling } = result;
  const part = (name: "rollout" | "update" | "refit" | "loop" | "total") => [
    t(`training.further.${name}`),
    `${formatNumber(seconds[name])} s`,
    formatPercent(seconds[name] / seconds.total),
  ];
  return [
    {
      kind: "title",
      text: t("training.further.title", { model: result.model, method: result.method }),
    },
    {
      kind: "finding",
      text: t("training.further.finding", {
        ...{ model: result.model, method: result.method, hardware: result.hardware },
        chips: formatNumber(result.chips, 7),
        hours: formatNumber(result.hours.value),
        lower: formatNumber(result.hours.lower),
        upper: formatNumber(result.hours.upper),
        cost: usd ? formatUsd(usd.value) : "–",
        memory: formatNumber(plan.memoryGb["total"] ?? 0),
        limit: formatNumber(plan.memoryLimitGb),
      }),
    },
    spreadTable(
      [
        ["training.further.hours", result.hours, formatNumber],
        ["training.chip-hours", result.chipHours, formatCount],
        ["training.further.usd", usd, formatUsd],
      ],
      t,
    ),
    {
      kind: "table",
      columns: [
        { label: t("training.further.step") },
        { label: t("view.value"), align: "right" },
        { label: t("training.further.share"), align: "right" },
      ],
      rows: (sampling
        ? (["rollout", "update", "refit", "loop", "total"] as const)
        : (["update", "total"] as const)
      ).map(part),
    },
    {
      kind: "table",
      columns: [{ label: t("training.figure") }, { label: t("view.value"), align: "right" }],
      rows: [
        [t("training.further.trained"), formatCount(result.trainedParameters)],
        [t("training.further.steps"), formatNumber(result.steps, 7)],
        [t("training.further.tokens"), formatCount(result.tokensPerStep)],
        ...(sampling
          ? [[t("training.further.sampling"), `${sampling.groupChips} × ${sampling.copies}`]]
          : []),
        ...Object.entries(plan.memoryGb).map(([name, value]) => [
          `${t("training.memory")}: ${t(`training.memory.${name}` as MessageKey)}`,
          `${formatNumber(value)} GB`,
        ]),
      ],
    },
  ];
}

/** What a run costs by its FLOP, beside runs near to it. */
export function viewFlopCost(result: FlopCostResult, t: Translate): Document {
  const { rent, chipHours, near } = result;
  const usd = (value: number | null) => (value === null ? "–" : formatUsd(value));
  return [
    { kind: "title", text: t("training.flop.title", { flop: formatNumber(result.flop) }) },
    {
      kind: "finding",
      text: t("training.flop.finding", {
        ...{ flop: formatNumber(result.flop), hardware: result.hardware },
        hours: formatCount(chipHours.value),
        cost: rent ? formatUsd(rent.value) : "–",
        lower: rent ? formatUsd(rent.lower) : "–",
        upper: rent ? formatUsd(rent.upper) : "–",
      }),
    },
    spreadTable(
      [
        ["training.mfu.whole", result.mfu, formatPercent],
        ["training.chip-hours", chipHours, formatCount],
        ["training.days", result.days, formatNumber],
        ["training.flop.rent", rent, formatUsd],
      ],
      t,
    ),
    { kind: "heading", text: t("training.flop.near") },
    {
      kind: "table",
      columns: [
        { label: t("serving.device.model") },
        { label: "FLOP", align: "right" },
        { label: t("training.chip") },
        { label: t("training.flop.cloud"), align: "right" },
        { label: t("training.flop.amortised"), align: "right" },
      ],
      rows: near.map(({ model, flop, hardware, cloudUsd, amortisedUsd }) => [
        ...[model, formatNumber(flop), hardware.join(", ")],
        ...[usd(cloudUsd), usd(amortisedUsd)],
      ]),
    },
    ...driversTable(result.drivers, t),
  ];
}
