import type { Architecture } from "../architecture/architecture.ts";
import { layOutArchitecture } from "../architecture/architecture-figures.ts";
import type { LatencyLimits } from "./serving-setup.ts";

/**
 * Lengths and limits of a measured benchmark (MLPerf Inference). Its rules state limits and mean
 * answer lengths, but for prompts only which texts they are.
 */
export interface BenchmarkRule {
  /** Name in dataset `architectures`. */
  readonly architecture: string | Architecture;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly beams: number;
  /** Limits on the 99th percentile by scenario; offline has none. */
  readonly limits: Readonly<Record<string, LatencyLimits>>;
  /** Lengths that the rules do not state: our estimates. */
  readonly judged: readonly ("promptTokens" | "outputTokens")[];
}

/** GPT-J 6B, https://huggingface.co/EleutherAI/gpt-j-6b (configuration). */
const gptJ = layOutArchitecture({
  id: "GPT-J-6B",
  name: "GPT-J-6B",
  source: "https://huggingface.co/EleutherAI/gpt-j-6b",
  layers: 28,
  hiddenSize: 4096,
  heads: 16,
  keyValueHeads: 16,
  headSize: 256,
  feedForwardSize: 16384,
  gated: false,
  vocabulary: 50400,
  embeddingsTied: false,
  positions: "rotary",
  trainingContext: 2048,
  context: 2048,
  pattern: ["full"],
  weightFormat: "fp16",
});
if ("missing" in gptJ) throw new Error(gptJ.missing);

const chat = { timeToFirstToken: 2, timePerToken: 0.2 };

/**
 * Rules by the benchmark's name in dataset `serving-throughput`.
 *
 * @see https://github.com/mlcommons/inference, `loadgen/mlperf.conf` for limits, the submission
 *   checker for mean output lengths
 */
export const benchmarkRules: Readonly<Record<string, BenchmarkRule>> = {
  "llama2-70b": {
    architecture: "Llama 2-70B",
    promptTokens: 294,
    outputTokens: 294.45,
    beams: 1,
    limits: { server: chat, interactive: { timeToFirstToken: 0.45, timePerToken: 0.04 } },
    judged: ["promptTokens"],
  },
  "mixtral-8x7b": {
    architecture: "Mixtral 8x7B",
    promptTokens: 300,
    outputTokens: 145,
    beams: 1,
    limits: { server: chat },
    judged: ["promptTokens"],
  },
  "llama3.1-405b": {
    architecture: "Llama 3.1-405B",
    promptTokens: 9428,
    outputTokens: 684.68,
    beams: 1,
    limits: {
      server: { timeToFirstToken: 6, timePerToken: 0.175 },
      interactive: { timeToFirstToken: 4.5, timePerToken: 0.08 },
    },
    judged: ["promptTokens"],
  },
  "llama3.1-8b": {
    architecture: "Llama 3.1-8B",
    promptTokens: 778,
    outputTokens: 128,
    beams: 1,
    limits: { server: { timeToFirstToken: 2, timePerToken: 0.1 } },
    judged: ["promptTokens", "outputTokens"],
  },
  "deepseek-r1": {
    architecture: "DeepSeek-V3",
    promptTokens: 800,
    outputTokens: 3886.23,
    beams: 1,
    limits: { server: { timeToFirstToken: 2, timePerToken: 0.08 } },
    judged: ["promptTokens"],
  },
  // The limit is 20 s for a whole answer; its 69 tokens are the rules' own scaling.
  gptj: {
    architecture: gptJ.architecture,
    promptTokens: 890,
    outputTokens: 69,
    beams: 4,
    limits: { server: { timeToFirstToken: 20, timePerToken: 20 / 69 } },
    judged: ["promptTokens"],
  },
};
