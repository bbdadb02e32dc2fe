import { fail, type Outcome, succeed } from "../../outcome.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { lineAt } from "../../stats/line.ts";
import { topNFrontier } from "../../stats/top-n-frontier.ts";

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
  const logFlop = flop.map(Math.log10);
  switch (rule.kind) {
    case "all":
      return flop.map((_, index) => index);
    case "top":
      return topNFrontier(years, flop, rule.n);
    case "window-percentile":
      return aboveOwnPercentile(rule.percentile, logFlop, (i, j) => distance(years, i, j) <= 1);
    case "backward-percentile":
      return aboveOwnPercentile(
        rule.percentile,
        logFlop,
        (i, j) => (years[j] as number) <= (years[i] as number) && distance(years, i, j) <= 1,
      );
    case "residual":
      return aboveOwnPercentile(rule.percentile, residuals(years, logFlop), () => true);
  }
}

const distance = (years: readonly number[], i: number, j: number): number =>
  Math.abs((years[i] as number) - (years[j] as number));

/** Indices whose value is above the percentile of the values that belong to their window. */
const aboveOwnPercentile = (
  percentile: number,
  values: readonly number[],
  inWindow: (i: number, j: number) => boolean,
): readonly number[] =>
  values.flatMap((value, i) => {
    const window = values.filter((_, j) => inWindow(i, j));
    return value > quantile(window, percentile / 100) ? [i] : [];
  });

/** Linear between order statistics, the least at 0 and the greatest at 1 (type 7 of R). */
function quantile(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

function residuals(x: readonly number[], y: readonly number[]): readonly number[] {
  const line = fitLine(x, y);
  return y.map((value, i) => (line ? value - lineAt(line, x[i] as number) : 0));
}
