import type { Architecture } from "../../costs/architecture/architecture.ts";
import { closeDay, deepSeekDay } from "../../costs/serving/production-day.ts";
import { publishedFormat, type ServingFormat } from "../../costs/serving/served-model.ts";
import { formatUsd } from "../../i18n/format.ts";
import type { PriceBasis } from "./input.ts";
import type { Assumption } from "./result.ts";

const day = closeDay(deepSeekDay);
/** A judgement; the prompt follows from it by the day of a large service. */
const OUTPUT = 1200;

/** Inputs of `serving` where nothing is given, beside prices and formats, which depend on the chip. */
export const servingDefaults = {
  output: OUTPUT,
  /** Input tokens for each output token on that day, to a hundred. */
  prompt: Math.round((OUTPUT * day.inputPerOutput) / 100) * 100,
  cached: Math.round(day.cachedShare * 100) / 100,
  timeToFirstToken: 5,
  /** 20 tokens a second for a user, the slower end of that day. */
  timePerToken: 1 / deepSeekDay.tokensPerSecondPerUser[0],
  utilization: "0.4 to 0.8",
  /** Servers whose power was measured drew about 0.7 of what they are rated at. */
  load: "0.6 to 0.8",
  buildingFactor: "1.1 to 1.4",
  cacheHours: "1 to 24",
  usdPerGbMonth: "0.03 to 0.12",
} as const;

type DefaultedName = keyof typeof servingDefaults;

/** Defaults that a source states; the others are judgements. */
const sources: Readonly<Partial<Record<DefaultedName, string>>> = {
  cached: deepSeekDay.source,
  prompt: deepSeekDay.source,
  timePerToken: deepSeekDay.source,
  load: "https://github.com/mlcommons/inference_results_v5.1",
};

/** What a plan assumes, each with where it comes from. */
export function servingAssumptions(
  given: Readonly<Record<DefaultedName, number | string>> & {
    readonly precision?: ServingFormat | undefined;
    readonly draft: number;
    readonly acceptance: number;
  },
  architecture: Architecture,
  format: ServingFormat,
  price: PriceBasis,
): readonly Assumption[] {
  const names = Object.keys(servingDefaults) as DefaultedName[];
  return [
    ...names.map((name): Assumption => {
      const value = String(given[name]);
      const source = sources[name] ?? null;
      if (given[name] !== servingDefaults[name])
        return { name, value, basis: "given", source: null };
      return { name, value, basis: source === null ? "judged" : "source", source };
    }),
    ...(given.draft > 0 ? [acceptanceAssumption(given.acceptance)] : []),
    formatAssumption(given.precision, architecture, format),
    ...(price.usd === null ? [] : [priceAssumption(price)]),
  ];
}

/** Share of drafted tokens that are accepted where nobody says. */
export const USUAL_ACCEPTANCE = 0.7;

const acceptanceAssumption = (acceptance: number): Assumption => ({
  name: "acceptance",
  value: String(acceptance),
  basis: acceptance === USUAL_ACCEPTANCE ? "judged" : "given",
  source: null,
});

/** Weights in eight bits where the published ones have more: usual, and ours to assume. */
function formatAssumption(
  given: ServingFormat | undefined,
  architecture: Architecture,
  format: ServingFormat,
): Assumption {
  if (given !== undefined)
    return { name: "precision", value: format, basis: "given", source: null };
  return publishedFormat(architecture) === format
    ? { name: "precision", value: format, basis: "source", source: architecture.source }
    : { name: "precision", value: format, basis: "judged", source: null };
}

function priceAssumption({ basis, usd, source, quotes, hardware, to }: PriceBasis): Assumption {
  const name = "usdPerChipHour";
  if (basis === "given") return { name, value: formatUsd(usd ?? 0), basis, source: null };
  const of = [quotes === null ? undefined : `n = ${quotes}`, hardware, to];
  const about = of.filter((part) => part !== undefined && part !== null).join(", ");
  return { name, value: `${formatUsd(usd ?? 0)}, ${about}`, basis: "source", source };
}
