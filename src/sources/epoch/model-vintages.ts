import type { Cell } from "../../data/cell.ts";
import { REPLACED_ON } from "../../data/manifest.ts";
import { cleanAddress } from "../shared/clean-address.ts";
import { type MergedModel, mergeModel } from "./merge-model.ts";
import { earlierTable, type ModelEntry, type ModelTable, modelTables } from "./model-tables.ts";

type Row = Readonly<Record<string, Cell>>;

/** What an edition says of a model. */
interface Statement extends MergedModel {
  readonly table: ModelTable;
  readonly source: string;
}

/** An edition's statement with the days on which it stood. */
interface Vintage extends Statement {
  readonly knownOn: string;
  readonly knownBasis: string;
  readonly replacedOn?: string | undefined;
}

/** Editions at hand, oldest first. */
const editions: readonly ModelTable[] = [earlierTable, ...modelTables]
  .filter(({ edition }, index, all) => all.findIndex((one) => one.edition === edition) === index)
  .sort((a, b) => (a.publicOn < b.publicOn ? -1 : 1));

/**
 * The rows of a model: a value is known from the edition that first states it until the next one
 * that revises it.
 *
 * What the first edition is sure of counts as known from the day of publication, unless an edition
 * published since then had no such model. A model that is in no later edition stood until the next.
 *
 * @param model its name
 * @param entries of all editions at hand, newest and most selective first
 */
export function modelVintages(model: string, entries: readonly ModelEntry[]): readonly Row[] {
  const statements = editions.flatMap((table) => statementOf(model, table, entries));
  const distinct = statements.filter(
    (one, index) => index === 0 || !sameCells(one, statements[index - 1] as Statement),
  );
  return vintagesOf(distinct, entries).map(rowOf);
}

/** The newest edition leaves out much that older ones had, so theirs fill its blanks. */
function statementOf(
  model: string,
  table: ModelTable,
  entries: readonly ModelEntry[],
): readonly Statement[] {
  const { edition } = table;
  const own = entries.filter((entry) => entry.table.edition === edition);
  const older = edition === newestEdition ? entries.filter(isFilling) : [];
  const [first, ...rest] = own;
  if (first === undefined) return [];
  const merged = mergeModel(model, [first, ...rest, ...older]);
  return [{ ...merged, table, source: sourceOf([...own, ...entries]) ?? first.table.url }];
}

const newestEdition = editions.at(-1)?.edition;

const isFilling = ({ table: { edition } }: ModelEntry): boolean =>
  edition !== newestEdition && edition !== earlierTable.edition;

const sameCells = (a: Statement, b: Statement): boolean =>
  JSON.stringify(a.cells) === JSON.stringify(b.cells);

function vintagesOf(
  statements: readonly Statement[],
  entries: readonly ModelEntry[],
): readonly Vintage[] {
  const known = statements.map((statement, index) => ({
    ...statement,
    ...(index === 0 ? firstKnown(statement) : knownByEdition(statement)),
  }));
  const ended = known.map((vintage, index) => ({
    ...vintage,
    replacedOn: known[index + 1]?.knownOn ?? (entries.some(isNewer) ? undefined : dropped),
  }));
  return ended.filter(({ knownOn, replacedOn = "9999" }) => knownOn < replacedOn);
}

/** The day of the first edition after the earliest one, for models that only the latter has. */
const dropped = editions[1]?.publicOn;

const isNewer = ({ table }: ModelEntry): boolean => table.edition !== earlierTable.edition;

function firstKnown(statement: Statement): Pick<Vintage, "knownOn" | "knownBasis"> {
  const { table, date, sure } = statement;
  const lacking = editions[editions.findIndex(({ edition }) => edition === table.edition) - 1];
  return sure && date > (lacking?.publicOn ?? "")
    ? { knownOn: date, knownBasis: "publication" }
    : knownByEdition(statement);
}

const knownByEdition = ({ date, table }: Statement): Pick<Vintage, "knownOn" | "knownBasis"> => ({
  knownOn: later(date, table.publicOn),
  knownBasis: `edition-${table.edition}`,
});

const rowOf = ({ cells, source, cost, date, table, ...days }: Vintage): Row => ({
  ...cells,
  known_on: days.knownOn,
  known_basis: days.knownBasis,
  [REPLACED_ON]: days.replacedOn,
  source,
  cost_known_on: cost === undefined ? undefined : later(date, table.publicOn),
  vintage: table.edition,
});

function sourceOf(entries: readonly ModelEntry[]): string | undefined {
  for (const { link } of entries) {
    const address = cleanAddress(link);
    if (address !== undefined) return address;
  }
  return undefined;
}

const later = (a: string, b: string): string => (a > b ? a : b);
