import type { FactRow } from "../table.ts";
import { numberOf } from "./check.ts";

/** A price of the dataset `api-prices` with input and output. */
export interface Listing {
  readonly row: FactRow;
  readonly model: string;
  readonly provider: string;
  readonly history: string;
  readonly output: number;
  /** Three parts of input to one of output. */
  readonly blended: number;
}

/** The prices that have a seller, and input and output. */
export const listingsOf = (rows: readonly FactRow[]): readonly Listing[] =>
  rows.flatMap((row) => {
    const input = numberOf(row, "input_usd_mtok");
    const output = numberOf(row, "output_usd_mtok");
    const { provider, model, history } = row;
    if (input === undefined || output === undefined || typeof provider !== "string") return [];
    const blended = (3 * input + output) / 4;
    return [{ row, model: String(model), provider, history: String(history), output, blended }];
  });

/** Whether two prices stood on one day. */
export const overlap = (a: Listing, b: Listing): boolean =>
  a.row.date < endOf(b) && b.row.date < endOf(a);

const endOf = ({ row }: Listing): string => String(row["last_seen"] ?? "9999");
