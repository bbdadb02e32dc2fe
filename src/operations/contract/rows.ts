import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** Names of the lists directly in a result; of a union of results, those of each. */
export type ListName<Result> = unknown extends Result
  ? string
  : Result extends unknown
    ? {
        [Name in keyof Result & string]: NonNullable<Result[Name]> extends readonly unknown[]
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
  const list = (result as Readonly<Record<string, unknown>>)[rows];
  return Array.isArray(list) ? succeed(list) : fail("no-rows-here", { value: name, field: rows });
}
