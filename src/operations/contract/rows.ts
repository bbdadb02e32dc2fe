import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** Names of the lists directly in a result; of a union of results, those of each. */
export type ListName<Result> = unknown extends Result
  ? string
  : Result extends unknown
    ? {
        [Name in keyof Result & string]: NonNullable<Result[Name]> extends
          | readonly unknown[]
          | Readonly<Record<string, object>>
          ? Name
          : never;
      }[keyof Result & string]
    : never;

/** An operation as one who wants rows sees it. */
export interface Listed {
  readonly name: string;
  readonly rows?: string;
}

/**
 * The rows of an answer: the list that its operation names, whatever the data.
 *
 * @returns `no-rows` when the operation names no list, `no-rows-here` when this answer is without it
 */
export function rowsOf(operation: Listed, result: unknown): Outcome<readonly unknown[]> {
  const { name, rows } = operation;
  if (rows === undefined) return fail("no-rows", { value: name });
  const { [rows]: list, columns } = result as Readonly<Record<string, unknown>>;
  if (Array.isArray(list)) return succeed(namedRows(list, columns));
  // What is named, such as the outputs of a model, is a list of entries with their names.
  return typeof list === "object" && list !== null
    ? succeed(Object.entries(list).map(([entry, value]) => ({ name: entry, ...value })))
    : fail("no-rows-here", { value: name, field: rows });
}

/** Rows that are lists of cells as entries by the names of their columns; others as they are. */
export function namedRows(rows: readonly unknown[], columns: unknown): readonly unknown[] {
  if (!Array.isArray(columns) || !rows.every(Array.isArray)) return rows;
  const names = columns.map(({ name }: { readonly name: string }) => name);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
}
