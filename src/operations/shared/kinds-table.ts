import type { z } from "zod";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import type { kindScoreSchema } from "./kind-score.ts";
import { signed } from "./signed.ts";

type KindScore = z.infer<ReturnType<typeof kindScoreSchema>>;

/** How a planner has fared on each kind of cases. */
export function kindsTable<Kind extends string>(
  kinds: readonly (KindScore & { readonly kind: Kind })[],
  nameOf: (kind: Kind) => string,
  t: Translate,
): Block {
  const right = (label: string) => ({ label, align: "right" as const });
  return {
    kind: "table",
    columns: [
      { label: t("training.kind") },
      right("n"),
      right(t("training.kind.error")),
      right(t("training.kind.signed")),
      right(t("training.kind.inside")),
      right("p"),
      right(t("training.kind.score")),
    ],
    rows: kinds.map((one) => [
      nameOf(one.kind),
      String(one.n),
      formatPercent(one.medianAbsoluteError),
      signed(one.medianError),
      `${one.inside} / ${one.n}`,
      formatNumber(one.pValue),
      formatNumber(one.intervalScore),
    ]),
  };
}
