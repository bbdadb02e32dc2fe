/**
 * Where a number comes from. A number from the world names its dataset, row and address; a number
 * of ours carries its formula and what went into it.
 */
export interface Receipt {
  readonly id: string;
  readonly value: number | string;
  readonly unit: string;
  /** How the value follows from the inputs; absent for a number from the world. */
  readonly formula?: string;
  readonly inputs: readonly Receipt[];
  readonly dataset?: string;
  readonly row?: string;
  readonly source?: string;
}

/** Receipt of one cell of one row. */
export const cellReceipt = (
  dataset: string,
  row: { readonly id: string; readonly source: string },
  column: string,
  value: number | string,
  unit: string,
): Receipt => ({
  id: `${dataset}/${row.id}/${column}`,
  value,
  unit,
  inputs: [],
  dataset,
  row: row.id,
  source: row.source,
});
