import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { backwardPercentileFrontier } from "../../stats/backward-percentile-frontier.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { residualFrontier } from "../../stats/residual-frontier.ts";
import { topNFrontier } from "../../stats/top-n-frontier.ts";
import { windowPercentileFrontier } from "../../stats/window-percentile-frontier.ts";

/** Which models count as frontier models. */
export type FrontierRule =
  | { readonly kind: "all" }
  | { readonly kind: "top"; readonly n: number }
  | { readonly kind: PercentileKind; readonly percentile: number };

type PercentileKind = "window-percentile" | "backward-percentile" | "residual";

/** Read `all`, `top-N`, `window-percentile-P`, `backward-percentile-P` or `residual-P`. */
export function readFrontierRule(text: string): Outcome<FrontierRule> {
  if (text === "all") return succeed({ kind: "all" });
  const [, kind, digits] =
    /^(top|window-percentile|backward-percentile|residual)-(\d+)$/.exec(text) ?? [];
  const number = Number(digits);
  if (kind === "top" && number >= 1) return succeed({ kind, n: number });
  if (isPercentileKind(kind) && number < 100) return succeed({ kind, percentile: number });
  return fail("bad-frontier", {
    rule: "all, top-N, window-percentile-P, backward-percentile-P or residual-P",
    value: text,
  });
}

const isPercentileKind = (kind: string | undefined): kind is PercentileKind =>
  kind === "window-percentile" || kind === "backward-percentile" || kind === "residual";

/**
 * The frontier models by a rule.
 *
 * - `top`: among the n largest when published;
 * - `window-percentile`: above the P-th percentile of those published up to a year before or after;
 * - `backward-percentile`: above the P-th percentile of those published in the year before, itself
 *   included;
 * - `residual`: above the P-th percentile of distances from the exponential trend of all.
 *
 * @param years publication date of each model, in decimal years
 * @param flop training compute of each, in the same order
 * @returns indices into the input, in its order
 */
export function frontierOf(
  rule: FrontierRule,
  years: readonly number[],
  flop: readonly number[],
): readonly number[] {
  switch (rule.kind) {
    case "all":
      return flop.map((_, index) => index);
    case "top":
      return topNFrontier(years, flop, rule.n);
    case "window-percentile":
      return windowPercentileFrontier(years, flop, rule.percentile / 100, ONE_YEAR);
    case "backward-percentile":
      return backwardPercentileFrontier(years, flop, rule.percentile / 100, ONE_YEAR);
    case "residual":
      return residualFrontier(years, flop.map(log10), rule.percentile / 100) ?? [];
  }
}

const ONE_YEAR = 1;
