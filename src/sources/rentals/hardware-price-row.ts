import type { Cell } from "../../data/cell.ts";

/** A row of `hardware-prices` before its id is made unique. */
export interface PriceRow extends Readonly<Record<string, Cell>> {
  readonly id: string;
  readonly date: string;
  readonly known_on: string;
  readonly known_basis: "price";
  readonly source: string;
  readonly hardware: string;
  readonly basis: "purchase" | "hour";
  readonly term: string;
  readonly usd: number;
  readonly statistic: "price" | "median";
}

/** Why an upstream price does not enter. */
export type SkipReason = "blank" | "serverless" | "daily-other" | "daily-weekday";

/** Rows taken from one upstream, and why others were not. */
export interface PriceRows {
  readonly rows: readonly PriceRow[];
  readonly skipped: readonly SkipReason[];
}
