import type { PublishedRun } from "./published-run.ts";

const PATTERSON = "https://arxiv.org/abs/2104.10350";
const PALM = "https://arxiv.org/abs/2204.02311";

/** Runs on a TPU v3 pod in table 4 of Patterson et al. 2021. */
const pattersonRun = (
  model: string,
  date: string,
  figures: Pick<PublishedRun, "chips" | "days" | "trainingFlop" | "energyKwh"> &
    Partial<PublishedRun>,
): PublishedRun => ({
  model,
  date,
  reported: "2021-04-21",
  source: PATTERSON,
  hardware: "Google TPU v3",
  ...figures,
});

const gemma2 = (size: number, tokens: number, hardware: string, chips: number): PublishedRun => ({
  model: `Gemma 2 ${size}B`,
  date: "2024-06-27",
  reported: "2024-07-31",
  source: "https://arxiv.org/abs/2408.00118",
  activeParameters: size * 1e9,
  tokens,
  hardware,
  chips,
});

const gemma3 = (size: number, tokens: number, hardware: string, chips: number): PublishedRun => ({
  model: `Gemma 3 ${size}B`,
  date: "2025-03-12",
  reported: "2025-03-25",
  source: "https://arxiv.org/abs/2503.19786",
  activeParameters: size * 1e9,
  tokens,
  hardware,
  chips,
});

/** Runs published by Google and DeepMind. */
export const googleRuns: readonly PublishedRun[] = [
  {
    model: "BERT-Large",
    date: "2018-10-11",
    source: "https://arxiv.org/abs/1810.04805",
    activeParameters: 340e6,
    chips: 64,
    days: 4,
  },
  pattersonRun("T5-11B", "2019-10-23", {
    activeParameters: 11e9,
    trainingFlop: 4.05e22,
    chips: 512,
    days: 20,
    energyKwh: 85_700,
  }),
  pattersonRun("Meena", "2020-01-28", {
    activeParameters: 2.6e9,
    trainingFlop: 1.12e23,
    chips: 1024,
    days: 30,
    energyKwh: 232_000,
  }),
  pattersonRun("GShard (600B)", "2020-06-30", {
    totalParameters: 619e9,
    trainingFlop: 1.33e22,
    chips: 1024,
    days: 3.1,
    energyKwh: 24_100,
  }),
  pattersonRun("Switch", "2021-01-11", {
    totalParameters: 1.5e12,
    trainingFlop: 8.22e22,
    chips: 1024,
    days: 27,
    energyKwh: 179_000,
  }),
  {
    model: "Gopher (280B)",
    date: "2021-12-08",
    reported: "2022-04-05",
    source: "https://arxiv.org/abs/2112.11446",
    otherSource: PALM,
    activeParameters: 280e9,
    tokens: 300e9,
    trainingFlop: 6.31e23,
    hardware: "Google TPU v3",
    chips: 4096,
    chipHours: 4096 * 920,
    utilization: 0.325,
    utilizationKind: "model",
  },
  {
    model: "GLaM",
    date: "2021-12-13",
    source: "https://arxiv.org/abs/2112.06905",
    activeParameters: 96.6e9,
    totalParameters: 1.2e12,
    tokens: 600e9,
    hardware: "Google TPU v4",
    chips: 1024,
    energyKwh: 456_000,
  },
  {
    model: "LaMDA",
    date: "2022-01-20",
    source: "https://arxiv.org/abs/2201.08239",
    activeParameters: 137e9,
    trainingFlop: 3.55e23,
    hardware: "Google TPU v3",
    chips: 1024,
    days: 57.7,
    utilization: 0.565,
    utilizationKind: "hardware",
    energyKwh: 451_000,
  },
  {
    model: "Chinchilla",
    date: "2022-03-29",
    source: "https://arxiv.org/abs/2203.15556",
    activeParameters: 70e9,
    tokens: 1.4e12,
    trainingFlop: 5.76e23,
  },
  {
    model: "PaLM (540B)",
    date: "2022-04-04",
    reported: "2022-04-05",
    source: PALM,
    activeParameters: 540e9,
    tokens: 780e9,
    hardware: "Google TPU v4",
    chips: 6144,
    chipHours: 6144 * 1200 + 3072 * 336,
    days: 64,
    utilization: 0.462,
    utilizationKind: "model",
    recomputation: "full",
  },
  gemma2(2, 2e12, "Google TPU v5e", 512),
  gemma2(9, 8e12, "Google TPU v4", 4096),
  gemma2(27, 13e12, "Google TPU v5p", 6144),
  gemma3(1, 2e12, "Google TPU v5e", 512),
  gemma3(4, 4e12, "Google TPU v5e", 2048),
  gemma3(12, 12e12, "Google TPU v4", 6144),
  gemma3(27, 14e12, "Google TPU v5p", 6144),
];
