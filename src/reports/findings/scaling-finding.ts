import { countText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { type Finding, statisticsOf } from "./finding.ts";

interface Plan {
  readonly flop: number;
  readonly parameters: number;
  readonly tokens: number;
  readonly tokensPerParameter: number;
}

/** How large a model the largest budget asks for, and how many tokens it reads. */
export function scalingFinding(
  law: {
    readonly n: number;
    readonly objective: number;
    readonly computeOptimal: readonly Plan[];
    readonly parameters: Readonly<Record<"alpha" | "beta", { readonly value: number }>>;
  },
  t: Translate,
): Finding {
  const largest = law.computeOptimal.reduce<Plan | undefined>(
    (most, plan) => (most === undefined || plan.flop > most.flop ? plan : most),
    undefined,
  );
  const { alpha, beta } = law.parameters;
  return {
    sentence: largest
      ? t("finding.scaling", {
          flop: formatNumber(largest.flop).replace(".00e", "e"),
          parameters: countText(largest.parameters, t),
          tokens: countText(largest.tokens, t),
          ratio: formatNumber(largest.tokensPerParameter, 2),
        })
      : t("finding.scaling.law", {
          alpha: formatNumber(alpha.value),
          beta: formatNumber(beta.value),
        }),
    statistics: statisticsOf(
      t("finding.scaling.fit", { n: law.n, objective: law.objective.toPrecision(12) }),
      `α = ${formatNumber(alpha.value)}, β = ${formatNumber(beta.value)}`,
    ),
  };
}
