import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Condition, Resolver } from "./resolver.ts";

export type RowsResolver = Extract<Resolver, { where: unknown }>;

/** A table as the operation `series` gives it. */
interface RowsAnswer {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * The rows that meet every condition, reduced.
 *
 * @param answer what `series` said
 * @returns a value; of groups, `{ key, value }` from the largest value; `nothing-found` where no row
 *   has one, `unknown-column` where the table has no such column
 */
export function reduceRows(answer: unknown, resolver: RowsResolver): Outcome<unknown> {
  const rows = keptRows(answer, resolver);
  if (!rows.ok) return rows;
  const kept = rows.value;
  if (resolver.by === undefined) return reduced(kept, resolver);
  const groups = new Map<string, Kept[]>();
  for (const row of kept) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  const values = [...groups].flatMap(([key, group]) => {
    const value = reduced(group, resolver);
    return value.ok ? [{ key, value: value.value as string | number }] : [];
  });
  if (values.length === 0) return fail("nothing-found", { path: resolver.column });
  return succeed(values.sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0)));
}

/** The rows that meet every condition and have a value, in the order of their days. */
export function keptRows(answer: unknown, resolver: RowsResolver): Outcome<readonly Kept[]> {
  const { columns, rows } = answer as RowsAnswer;
  const names = columns.map(({ name }) => name);
  const used = [
    ...resolver.where.map(([column]) => column),
    ...[resolver.column, resolver.by ?? resolver.column],
  ];
  const unknown = used.find((column) => !names.includes(column));
  if (unknown !== undefined) {
    return fail("unknown-column", { value: unknown, dataset: resolver.input.id });
  }
  const at = (row: readonly unknown[], column: string): unknown => row[names.indexOf(column)];
  const kept = rows
    .filter((row) => resolver.where.every((condition) => meets(at(row, condition[0]), condition)))
    .filter((row) => at(row, resolver.column) !== null)
    .map((row) => ({
      date: String(at(row, "date")),
      value: at(row, resolver.column) as string | number,
      key: resolver.by === undefined ? "" : String(at(row, resolver.by)),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return succeed(kept);
}

interface Kept {
  readonly date: string;
  readonly value: string | number;
  readonly key: string;
}

/** Of equal extremes the first; a count of none is 0. */
function reduced(
  kept: readonly Kept[],
  { reduce, column }: RowsResolver,
): Outcome<string | number> {
  if (reduce === "count") return succeed(kept.length);
  const [first] = kept;
  if (!first) return fail("nothing-found", { path: column });
  if (reduce === "first") return succeed(first.value);
  if (reduce === "last") return succeed((kept.at(-1) as Kept).value);
  const values = kept.map(({ value }) => value);
  if (reduce === "sum") return succeed(values.reduce<number>((sum, each) => sum + Number(each), 0));
  return succeed(
    values.reduce((best, each) => ((reduce === "min" ? each < best : each > best) ? each : best)),
  );
}

/** Whether a cell meets a condition; of a list of names, whether one of them does. */
function meets(cell: unknown, [, cmp, wanted]: Condition): boolean {
  const cells = Array.isArray(cell) ? (cell as readonly unknown[]) : [cell];
  const list = Array.isArray(wanted) ? wanted : [wanted];
  const one = list.some((each) =>
    cells.some((value) => value === each || wholeList(cell) === each),
  );
  if (cmp === "=" || cmp === "in") return one;
  if (cmp === "!=" || cmp === "not in") return !one;
  if (cmp === "prefix") {
    return cells.some((value) =>
      list.some((start) => String(value ?? "").startsWith(String(start))),
    );
  }
  const [bound] = list;
  return cells.some((value) => {
    if (value === null || typeof value !== typeof bound) return false;
    const [a, b] = [value as string | number, bound as string | number];
    if (cmp === "<") return a < b;
    if (cmp === "<=") return a <= b;
    return cmp === ">" ? a > b : a >= b;
  });
}

const wholeList = (cell: unknown): string | undefined =>
  Array.isArray(cell) ? cell.join("; ") : undefined;
