import { z } from "zod";
import { fieldLabel } from "../../i18n/field-words.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";

/** What moves an output, strongest first. */
export const driversSchema = z.array(
  z.object({
    input: z.string(),
    /** Share of the variance of the output's rank that the input explains by itself. */
    share: z.number(),
    /** Its sign says which way. */
    rankCorrelation: z.number(),
    /** The output with the input at its 10th and its 90th percentile, the others at their middle. */
    tornado: z.object({ low: z.number(), high: z.number() }).optional(),
  }),
);

/** The drivers as a table under a heading; nothing when nothing is uncertain. */
export function driversTable(
  drivers: z.infer<typeof driversSchema>,
  t: Translate,
): readonly Block[] {
  if (drivers.length === 0) return [];
  return [
    { kind: "heading", text: t("drivers.title"), part: "moves" },
    {
      kind: "table",
      columns: [
        { label: t("drivers.input") },
        { label: t("drivers.share"), align: "right" },
        { label: t("drivers.direction"), align: "right" },
      ],
      rows: drivers.map(({ input, share, rankCorrelation }) => [
        fieldLabel(input, t),
        formatPercent(share),
        formatNumber(rankCorrelation, 2),
      ]),
    },
  ];
}
