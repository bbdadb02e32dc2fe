import { groupBy } from "../base/group-by.ts";
import { mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { PULLED } from "../data/held-back.ts";
import { commonColumns, REPLACED_ON, readManifest } from "../data/manifest.ts";
import { type FactRow, readTable, type WholeTable } from "../data/table.ts";
import type { Draft } from "./adapter.ts";
import type { LiveSource, Spans } from "./live-source.ts";
import { date, optional } from "./shared/describe-column.ts";
import { type DatasetTexts, writeAndRead, writeTable } from "./write-table.ts";

/** What an edition changes. */
export interface Merged {
  readonly texts: DatasetTexts;
  readonly added: number;
  readonly revised: number;
  readonly withdrawn: number;
  /** Why it should be looked at first; absent where nothing is odd. */
  readonly doubt?: Doubt;
}

/** A change that no publisher makes often. */
export type Doubt =
  | { readonly code: "edition-lost-rows"; readonly facts: Readonly<Record<string, number>> }
  | {
      readonly code: "edition-moved-value";
      readonly facts: Readonly<Record<string, string | number>>;
    };

/** The share of rows without which an edition waits, and the factor by which no value moves. */
const LOST = 0.2;
const FACTOR = 10;

/**
 * The rows of a dataset after an edition that was fetched on a day. What is new or says something
 * else is known from that day; what it replaces, or no longer holds, stood until then.
 *
 * @param known the dataset before, with its vintages
 * @param edition what the adapter made of the files
 */
export function mergeEdition(
  known: DatasetTexts,
  edition: Draft,
  day: string,
  source: LiveSource,
): Outcome<Merged> {
  const before = tableOf(source.dataset, known);
  if (!before.ok) return before;
  const written = writeAndRead(edition);
  if (!written.ok) return written;
  const change = changeOf(before.value, written.value.table, day, source);
  const { added, revised, withdrawn } = change.counts;
  if (added + revised + withdrawn === 0) return succeed({ ...change.counts, texts: known });
  const { manifest } = before.value;
  const { id, title, publisher, url, licence, attribution, knownBasis } = manifest;
  const own = manifest.columns.slice(commonColumns.length);
  const draft: Draft = {
    description: {
      ...{ id, title, publisher, url, licence, attribution, retrieved: day },
      knownBasis: { ...knownBasis, [PULLED]: pulled },
      columns: own.some(({ name }) => name === REPLACED_ON) ? own : [replacedOn, ...own],
      ...(source.mayRepublish ? {} : { heldBack: source.id }),
    },
    rows: change.rows,
    skipped: edition.skipped,
  };
  return mapOutcome(writeTable(draft), (texts) => ({ ...change.counts, texts }));
}

const pulled = {
  en: "the day on which it was pulled from its publisher, and first seen so",
  zh: "从发布者处拉取、首次见到该内容之日",
};

const replacedOn = optional(
  date(REPLACED_ON, "day on which an edition that was pulled revised or withdrew the row"),
);

const tableOf = (dataset: string, texts: DatasetTexts): Outcome<WholeTable> => {
  const manifest = readManifest(dataset, texts.manifestText);
  return manifest.ok ? readTable(manifest.value, texts.rowsText) : manifest;
};

interface Change {
  readonly rows: readonly FactRow[];
  readonly counts: Omit<Merged, "texts">;
}

function changeOf(before: WholeTable, after: WholeTable, day: string, source: LiveSource): Change {
  if (source.spans) return spansOf(before.rows, after.rows, day, source, source.spans);
  const contentOf = contentBy(before, source);
  const fresh = after.rows.filter((row) => row.replaced_on === undefined);
  const { appends, covers = () => true, withdraws = () => true } = source;
  const isKnown = (row: FactRow) => row.replaced_on === undefined && covers(row);
  const standing = appends
    ? lastEdition(before.rows, appends.edition, day)
    : before.rows.filter(isKnown);
  const keyOf = (row: FactRow): string => (appends ? String(row[appends.key]) : row.id);
  const old = new Map(standing.map((row) => [keyOf(row), row]));
  const counted = fresh.map((row) => {
    const prior = old.get(keyOf(row));
    const isSame = prior !== undefined && contentOf(prior) === contentOf(row);
    return { row, prior, isSame };
  });
  const kept = new Set(fresh.map(keyOf));
  const expected = standing.filter(withdraws);
  const gone = expected.filter((row) => !kept.has(keyOf(row)));
  const counts = {
    added: counted.filter(({ prior }) => prior === undefined).length,
    revised: counted.filter(({ prior, isSame }) => prior !== undefined && !isSame).length,
    withdrawn: gone.length,
    ...doubtOf(expected.length, gone.length, counted),
  };
  if (counts.added + counts.revised + counts.withdrawn === 0) return { rows: before.rows, counts };
  const news = counted.filter(({ isSame }) => appends !== undefined || !isSame);
  const ended = new Set([...gone, ...news.flatMap(({ prior }) => prior ?? [])]);
  const dated = news.map(({ row }) => datedOn(row, day, source));
  const rows = appends
    ? [...before.rows.filter((row) => row[appends.edition] !== day), ...dated]
    : [...before.rows.flatMap((row) => (ended.has(row) ? endedOn(row, day) : [row])), ...dated];
  return { rows, counts };
}

/** Spans that go on, those that an edition ends, and those that it begins. */
function spansOf(
  before: readonly FactRow[],
  after: readonly FactRow[],
  day: string,
  source: LiveSource,
  { key, values, end, following }: Spans,
): Change {
  const { covers = () => true } = source;
  const saidBy = (row: FactRow): string => JSON.stringify(values.map((name) => row[name] ?? null));
  // An end that was stated beforehand is one to come.
  const stands = (row: FactRow): boolean => String(row[end] ?? "9999") > day;
  const open = before.filter((row) => row.replaced_on === undefined && stands(row) && covers(row));
  const standing = groupBy(open, key);
  const listed = groupBy(after, key);
  const lacks = (rows: readonly FactRow[] | undefined, row: FactRow): boolean =>
    !rows?.some((other) => saidBy(other) === saidBy(row));
  const gone = open.filter((row) => lacks(listed.get(key(row)), row));
  const fresh = after.filter((row) => lacks(standing.get(key(row)), row));
  const ending = groupBy(gone, key);
  const pairs = [...groupBy(fresh, key)].flatMap(([of, rows]) =>
    rows.map((row, index): Pair => ({ row, prior: ending.get(of)?.[index] })),
  );
  const revised = pairs.filter(({ prior }) => prior !== undefined).length;
  const ended = new Set(gone);
  const begun = pairs.map(({ row, prior }) =>
    datedOn(prior ? ({ ...row, ...following } as FactRow) : row, day, source),
  );
  // What began on that very day never stood.
  const rows = before.flatMap((row) =>
    !ended.has(row) ? [row] : row.known_on < day ? [{ ...row, [end]: day }] : [],
  );
  return {
    rows: [...rows, ...begun],
    counts: {
      ...{ added: pairs.length - revised, revised, withdrawn: gone.length - revised },
      ...doubtOf(open.length, gone.length - revised, pairs),
    },
  };
}

/** A row until the day; one that became known on that very day never stood. */
const endedOn = (row: FactRow, day: string): readonly FactRow[] =>
  row.known_on < day ? [{ ...row, replaced_on: day }] : [];

const datedOn = (row: FactRow, day: string, { redate }: LiveSource): FactRow =>
  ({ ...row, ...redate?.(row, day), known_on: day, known_basis: PULLED }) as FactRow;

/** The rows of the newest edition that is whole: one that is not has less than half of the largest. */
function lastEdition(rows: readonly FactRow[], column: string, day: string): readonly FactRow[] {
  const editions = groupBy(rows, (row) => String(row[column]));
  const largest = Math.max(0, ...[...editions.values()].map(({ length }) => length));
  const last = [...editions.keys()]
    .filter((edition) => edition < day && 2 * (editions.get(edition)?.length ?? 0) > largest)
    .sort()
    .at(-1);
  return last === undefined ? [] : (editions.get(last) ?? []);
}

/** What a row says, without what says since when and by whom it is known. */
function contentBy({ manifest }: WholeTable, source: LiveSource): (row: FactRow) => string {
  const apart = new Set([
    ...["known_on", "known_basis", "source", REPLACED_ON],
    ...(source.bookkeeping ?? []),
    ...(source.appends ? ["id", source.appends.edition] : []),
  ]);
  const columns = manifest.columns.filter(({ name }) => !apart.has(name));
  return (row) => JSON.stringify(columns.map(({ name }) => row[name] ?? null));
}

interface Pair {
  readonly row: FactRow;
  readonly prior: FactRow | undefined;
}

/**
 * @param expected how many rows the edition would have if nothing had been withdrawn
 * @param gone how many of them it lacks
 */
function doubtOf(expected: number, gone: number, pairs: readonly Pair[]): Pick<Merged, "doubt"> {
  if (gone > LOST * expected) {
    const facts = { rows: expected - gone, before: expected };
    return { doubt: { code: "edition-lost-rows", facts } };
  }
  for (const { row, prior } of pairs) {
    for (const [column, value] of Object.entries(row)) {
      const was = prior?.[column];
      if (typeof value !== "number" || typeof was !== "number") continue;
      if (was * value !== 0 && (value / was > FACTOR || was / value > FACTOR)) {
        const facts = { row: row.id, column, before: was, now: value };
        return { doubt: { code: "edition-moved-value", facts } };
      }
    }
  }
  return {};
}
