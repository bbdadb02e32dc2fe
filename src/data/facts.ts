import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { remember } from "../base/remember.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import {
  digestOfText,
  type Publication,
  type PublicationStore,
  readPublication,
} from "./publication.ts";
import { readTable, type Table, type WholeTable } from "./table.ts";
import { standsOn, type Vintage } from "./vintages.ts";

/** The two texts of a dataset. */
export interface DatasetTexts {
  readonly manifest: string;
  readonly rows: string;
}

/** Where the texts of the datasets come from: a folder, a bundle, a test. */
export interface FactStore {
  /** Ids of all datasets, sorted. */
  readonly ids: readonly string[];
  readManifestText(id: string): string;
  readRowsText(id: string): string;
  /** Carried inputs of published results; a store may have none. */
  readonly publications?: PublicationStore;
  /** What was computed from the rows beforehand, by name; `undefined` where nothing was. */
  readonly readPrepared?: (name: string) => Prepared | undefined;
  /** The ledger of the forecasts that were registered before their days; a store may have none. */
  readonly readLedgerText?: () => string;
  /** The store that the rows come from; absent for those that the package carries. */
  readonly origin?: FactsOrigin;
  /** The rows of one's own that stand beside the public ones; absent where there are none. */
  readonly own?: OwnRows;
  /** SHA-256 of texts one after the other, in hexadecimal, where the host has a quick one. */
  readonly sha256?: (texts: readonly string[]) => string;
  /**
   * Whether tables hold only some of the rows that their manifests describe, as in a sealed answer,
   * which has digests of its own. Otherwise a table is read only if its digest is the stated one.
   */
  readonly isExcerpt?: boolean;
}

/** A store that was pulled: the digest of its last line, and the day of it. */
export interface FactsOrigin {
  readonly head: string;
  readonly day: string;
}

