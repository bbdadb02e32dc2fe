import { formatFactor, formatNumber, formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { energyFinding } from "../../reports/findings/energy-finding.ts";
import { type Finding, findingBlocks } from "../../reports/findings/finding.ts";
import { citedTexts } from "./cited-texts.ts";
import type { EnergyResult } from "./result.ts";

const MISSING = "–";

/** The electricity of data centres for a person. */
export function viewEnergy(result: EnergyResult, t: Translate): Document {
  return [
    { kind: "title", text: t("energy.title", { asOf: result.asOf }) },
    ...findingBlocks(findingOfEnergy(result, t)),
    crossingTable(result, t),
    ...citedBlocks(result, t),
    { kind: "heading", text: t("energy.observations") },
    figureTable(result, t),
    ...(result.scenarios.length > 0
      ? [{ kind: "heading" as const, text: t("energy.scenarios") }, scenarioTable(result, t)]
      : []),
    ...(result.generation
      ? [
          {
            kind: "paragraph" as const,
            text: t("energy.generation.rate", {
              rate: formatPercent(result.generation.growthPerYear - 1),
              from: result.generation.from,
              to: result.generation.to,
            }),
          },
        ]
      : []),
  ];
}

type Crossing = EnergyResult["crossings"][number];

/** A word of the data in the reader's language, or as it is. */
function word(kind: string, value: string, t: Translate): string {
  const key = `energy.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

/** What data centres drew in the last year of which an estimate has a share. */
export const findingOfEnergy = ({ observations }: EnergyResult, t: Translate): Finding =>
  energyFinding(
    observations
      .filter(
        ({ scope, kind, boundary, share }) =>
          scope === "world" && kind === "estimate" && boundary === "data-centres" && share !== null,
      )
      .at(-1),
    t,
  );

const crossingTable = (result: EnergyResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("energy.share-of") },
    { label: t("energy.share"), align: "right" },
    { label: t("law.column.status") },
    { label: t("view.date") },
    { label: t("energy.range") },
    { label: t("energy.denominator") },
  ],
  rows: result.crossings.map((row) => [
    t(`energy.reading.${row.reading}`),
    formatPercent(row.share),
    t(`energy.status.${row.status}`),
    row.date ?? MISSING,
    row.lower === null ? MISSING : `[${row.lower}, ${row.upper ?? "∞"}]`,
    denominatorText(row, t),
  ]),
});

function denominatorText({ denominator }: Crossing, t: Translate): string {
  if (!denominator) return MISSING;
  const later = denominator.twhAtCrossing;
  return t("energy.denominator.text", {
    twh: formatNumber(denominator.twh),
    year: denominator.from.slice(0, 4),
    atCrossing: later === null ? MISSING : formatNumber(later),
  });
}

/** Why our date of a share is not that of a projection which names it: two denominators. */
const citedBlocks = (result: EnergyResult, t: Translate): readonly Block[] => {
  const items = result.crossings.flatMap((crossing) => citedTexts(crossing, t));
  return items.length === 0 ? [] : [{ kind: "list", items }];
};

const figureTable = (result: EnergyResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("energy.year") },
    { label: t("energy.scope") },
    { label: t("energy.counts") },
    { label: t("energy.kind") },
    { label: "TWh", align: "right" },
    { label: t("energy.published-share"), align: "right" },
    { label: t("energy.of-generation"), align: "right" },
    { label: t("energy.of-energy"), align: "right" },
    { label: t("energy.publication") },
  ],
  rows: result.observations.map((row) => [
    row.date.slice(0, 4),
    row.scope,
    word("boundary", row.boundary, t),
    word("kind", row.kind, t),
    rangeText(row.twh, row.twhLow, row.twhHigh, formatNumber),
    shareText(row, t),
    row.shareOfGeneration === null ? MISSING : formatPercent(row.shareOfGeneration),
    row.shareOfAllEnergy === null ? MISSING : formatPercent(row.shareOfAllEnergy),
    row.publication,
  ]),
});

function shareText(
  { share, shareLow, shareHigh, shareOf }: EnergyResult["observations"][number],
  t: Translate,
): string {
  const text = rangeText(share, shareLow, shareHigh, formatPercent);
  return shareOf === null
    ? text
    : t("energy.share-text", { share: text, of: word("of", shareOf, t) });
}

const scenarioTable = (result: EnergyResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("energy.publication") },
    { label: t("energy.counts") },
    { label: t("energy.end") },
    { label: t("law.column.period") },
    { label: "TWh", align: "right" },
    { label: t("law.column.line"), align: "right" },
  ],
  rows: result.scenarios.map((row) => [
    row.kind === "estimate" ? t("energy.observed") : row.publication,
    word("boundary", row.boundary, t),
    t(`energy.end.${row.end}`),
    `${row.from.slice(0, 4)} – ${row.to.slice(0, 4)}`,
    `${formatNumber(row.fromTwh)} → ${formatNumber(row.toTwh, 4)}`,
    formatFactor(row.growthPerYear),
  ]),
});

function rangeText(
  central: number | null,
  low: number | null,
  high: number | null,
  format: (value: number) => string,
): string {
  const range = low === null || high === null ? "" : `[${format(low)}, ${format(high)}]`;
  return [central === null ? "" : format(central), range].filter(Boolean).join(" ") || MISSING;
}
