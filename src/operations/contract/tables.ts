import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Listed, rowsOf } from "./rows.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The name of the table of one row with what an answer says once. */
const SUMMARY = "summary";

/**
 * Every table of an answer by its name: its lists of objects by their paths, and what it says once.
 */
export function tablesOf(
  operation: Listed,
  result: unknown,
): ReadonlyMap<string, readonly unknown[]> {
  const tables = new Map<string, readonly unknown[]>();
  const rows = rowsOf(operation, result);
  if (rows.ok && operation.rows !== undefined) tables.set(operation.rows, rows.value);
  collect(result as Fields, "", tables);
  return tables.set(SUMMARY, [onceOf(result as Fields)]);
}

/**
 * One table of an answer, as rows.
 *
 * @param name the table wanted: a list of the answer by its path, such as `indices.points`, or
 *   `summary`; without one that which the operation names, else the only list
 * @returns the rows, or problem `which-table` with what there is
 */
export function tableOf(
  operation: Listed,
  result: unknown,
  name: string | undefined,
): Outcome<readonly unknown[]> {
  const rows = rowsOf(operation, result);
  if (name === undefined && rows.ok) return rows;
  const tables = tablesOf(operation, result);
  const lists = [...tables.keys()].filter((each) => each !== SUMMARY);
  const [only] = lists.length === 1 ? lists : [];
  const wanted = name ?? only;
  const found = wanted === undefined ? undefined : tables.get(wanted);
  if (found) return succeed(found);
  return fail("which-table", {
    value: wanted ?? operation.name,
    known: [...tables.keys()].join(", "),
  });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isComposed = (value: unknown): boolean => typeof value === "object" && value !== null;

/** The lists of objects in an answer by their paths; not those inside other lists. */
function collect(fields: Fields, prefix: string, into: Map<string, readonly unknown[]>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (isFields(value)) collect(value, `${prefix}${name}.`, into);
    else if (Array.isArray(value) && value.some(isFields) && !into.has(`${prefix}${name}`)) {
      into.set(`${prefix}${name}`, value);
    }
  }
}

/** The answer without its tables. */
function onceOf(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => !(Array.isArray(value) && value.some(isComposed)))
      .map(([name, value]) => [name, isFields(value) ? onceOf(value) : value]),
  );
}