/** Rows of one's own: a digest of all, and how many there are, by dataset. */
export interface OwnRows {
  readonly digest: string;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Which rows a question may see.
 *
 * `asOf` admits a row that stands on that day: known by then, and not yet replaced. With
 * `hindsight`, it also admits a row that describes a day up to then but became known later, and of
 * what was revised only the newest; results must say so.
 */
export interface FactWindow {
  readonly asOf: string;
  readonly hindsight: boolean;
}

/** Wanted columns and their kinds; a question mark allows an empty cell. */
export type ColumnSpec = Readonly<Record<string, ColumnKind>>;
type ColumnKind = "text" | "number" | "date" | "boolean" | "list" | OptionalKind;
type OptionalKind = "text?" | "number?" | "date?" | "boolean?" | "list?";

type ValueOf<Kind extends ColumnKind> = Kind extends "text" | "date"
  ? string
  : Kind extends "number"
    ? number
    : Kind extends "boolean"
      ? boolean
      : Kind extends "list"
        ? readonly string[]
        : Kind extends `${infer Base extends "text" | "number" | "date" | "boolean" | "list"}?`
          ? ValueOf<Base> | undefined
          : never;

type CommonColumns = "id" | "date" | "known_on" | "known_basis" | "source";

/** A row with the wanted columns, typed. */
export type Fact<Spec extends ColumnSpec> = Readonly<Record<CommonColumns, string>> & {
  readonly [Name in keyof Spec]: ValueOf<Spec[Name]>;
};

/** One use of a dataset, for receipts. */
export interface FactUse {
  readonly dataset: string;
  readonly window: FactWindow;
}

/** The query layer over all datasets. */
export interface Facts {
  readonly ids: readonly string[];
  manifest(id: string): Outcome<Manifest>;
  /** The texts of a dataset as the store has them, with the days on which rows were replaced. */
  texts(id: string): DatasetTexts;
  /**
   * Rows of a dataset that the window admits, in file order.
   *
   * @param id dataset
   * @param window what may be seen; there is no default
   * @param columns the columns wanted, with their kinds
   * @returns typed rows, the same array again for a recently used window; or the problem of the
   *   dataset. Asking for a column that the manifest does not declare with that kind is a bug and
   *   throws
   */
  select<const Spec extends ColumnSpec>(
    id: string,
    window: FactWindow,
    columns: Spec,
  ): Outcome<readonly Fact<Spec>[]>;
  /** All columns of the admitted rows, untyped. */
  selectAll(id: string, window: FactWindow): Outcome<Table>;
  /**
   * A published result with the carried tables of its inputs. They are of the day of publication
   * whatever the window of a question, so only replications may ask for them.
   *
   * @returns `no-publications` where the store has none, or the problem of its manifest or tables
   */
  publication(id: string): Outcome<Publication>;
  /** The ledger of the forecasts that were registered, as text; empty where the store has none. */
  ledger(): string;
  /** The store that the rows come from; absent for those that the package carries. */
  readonly origin?: FactsOrigin;
  /** The rows of one's own that stand beside the public ones; absent where there are none. */
  readonly own?: OwnRows;
  /** Datasets selected from so far, in order of first use. */
  uses(): readonly FactUse[];
  /** Publications whose tables have been read so far, in order of first use. */
  publicationsUsed(): readonly Publication[];
  /**
   * Why tables that were wanted so far, here or in a view made of this one, could not be read: they
   * are missing, or are not what their manifests describe. Whatever was made without them must say so.
   */
  damage(): readonly Problem[];
  /** A view with an empty record of uses, sharing what has been read. */
  fresh(): Facts;
  /** SHA-256 over all manifests and rows of the store, whatever a window admits. */
  edition(): string;
  /**
   * What was computed beforehand from exactly these rows.
   *
   * @returns `undefined` where nothing was, or from other rows
   */
  prepared(name: string): unknown;
  /**
   * Say that an answer rests on something derived from rows beyond those selected, so that its
   * digest covers it.
   *
   * @param text the same for the same day of a question, whatever arrives later
   */
  restOn(name: string, text: string): void;
  /**
   * SHA-256 over the rows that the selections so far were allowed to see, and the tables of
   * publications that were read, and what it rests on besides. Rows outside the window are left out, so the digest of
   * an answer about the past does not change when facts arrive.
   */
  digest(): string;
}

/** Whether a row may be seen through a window. */
export const admits = (
  { asOf, hindsight }: FactWindow,
  row: Vintage & { readonly date: string },
): boolean =>
  hindsight
    ? row.replaced_on === undefined && (row.known_on <= asOf || row.date <= asOf)
    : standsOn(asOf, row);

/** Open the datasets of a store. Each is read once, when first needed. */
export function openFacts(store: FactStore): Facts {
  // A store may have no datasets; a cache holds one thing at least.
  const all = Math.max(1, store.ids.length);
  const manifest = remember(
    (id: string) =>
      store.ids.includes(id)
        ? readManifest(id, textOf(() => store.readManifestText(id)) ?? "")
        : fail("unknown-dataset", { value: id, known: store.ids.join(", ") }),
    (id) => id,
    all,
  );
  const hash = store.sha256 ?? portableSha256;
  const damage = new Map<string, Problem>();
  const table = remember(
    (id: string) => {
      const read = readVerified(store, id, manifest(id), hash);
      // A name that no table has is the asker's mistake, and no damage to whoever asks next.
      if (!read.ok && store.ids.includes(id)) damage.set(id, read.error);
      return read;
    },
    (id) => id,
    all,
  );
  const selection = remember(
    ({ dataset, window }: FactUse) => {
      const whole = table(dataset);
      return whole.ok ? succeed(admitted(whole.value, window)) : whole;
    },
    keyOfUse,
    SELECTIONS * all,
  );
  const digest = remember(
    (selections: readonly Selection[]) => hash(textsOfSelections(selections)),
    keyOfSelections,
    DIGESTS,
  );
  const carried = store.publications;
  const publication = remember(
    (id: string) => (carried ? readPublication(carried, id) : fail("no-publications")),
    (id) => id,
    PUBLICATIONS,
  );
  const rowsOf = (id: string) => textOf(() => store.readRowsText(id)) ?? "";
  const manifestOf = (id: string) => textOf(() => store.readManifestText(id)) ?? "";
  let hashed: string | undefined;
  const edition = (): string => {
    hashed ??= hash(store.ids.flatMap((id) => [`${id}\n`, manifestOf(id), rowsOf(id), "\n"]));
    return hashed;
  };
  const prepared = remember(
    (name: string): unknown => {
      const read = store.readPrepared?.(name);
      return read?.edition === edition() ? read.value : undefined;
    },
    (name) => name,
    PREPARED,
  );
  return recordUses({
    ids: store.ids,
    manifest,
    texts: (id) => ({
      manifest: manifestOf(id),
      rows: rowsOf(id),
    }),
    damage,
    selection,
    digest,
    publication,
    edition,
    prepared,
    ledger: () => store.readLedgerText?.() ?? "",
    ...(store.origin ? { origin: store.origin } : {}),
    ...(store.own ? { own: store.own } : {}),
  });
}

/** A text of a store; `undefined` where it is missing or cannot be read. */
function textOf(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A table that is the one which its manifest describes; else `table-unreadable` or `table-changed`. */
function readVerified(
  store: FactStore,
  id: string,
  manifest: Outcome<Manifest>,
  hash: (texts: readonly string[]) => string,
): Outcome<WholeTable> {
  if (!manifest.ok) return manifest;
  const file = `data/${id}/rows.csv`;
  const text = textOf(() => store.readRowsText(id));
  if (text === undefined) return fail("table-unreadable", { file });
  return store.isExcerpt || hash([text]) === manifest.value.sha256
    ? readTable(manifest.value, text)
    : fail("table-changed", { file });
}

/** What was computed beforehand, and the edition of the facts that it was computed from. */
export interface Prepared {
  readonly edition: string;
  readonly value: unknown;
}

/** How many windows of each dataset, and how many digests, are cached. */
const SELECTIONS = 8;
const DIGESTS = 64;
/** How many publications are cached; there are fewer. */
const PUBLICATIONS = 32;
/** How much of what was computed beforehand is cached. */
const PREPARED = 4;

/** A use and the rows that it was allowed to see. */
interface Selection extends FactUse {
  readonly selected: Table;
}

const keyOfUse = ({ dataset, window }: FactUse): string =>
  `${dataset} ${window.asOf} ${window.hindsight}`;

/** The rows of a table that a window admits, as they stood. */
function admitted({ manifest, rows, seenOn }: WholeTable, window: FactWindow): Table {
  const day = window.hindsight ? undefined : window.asOf;
  const seen = rows.flatMap((row, index) => (admits(window, row) ? [seenOn(index, day)] : []));
  return {
    manifest,
    rows: seen.map(({ row }) => row),
    lines: seen.map(({ line }) => line),
  };
}

/** Within one store, dataset and window identify a selection. */
const keyOfSelections = (selections: readonly Selection[]): string =>
  selections.map(keyOfUse).join("\n");

/** Each of the selections in turn: what was asked for, and the lines that were admitted. */
const textsOfSelections = (selections: readonly Selection[]): readonly string[] =>
  selections.map((each) => `${keyOfUse(each)}\n${each.selected.lines.join("\n")}\n`);

/** SHA-256 of texts in any host. */
function portableSha256(texts: readonly string[]): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const text of texts) hash.update(encoder.encode(text));
  return bytesToHex(hash.digest());
}

