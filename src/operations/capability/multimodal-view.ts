import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import { fitText } from "../../reports/findings/fit-text.ts";
import type { PublicMultimodal } from "./result.ts";

/** The lines as a table of their records, with growth and agreement under it. */
export function viewMultimodal(lines: PublicMultimodal, t: Translate): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: "heading", text: t("capability.multimodal") },
    {
      kind: "table",
      columns: [
        { label: t("capability.multimodal.medium") },
        { label: t("capability.multimodal.benchmark") },
        { label: t("view.label") },
        { label: t("view.date") },
        { label: t("capability.multimodal.score"), align: "right" },
      ],
      rows: lines.flatMap(({ medium, benchmark, records }) =>
        records.map(({ label, date, score }) => [
          t(`capability.medium.${medium}` as MessageKey),
          benchmark,
          label,
          date,
          `${(100 * score).toFixed(1)} %`,
        ]),
      ),
    },
    { kind: "list", items: lines.map((line) => lineText(line, t)) },
  ];
}

function lineText(
  { benchmark, n, chance, growth, link }: PublicMultimodal[number],
  t: Translate,
): string {
  const parts = [
    growth
      ? t("text.named", { name: t("capability.multimodal.growth"), text: fitText(growth, t) })
      : chance > 0
        ? t("capability.multimodal.chance", { chance: formatPercent(chance) })
        : t("capability.multimodal.few"),
    ...(link
      ? [
          t("capability.multimodal.link", {
            n: link.n,
            order: formatNumber(link.rankCorrelation, 2),
            disagreements: link.disagreements
              .map(({ label, oddsRatio }) => `${label} ${formatNumber(oddsRatio, 2)}×`)
              .join(", "),
          }),
        ]
      : []),
  ];
  return `${benchmark} (${t("capability.multimodal.models", { n })}): ${parts.join("; ")}`;
}
