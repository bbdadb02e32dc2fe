type Row = Readonly<Record<string, unknown>>;

/** What a cell of a tidy table may be; `null` is not known. */
export type TidyCell = string | number | boolean | null;

/** A table with one value in each cell; every row is as long as the header. */
export interface TidyTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TidyCell[])[];
}

/**
 * Entries of an answer as one table.
 *
 * A field of a field is `fit_rSquared`. The ends of an interval follow what they are of:
 * `growthPerYear`, `growthPerYear_lower`, `growthPerYear_upper`. A list of values is one cell, with
 * semicolons; a list of objects is JSON.
 */
export function tidyTable(entries: readonly unknown[]): TidyTable {
  const flat = entries.map((entry) => flatten(isRow(entry) ? entry : { value: entry }));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  return {
    columns,
    rows: flat.map((row) => columns.map((column) => row.get(column) ?? null)),
  };
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function flatten(row: Row, prefix = ""): ReadonlyMap<string, TidyCell> {
  const cells = new Map<string, TidyCell>();
  const keys = Object.keys(row);
  keys.forEach((key, index) => {
    const value = row[key];
    const name = `${prefix}${intervalName(keys, index)}`;
    if (isRow(value))
      for (const [inner, cell] of flatten(value, `${name}_`)) cells.set(inner, cell);
    else cells.set(name, cellOf(value));
  });
  return cells;
}

/** The name of a field's column; that of an interval's end has before it what the interval is of. */
function intervalName(keys: readonly string[], index: number): string {
  const key = keys[index] ?? "";
  if (key !== "lower" && key !== "upper")
    return key.replace(/(Lower|Upper)$/, (end) => `_${end.toLowerCase()}`);
  const first = Math.min(
    ...["lower", "upper"].map((end) => keys.indexOf(end)).filter((at) => at >= 0),
  );
  const of = keys.includes("value") ? "value" : keys[first - 1];
  return of === undefined ? key : `${of}_${key}`;
}

function cellOf(value: unknown): TidyCell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") {
    return value;
  }
  return Array.isArray(value) && value.every((each) => typeof each !== "object")
    ? value.join("; ")
    : JSON.stringify(value);
}
