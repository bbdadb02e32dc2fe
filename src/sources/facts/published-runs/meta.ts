import type { PublishedRun } from "./published-run.ts";

const A100 = "NVIDIA A100 SXM4 80 GB";
const H100 = "NVIDIA H100 SXM5 80GB";

/** LLaMA, table 15 of its paper: hours and energy of each size. */
const llama = (
  size: number,
  tokens: number,
  chipHours: number,
  energyKwh: number,
): PublishedRun => ({
  model: `LLaMA-${size}B`,
  date: "2023-02-24",
  reported: "2023-02-27",
  source: "https://arxiv.org/abs/2302.13971",
  activeParameters: size * 1e9,
  tokens,
  hardware: A100,
  chipHours,
  energyKwh,
});

/** Llama 2, table 2 of its paper. */
const llama2 = (size: number, chipHours: number): PublishedRun => ({
  model: `Llama 2-${size}B`,
  date: "2023-07-18",
  source: "https://arxiv.org/abs/2307.09288",
  activeParameters: size * 1e9,
  tokens: 2e12,
  hardware: A100,
  chipHours,
});

const llama3 = (size: number, chipHours: number): PublishedRun => ({
  model: `Llama 3-${size}B`,
  date: "2024-04-18",
  source: "https://github.com/meta-llama/llama3/blob/main/MODEL_CARD.md",
  activeParameters: size * 1e9,
  tokens: 15e12,
  hardware: H100,
  chipHours,
});

const llama31 = (size: number, chipHours: number): PublishedRun => ({
  model: `Llama 3.1-${size}B`,
  date: "2024-07-23",
  source: "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md",
  activeParameters: size * 1e9,
  tokens: 15e12,
  hardware: H100,
  chipHours,
});

const llama32 = (size: number, chipHours: number): PublishedRun => ({
  model: `Llama 3.2 ${size}B`,
  date: "2024-09-25",
  source: "https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/MODEL_CARD.md",
  tokens: 9e12,
  hardware: H100,
  chipHours,
});

const llama4 = (
  name: string,
  totalParameters: number,
  tokens: number,
  chipHours: number,
): PublishedRun => ({
  model: `Llama 4 ${name}`,
  date: "2025-04-05",
  source: "https://github.com/meta-llama/llama-models/blob/main/models/llama4/MODEL_CARD.md",
  activeParameters: 17e9,
  totalParameters,
  tokens,
  hardware: H100,
  chipHours,
});

/** Runs published by Meta. */
export const metaRuns: readonly PublishedRun[] = [
  {
    model: "OPT-175B",
    date: "2022-05-02",
    source: "https://arxiv.org/abs/2205.01068",
    otherSource:
      "https://github.com/facebookresearch/metaseq/blob/main/projects/OPT/chronicles/final_update.md",
    activeParameters: 175e9,
    tokens: 300e9,
    trainingFlop: 4.3e23,
    hardware: A100,
    chips: 992,
  },
  llama(7, 1e12, 82_432, 36_000),
  llama(13, 1e12, 135_168, 59_000),
  llama(33, 1.4e12, 530_432, 233_000),
  { ...llama(65, 1.4e12, 1_022_362, 449_000), chips: 2048, days: 21 },
  llama2(7, 184_320),
  llama2(13, 368_640),
  llama2(34, 1_038_336),
  llama2(70, 1_720_320),
  llama3(8, 1.3e6),
  llama3(70, 6.4e6),
  llama31(8, 1.46e6),
  llama31(70, 7e6),
  {
    ...llama31(405, 30.84e6),
    otherSource: "https://arxiv.org/abs/2407.21783",
    tokens: 15.6e12,
    trainingFlop: 3.8e25,
    chips: 16_384,
    utilization: 0.41,
    utilizationKind: "model",
    goodput: 0.9,
  },
  llama32(1, 370_000),
  llama32(3, 460_000),
  llama4("Scout", 109e9, 40e12, 5e6),
  llama4("Maverick", 400e9, 22e12, 2.38e6),
];
