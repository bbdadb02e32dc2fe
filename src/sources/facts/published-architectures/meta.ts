import type { PublishedArchitecture } from "./published-architecture.ts";

/** What all Llama models share. */
const llamaLike = { gated: true, tied: false, positions: "rotary" } as const;

/** Layers, hidden size, heads, key-value heads, feed-forward size, all parameters. */
type Shape = readonly [number, number, number, number, number, number];

const shaped = ([layers, hidden, heads, keyValueHeads, feedForward, parameters]: Shape) => ({
  ...llamaLike,
  layers,
  hidden,
  heads,
  keyValueHeads,
  feedForward,
  parameters,
});

/** LLaMA, table 2 of its paper. */
const llama = (size: number, shape: Shape): PublishedArchitecture => ({
  ...shaped(shape),
  model: `LLaMA-${size}B`,
  date: "2023-02-24",
  reported: "2023-02-27",
  source: "https://arxiv.org/abs/2302.13971",
  vocabulary: 32_000,
  trainingContext: 2048,
  weightFormat: "fp16",
});

const llama2 = (size: number, source: string, shape: Shape): PublishedArchitecture => ({
  ...shaped(shape),
  model: `Llama 2-${size}B`,
  date: "2023-07-18",
  source,
  vocabulary: 32_000,
  trainingContext: 4096,
  weightFormat: "fp16",
});

const llama2Config = (size: number) =>
  `https://huggingface.co/meta-llama/Llama-2-${size}b-hf/blob/main/config.json`;

/** Llama 3, table 3 of its paper; 3.1 is the same model taught a longer context. */
const llama3 = (version: "3" | "3.1", size: number, shape: Shape): PublishedArchitecture => ({
  ...shaped(shape),
  model: `Llama ${version}-${size}B`,
  date: version === "3" ? "2024-04-18" : "2024-07-23",
  source:
    version === "3"
      ? `https://huggingface.co/meta-llama/Meta-Llama-3-${size}B/blob/main/config.json`
      : "https://arxiv.org/abs/2407.21783",
  vocabulary: 128_256,
  trainingContext: 8192,
  context: version === "3" ? 8192 : 131_072,
});

const llama32 = (size: number, headSize: number, shape: Shape): PublishedArchitecture => ({
  ...shaped(shape),
  model: `Llama 3.2 ${size}B`,
  date: "2024-09-25",
  source: `https://huggingface.co/meta-llama/Llama-3.2-${size}B/blob/main/config.json`,
  headSize,
  tied: true,
  vocabulary: 128_256,
  trainingContext: 8192,
  context: 131_072,
});

const shape8: Shape = [32, 4096, 32, 8, 14_336, 8.03e9];
const shape70: Shape = [80, 8192, 64, 8, 28_672, 70.6e9];

/** Every fourth layer sees everything, the others chunks of 8,192 tokens. */
const llama4 = {
  ...llamaLike,
  date: "2025-04-05",
  layers: 48,
  hidden: 5120,
  heads: 40,
  keyValueHeads: 8,
  headSize: 128,
  vocabulary: 202_048,
  trainingContext: 8192,
  pattern: ["sliding", "sliding", "sliding", "full"],
  window: 8192,
  activeParameters: 17e9,
} as const satisfies Partial<PublishedArchitecture>;

/** Architectures published by Meta. */
export const metaArchitectures: readonly PublishedArchitecture[] = [
  llama(7, [32, 4096, 32, 32, 11_008, 6.7e9]),
  llama(13, [40, 5120, 40, 40, 13_824, 13e9]),
  llama(33, [60, 6656, 52, 52, 17_920, 32.5e9]),
  llama(65, [80, 8192, 64, 64, 22_016, 65.2e9]),
  llama2(7, llama2Config(7), [32, 4096, 32, 32, 11_008, 6.74e9]),
  llama2(13, llama2Config(13), [40, 5120, 40, 40, 13_824, 13.02e9]),
  // Never released by itself; its architecture is that of Code Llama 34B, trained from it.
  llama2(
    34,
    "https://huggingface.co/codellama/CodeLlama-34b-hf/blob/main/config.json",
    [48, 8192, 64, 8, 22_016, 33.7e9],
  ),
  llama2(70, llama2Config(70), [80, 8192, 64, 8, 28_672, 69e9]),
  llama3("3", 8, shape8),
  llama3("3", 70, shape70),
  llama3("3.1", 8, shape8),
  llama3("3.1", 70, shape70),
  llama3("3.1", 405, [126, 16_384, 128, 8, 53_248, 405e9]),
  llama32(1, 64, [16, 2048, 32, 8, 8192, 1.23e9]),
  llama32(3, 128, [28, 3072, 24, 8, 8192, 3.21e9]),
  {
    ...llama4,
    model: "Llama 4 Scout",
    source: "https://huggingface.co/meta-llama/Llama-4-Scout-17B-16E/blob/main/config.json",
    context: 10_485_760,
    parameters: 109e9,
    experts: { count: 16, active: 1, shared: 1, feedForward: 8192 },
  },
  {
    ...llama4,
    model: "Llama 4 Maverick",
    source: "https://huggingface.co/meta-llama/Llama-4-Maverick-17B-128E/blob/main/config.json",
    context: 1_048_576,
    parameters: 400e9,
    feedForward: 16_384,
    experts: { count: 128, active: 1, shared: 1, feedForward: 8192, every: 2 },
  },
];
