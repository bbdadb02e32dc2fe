import type { Fact } from "../../data/facts.ts";

/** Columns of the dataset `electricity`. */
export const electricityColumns = {
  scope: "text",
  boundary: "text",
  kind: "text",
  publication: "text",
  electricity_twh: "number?",
  electricity_low_twh: "number?",
  electricity_high_twh: "number?",
  share: "number?",
  share_low: "number?",
  share_high: "number?",
  share_of: "text?",
} as const;

/** A published figure for electricity: of data centres, or of everything. */
export type ElectricityFigure = Fact<typeof electricityColumns>;

/** What the share is a share of. */
export type EnergyReading = "electricity" | "all-energy";
