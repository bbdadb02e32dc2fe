/** A service's day, as its operator published it. */
export interface ProductionDay {
  readonly name: string;
  /** Id of the model in `architectures`, and of the chip in `planner-chips`. */
  readonly architecture: string;
  readonly chip: string;
  readonly source: string;
  readonly date: string;
  readonly nodes: number;
  readonly chipsPerNode: number;
  readonly usdPerChipHour: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /**
   * Tokens per second of a node that reads prompts, cached ones included, and of one that decodes.
   */
  readonly inputTokensPerNode: number;
  readonly outputTokensPerNode: number;
  readonly usdOfTokens: number;
  /** List price, USD per million tokens. */
  readonly price: { readonly input: number; readonly cached: number; readonly output: number };
  /** Tokens kept per output token, and tokens per second for a user. */
  readonly meanContext: number;
  readonly tokensPerSecondPerUser: readonly [low: number, high: number];
}

/** DeepSeek-V3 and R1 on H800, 24 hours to noon of 28 February 2025 (UTC+8). */
export const deepSeekDay: ProductionDay = {
  name: "DeepSeek-V3 / R1",
  architecture: "DeepSeek-V3",
  chip: "h800-sxm",
  source:
    "https://github.com/deepseek-ai/open-infra-index/blob/main/202502OpenSourceWeek/day_6_one_more_thing_deepseekV3R1_inference_system_overview.md",
  date: "2025-02-28",
  nodes: 226.75,
  chipsPerNode: 8,
  usdPerChipHour: 2,
  inputTokens: 608e9,
  cachedTokens: 342e9,
  outputTokens: 168e9,
  inputTokensPerNode: 73_700,
  outputTokensPerNode: 14_800,
  usdOfTokens: 562_027,
  price: { input: 0.55, cached: 0.14, output: 2.19 },
  meanContext: 4989,
  tokensPerSecondPerUser: [20, 22],
};

const days: readonly ProductionDay[] = [deepSeekDay];

/** The published day of that model on that chip, or `undefined`. */
export const dayOfService = (
  architecture: { readonly id: string },
  chip: { readonly id: string },
): ProductionDay | undefined =>
  days.find((day) => day.architecture === architecture.id && day.chip === chip.id);

/** The published day that ran on that chip, where it was known by then. */
export const dayOnChip = (chip: { readonly id: string }, asOf: string): ProductionDay | undefined =>
  days.find((day) => day.chip === chip.id && day.date <= asOf);

const SECONDS = 86_400;

/** What follows from a published day: its cost, the nodes that the rates imply, its margin. */
export function closeDay(day: ProductionDay) {
  const usd = day.nodes * day.chipsPerNode * 24 * day.usdPerChipHour;
  const { inputTokens, cachedTokens, outputTokens, price } = day;
  return {
    usd,
    /** Nodes, if busy all day at the published rates. */
    nodesFromRates:
      inputTokens / SECONDS / day.inputTokensPerNode +
      outputTokens / SECONDS / day.outputTokensPerNode,
    /** Revenue at list price, from the token counts. */
    usdAtListPrice:
      ((inputTokens - cachedTokens) * price.input +
        cachedTokens * price.cached +
        outputTokens * price.output) /
      1e6,
    /** Profit relative to cost at the published revenue. */
    margin: day.usdOfTokens / usd - 1,
    /** Prompt length of a request with one output token, given the day's shares of tokens. */
    inputPerOutput: inputTokens / outputTokens,
    cachedShare: cachedTokens / inputTokens,
  };
}
