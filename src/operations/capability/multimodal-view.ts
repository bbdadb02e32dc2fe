import { z } from "zod";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { MultimodalLine } from "../../observatory/multimodal.ts";
import type { Block } from "../../reports/document.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { fitText } from "../shared/fit-text.ts";
import { fitSchema, publicFit } from "../shared/schemas.ts";

/** The line of each benchmark of images or videos, as JSON. */
export const multimodalSchema = z.array(
  z.object({
    benchmark: z.string(),
    medium: z.string(),
    n: z.number().int(),
    /** Share that blind guessing solves. */
    chance: z.number(),
    /** Models better than all released before them; score is the share solved. */
    records: z.array(
      z.object({
        label: z.string(),
        organizations: z.array(z.string()),
        date: z.string(),
        score: z.number(),
      }),
    ),
    /** Odds of a right answer; `null` with too few records or where guessing earns a share. */
    growth: fitSchema.nullable(),
    /** How the benchmark goes with the index; `null` with too few models on both. */
    link: z
      .object({
        n: z.number().int(),
        rankCorrelation: z.number(),
        /** Odds of a right answer, over what the line says for the model's points. */
        disagreements: z.array(z.object({ label: z.string(), oddsRatio: z.number() })),
      })
      .nullable(),
  }),
);

type PublicMultimodal = z.infer<typeof multimodalSchema>;

/** Lines for JSON: what is unknown is `null`. */
export const publicMultimodal = (
  lines: readonly MultimodalLine[],
  t: Translate,
): PublicMultimodal =>
  lines.map(({ growth, link, records, ...line }) => ({
    ...line,
    records: records.map(({ organizations, ...record }) => ({
      ...record,
      organizations: [...organizations],
    })),
    growth: growth ? publicFit(growth, t("capability.multimodal.growth")) : null,
    link: link
      ? {
          n: link.n,
          rankCorrelation: link.rankCorrelation,
          disagreements: link.disagreements.map(({ label, above }) => ({
            label,
            oddsRatio: exp(above),
          })),
        }
      : null,
  }));

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
