import type { Architecture } from "../../costs/architecture/architecture.ts";
import {
  type CacheFormat,
  elementBytes,
  publishedFormat,
  type ServingFormat,
} from "../../costs/serving/served-model.ts";
import {
  defaultSources,
  type ServingDefault,
  servingDefaults,
  USUAL_ACCEPTANCE,
} from "../../costs/serving/serving-defaults.ts";
import type { ServingSetup } from "../../costs/serving/serving-setup.ts";
import { formatUsd } from "../../i18n/format.ts";
import type { Assumption, PriceBasis } from "./result.ts";

/** What a plan assumes, each with where it comes from. */
export function servingAssumptions(
  given: Readonly<Record<ServingDefault, number | string>> & {
    readonly precision?: ServingFormat | undefined;
    readonly cachePrecision?: CacheFormat | undefined;
    readonly draft: number;
    readonly acceptance: number;
  },
  architecture: Architecture,
  { format, keyValueBytes }: Pick<ServingSetup, "format" | "keyValueBytes">,
  price: PriceBasis,
): readonly Assumption[] {
  const names = Object.keys(servingDefaults) as ServingDefault[];
  return [
    ...names.map((name): Assumption => {
      const value = String(given[name]);
      const source = defaultSources[name] ?? null;
      if (given[name] !== servingDefaults[name])
        return { name, value, basis: "given", source: null };
      return { name, value, basis: source === null ? "judged" : "source", source };
    }),
    ...(given.draft > 0 ? [acceptanceAssumption(given.acceptance)] : []),
    formatAssumption(given.precision, architecture, format),
    {
      name: "cachePrecision",
      value: keyValueBytes === elementBytes.fp8 ? "fp8" : "fp16",
      basis: given.cachePrecision === undefined ? "judged" : "given",
      source: null,
    },
    ...(price.usd === null ? [] : [priceAssumption(price)]),
  ];
}

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