/** What all views of a store share. */
interface OpenStore
  extends Pick<
    Facts,
    | ("ids" | "manifest" | "texts" | "publication")
    | ("edition" | "prepared" | "ledger" | "origin" | "own")
  > {
  readonly selection: (use: FactUse) => Outcome<Table>;
  /** Tables that could not be read, by dataset. */
  readonly damage: ReadonlyMap<string, Problem>;
  readonly digest: (selections: readonly Selection[]) => string;
}

/** @param tell hears of a table that could not be read, or of all of them where no id is given */
function recordUses(store: OpenStore, tell: (id?: string) => void = () => {}): Facts {
  const uses = new Map<string, Selection>();
  const publications = new Map<string, Publication>();
  const foundations = new Map<string, string>();
  const failed = new Set<string>();
  /** Whether it rests on what was made of any tables, perhaps for an earlier question. */
  let restsOnAll = false;

  function missed(id?: string): void {
    if (id === undefined) restsOnAll = true;
    else failed.add(id);
    tell(id);
  }

  function selectAll(dataset: string, window: FactWindow): Outcome<Table> {
    const selected = store.selection({ dataset, window });
    if (selected.ok) {
      const use = { dataset, window, selected: selected.value };
      const key = keyOfUse(use);
      if (!uses.has(key)) uses.set(key, use);
    } else if (store.damage.has(dataset)) missed(dataset);
    return selected;
  }

  return {
    ids: store.ids,
    manifest: store.manifest,
    texts: store.texts,
    selectAll,
    select(id, window, columns) {
      const selected = selectAll(id, window);
      if (!selected.ok) return selected;
      requireColumns(selected.value.manifest, columns);
      return succeed(selected.value.rows as unknown as readonly Fact<typeof columns>[]);
    },
    publication(id) {
      const read = store.publication(id);
      if (read.ok && read.value.texts.size > 0) publications.set(id, read.value);
      return read;
    },
    uses: () => [...uses.values()],
    publicationsUsed: () => [...publications.values()],
    damage: () =>
      [...store.damage].flatMap(([id, problem]) => (restsOnAll || failed.has(id) ? [problem] : [])),
    fresh: () => recordUses(store, missed),
    edition() {
      missed();
      return store.edition();
    },
    prepared: store.prepared,
    ledger: store.ledger,
    ...(store.origin ? { origin: store.origin } : {}),
    ...(store.own ? { own: store.own } : {}),
    restOn(name, text) {
      missed();
      foundations.set(name, text);
    },
    digest: () =>
      withOthers(
        store.digest([...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use)),
        [
          ...[...foundations].map(([name, text]) => `${name} ${digestOfText(text)}`),
          ...[...publications.values()].flatMap(linesOf),
        ],
      ),
  };
}

/** The digest of selections, or of them and what else was read, a line for each. */
const withOthers = (digest: string, lines: readonly string[]): string =>
  lines.length === 0 ? digest : digestOfText([digest, ...[...lines].sort()].join("\n"));

const linesOf = ({ manifest }: Publication): readonly string[] =>
  manifest.tables.map(({ file, sha256 }) => `publications/${manifest.id}/${file} ${sha256}`);

function requireColumns(manifest: Manifest, columns: ColumnSpec): void {
  for (const [name, kind] of Object.entries(columns)) {
    const column = manifest.columns.find((candidate) => candidate.name === name);
    const optional = kind.endsWith("?");
    if (column?.kind !== kind.replace("?", "") || (!optional && !column.required)) {
      throw new Error(`data/${manifest.id}/manifest.json declares no ${kind} column ${name}`);
    }
  }
}
