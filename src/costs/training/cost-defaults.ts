import type { Default } from "./failure-defaults.ts";

/** Electricity by region: price for large users, and overhead of typical buildings. */
export const regions = {
  us: {
    usdPerKwh: "0.075 to 0.09",
    pue: "1.08 to 1.25",
    source: "https://www.eia.gov/electricity/monthly/",
    judged: false,
  },
  europe: { usdPerKwh: "0.12 to 0.22", pue: "1.1 to 1.3", source: "–", judged: true },
  nordics: { usdPerKwh: "0.04 to 0.09", pue: "1.05 to 1.15", source: "–", judged: true },
  china: { usdPerKwh: "0.06 to 0.11", pue: "1.15 to 1.35", source: "–", judged: true },
  gulf: { usdPerKwh: "0.04 to 0.08", pue: "1.2 to 1.4", source: "–", judged: true },
} as const;

export type Region = keyof typeof regions;
export const regionNames = Object.keys(regions) as [Region, ...Region[]];

/** Cottier et al. 2024, the source of the cost recipe. */
export const COTTIER = "https://arxiv.org/abs/2405.21015";

/** Defaults for money and energy beside chips. */
export const costDefaults = {
  /** Mean power of the server while training, relative to its rated power. */
  load: { belief: "0.65 to 0.85", source: COTTIER, judged: false },
  /** Share of the programme's compute spent on the final run. */
  finalShare: {
    belief: "0.1 to 0.3",
    source: "https://epoch.ai/data-insights/openai-compute-spend",
    judged: false,
  },
  /** Share of the programme's cost spent on staff, equity included. */
  staffShare: { belief: "0.29 to 0.49", source: COTTIER, judged: false },
  /** Share of reserved chip-hours that are idle. */
  idleShare: { belief: "0.05 to 0.2", source: "–", judged: true },
  /** Data bought for the programme, USD. */
  dataUsd: { belief: "0", source: "–", judged: true },
} as const satisfies Readonly<Record<string, Default>>;

/** Rated power of a server relative to its chips, where its maker does not state it. */
export const SERVER_POWER_FACTOR = { gpu: 1.8, tpu: 1.56 } as const;

/** TPUs draw a smaller share of their rated power on average (Cottier et al. 2024). */
export const TPU_LOAD = "0.38 to 0.48";
