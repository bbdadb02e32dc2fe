import type { PublishedArchitecture } from "./published-architecture.ts";

const gemma = { gated: true, tied: true, positions: "rotary" } as const;

/** Layers, hidden size, heads, key-value heads, head size, feed-forward size, all parameters. */
type Shape = readonly [number, number, number, number, number, number, number];

const shaped = ([layers, hidden, heads, keyValueHeads, headSize, feedForward, all]: Shape) => ({
  ...gemma,
  layers,
  hidden,
  heads,
  keyValueHeads,
  headSize,
  feedForward,
  parameters: all,
});

/** Gemma 2, tables 1 and 2 of its paper: every second layer sees everything. */
const gemma2 = (size: number, shape: Shape): PublishedArchitecture => ({
  ...shaped(shape),
  model: `Gemma 2 ${size}B`,
  date: "2024-06-27",
  reported: "2024-07-31",
  source: "https://arxiv.org/abs/2408.00118",
  vocabulary: 256_128,
  trainingContext: 8192,
  pattern: ["sliding", "full"],
  window: 4096,
});

/** Gemma 3, table 1 of its paper (text part only): every sixth layer sees everything. */
const gemma3 = (
  size: number,
  window: number,
  context: number,
  shape: Shape,
): PublishedArchitecture => ({
  ...shaped(shape),
  model: `Gemma 3 ${size}B`,
  date: "2025-03-12",
  reported: "2025-03-25",
  source: "https://arxiv.org/abs/2503.19786",
  vocabulary: 262_144,
  trainingContext: 32_768,
  context,
  pattern: ["sliding", "sliding", "sliding", "sliding", "sliding", "full"],
  window,
});

/** Architectures of Google's open models. */
export const googleArchitectures: readonly PublishedArchitecture[] = [
  gemma2(2, [26, 2304, 8, 4, 256, 9216, 2.61e9]),
  gemma2(9, [42, 3584, 16, 8, 256, 14_336, 9.24e9]),
  gemma2(27, [46, 4608, 32, 16, 128, 36_864, 27.23e9]),
  gemma3(1, 512, 32_768, [26, 1152, 4, 1, 256, 6912, 1e9]),
  gemma3(4, 1024, 131_072, [34, 2560, 8, 4, 256, 10_240, 3.884e9]),
  gemma3(12, 1024, 131_072, [48, 3840, 16, 8, 256, 15_360, 11.771e9]),
  gemma3(27, 1024, 131_072, [62, 5376, 32, 16, 128, 21_504, 27.016e9]),
];
