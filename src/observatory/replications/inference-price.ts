import { succeed } from "../../base/outcome.ts";
import { priceBenchmarks, readInferencePriceFolder } from "../../files/inference-price-folder.ts";
import { median } from "../../stats/median.ts";
import { type PriceBenchmark, type PriceSeries, priceDecline } from "../price-decline.ts";
import { claimId } from "./parts/claim-id.ts";
import { type PublishedPriceSeries, publishedPriceSeries } from "./parts/published/price-series.ts";
import type { PublishedClaim, Replication } from "./parts/replication.ts";
import { exact, printed } from "./parts/tolerances.ts";

const results =
  "https://github.com/epoch-research/llm-benchmark-efficiency/blob/2fdd9a8ca969d0b1b1068f09ab54de811f2e0ae2/results/default/lowest_price_models_above_previous_frontier/lowest_price_models_results.csv";
const article = "https://epoch.ai/data-insights/llm-inference-price-trends";

/** Models that spend many tokens on thinking, whose price per token is not comparable. */
export const reasoningModels: ReadonlySet<string> = new Set([
  "DeepSeek-R1",
  "o1",
  "o1-mini",
  "o1-preview",
  "o3-mini",
]);

const multipleChoice = new Set<string>(["MMLU", "GPQA Diamond"]);
const rating = "LMSys Chatbot Arena ELO";

/** The benchmarks, with the publication's bounds. */
export const publishedPriceBenchmarks: readonly PriceBenchmark[] = priceBenchmarks.map((id) => ({
  id,
  ...(multipleChoice.has(id) ? { lowestThreshold: 30 } : {}),
  ...(id === rating ? {} : { fullMarks: 100 }),
}));

/** Price of a fixed performance: Epoch AI, March 2025. */
export const inferencePrice: Replication = {
  id: "inference-price",
  publication: "inference-price",
  claims: [...summaryClaims(), ...publishedPriceSeries.flatMap(seriesClaims)],
  run(inputs) {
    const rows = readInferencePriceFolder(inputs.texts, "inference-price");
    if (!rows.ok) return rows;
    const models = rows.value.filter(
      ({ model, usdPerMtok }) => usdPerMtok > 0 && !reasoningModels.has(model),
    );
    const series = priceDecline(models, publishedPriceBenchmarks, 0.9);
    const factors = series.map(({ declinePerYear }) => declinePerYear);
    return succeed(
      new Map([
        ["priced-models", rows.value.length],
        ["series", series.length],
        ["median", median(factors)],
        ["least", Math.min(...factors)],
        ["greatest", Math.max(...factors)],
        ...series.flatMap(seriesValues),
      ]),
    );
  },
};

function summaryClaims(): readonly PublishedClaim[] {
  return [
    {
      id: "priced-models",
      what: { en: "rows with a price", zh: "有价格的行数" },
      published: 73,
      tolerance: exact,
      source: results,
    },
    {
      id: "series",
      what: { en: "price series with at least four models", zh: "至少含四个模型的价格序列数" },
      published: 21,
      tolerance: exact,
      source: results,
    },
    {
      id: "median",
      what: { en: "median fall of price per year", zh: "价格年下降倍数的中位数" },
      published: 46.2,
      tolerance: printed(1),
      source: article,
    },
    {
      id: "least",
      what: { en: "slowest fall of price per year", zh: "价格年下降倍数的最小值" },
      published: 9.24,
      tolerance: printed(2),
      source: article,
    },
    {
      id: "greatest",
      what: { en: "fastest fall of price per year", zh: "价格年下降倍数的最大值" },
      published: 851,
      tolerance: printed(0),
      source: article,
    },
  ];
}

function seriesId({ benchmark, threshold }: Pick<PriceSeries, "benchmark" | "threshold">): string {
  return `${claimId(benchmark)}-${threshold}`;
}

function seriesClaims(series: PublishedPriceSeries): readonly PublishedClaim[] {
  const id = seriesId(series);
  const en = `fall of price per year at ${series.benchmark} ${series.threshold} (${series.label})`;
  const zh = `${series.benchmark} 达到 ${series.threshold}（${series.label}）的价格年下降倍数`;
  const claim = (
    part: string,
    tail: { en: string; zh: string },
    published: number,
  ): PublishedClaim => ({
    id: `${id}${part}`,
    what: { en: `${en}${tail.en}`, zh: `${zh}${tail.zh}` },
    published,
    tolerance: { kind: "relative", value: 1e-7 },
    source: results,
  });
  return [
    claim("", { en: "", zh: "" }, series.factor),
    claim("-lower", { en: ", lower end of the 90 % interval", zh: "，90% 区间下限" }, series.lower),
    claim("-upper", { en: ", upper end of the 90 % interval", zh: "，90% 区间上限" }, series.upper),
  ];
}

function seriesValues(series: PriceSeries): readonly (readonly [string, number])[] {
  const id = seriesId(series);
  return [
    [id, series.declinePerYear],
    [`${id}-lower`, series.lower],
    [`${id}-upper`, series.upper],
  ];
}
