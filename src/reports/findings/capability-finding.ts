import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";
import { fitText, type ToldFit } from "./fit-text.ts";

/** Which model leads by our own fit. */
export function capabilityFinding(
  fitted: {
    readonly n: { readonly models: number; readonly scores: number; readonly benchmarks: number };
    readonly cost: number;
    readonly models: readonly { readonly label: string; readonly eci: number }[];
    readonly frontier: ToldFit | null;
    readonly scoresOf: "facts" | "own";
  },
  t: Translate,
): Finding {
  const best = fitted.models.reduce<(typeof fitted.models)[number] | undefined>(
    (top, model) => (top === undefined || model.eci > top.eci ? model : top),
    undefined,
  );
  return {
    sentence: best
      ? t("finding.capability", {
          model: best.label,
          models: fitted.n.models,
          points: formatNumber(best.eci, 4),
        })
      : t("finding.capability.none"),
    statistics: statisticsOf(
      t(fitted.scoresOf === "own" ? "finding.capability.fit.own" : "finding.capability.fit", {
        ...fitted.n,
        cost: fitted.cost.toPrecision(5),
      }),
      ...(fitted.frontier === null
        ? []
        : [t("text.named", { name: t("capability.frontier"), text: fitText(fitted.frontier, t) })]),
    ),
  };
}
