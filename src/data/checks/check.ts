import type { FactRow } from "../table.ts";

/** A row that a check finds, and why. */
export interface Finding {
  readonly row: string;
  /** What the row states, and what the check expects of it. */
  readonly found: number;
  readonly expected: number;
}

/** A named rule that rows of a dataset should keep; a row that breaks it is to be looked at. */
export interface Check {
  readonly id: string;
  readonly dataset: string;
  /** How far a row may be from what is expected, as the message `check.<id>` says. */
  readonly bound: number;
  find(rows: readonly FactRow[]): readonly Finding[];
}

/** A number of a row. */
export const numberOf = (row: FactRow, column: string): number | undefined => {
  const cell = row[column];
  return typeof cell === "number" ? cell : undefined;
};

/** The greater of two positive numbers over the lesser. */
export const factorOf = (a: number, b: number): number => Math.max(a / b, b / a);

/** The middle of some numbers; of an even count, the lower of the two. */
export function middleOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
