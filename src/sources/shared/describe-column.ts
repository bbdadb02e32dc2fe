import type { Column } from "../../data/manifest.ts";

/** A column of text; never empty unless made optional. (Columns of theirs: upstream-columns.ts.) */
export const text = (name: string, description: string): Column => ({
  name,
  kind: "text",
  required: true,
  description,
});

/** A column of texts separated by semicolons. */
export const list = (name: string, description: string): Column => ({
  ...text(name, description),
  kind: "list",
});

/** A column of dates. */
export const date = (name: string, description: string): Column => ({
  ...text(name, description),
  kind: "date",
});

/** A column of true and false. */
export const flag = (name: string, description: string): Column => ({
  ...text(name, description),
  kind: "boolean",
});

/** A column of numbers with their unit. */
export const number = (name: string, unit: string, description: string): Column => ({
  name,
  kind: "number",
  required: true,
  unit,
  description,
});

/** The same column with empty cells allowed. */
export const optional = (column: Column): Column => ({ ...column, required: false });

/**
 * The same column with cells that became known later than their rows.
 *
 * @param knownOn column of the days on which they did
 */
export const knownLater = (knownOn: string, column: Column): Column => ({ ...column, knownOn });
