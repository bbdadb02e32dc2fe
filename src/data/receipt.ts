/**
 * Where a number comes from. A number taken from the world names its dataset, row and address; one
 * that we computed carries its formula and inputs.
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
