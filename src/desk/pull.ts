import { existsSync, mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import type { FactStore } from "../data/facts.ts";
import { appendLine, setTornAside } from "../node/append-line.ts";
import { logOf } from "../node/facts-choice.ts";
import { type FileKeeper, keeperBeside, keeperIn, sweepObjects } from "../node/keep-files.ts";
import { releaseLock, tryLock } from "../node/lock-file.ts";
import { baseOf, readTexts, type TableTexts, withTables } from "../node/store-facts.ts";
import {
  chained,
  keepObject,
  objectsOf,
  readLog,
  readObject,
  type StoredFile,
  type StoreLine,
  textOfLine,
} from "../node/store-log.ts";
import { liveSources } from "../sources/live.ts";
import type { LiveSource } from "../sources/live-source.ts";
import { type Merged, mergeEdition } from "../sources/merge-edition.ts";
import { keepFiles, textsOfFiles } from "./edition-files.ts";
import type { Reach } from "./fetch-file.ts";

/** What is pulled, from where and into which store. */
export interface PullOptions {
  readonly folder: string;
  readonly embedded: FactStore;
  /** The day from which what is new is known, and the moment of the pull. */
  readonly day: string;
  readonly at: string;
  /** Sources wanted; all when empty. */
  readonly sources: readonly string[];
  /** Sources whose doubtful editions are taken. */
  readonly accept: readonly string[];
  /** Folder with files that were fetched by hand, under the last part of their addresses. */
  readonly from?: string | undefined;
  readonly dryRun: boolean;
  readonly reach: Reach;
  readonly cancelled?: (() => boolean) | undefined;
  readonly progress?: ((done: number, total: number, source: string) => void) | undefined;
}

/** What became of a source. */
export interface SourceReport {
  readonly source: string;
  readonly dataset: string;
  /** Whether its rows may be passed on: `publish` and `seal` hold back those of others. */
  readonly mayRepublish: boolean;
  readonly state: "new" | "unchanged" | "refused" | "failed" | "absent";
  readonly added: number;
  readonly revised: number;
  readonly withdrawn: number;
  /** Upstream rows that the adapter left out, with the reason. */
  readonly skipped: readonly { readonly en: string; readonly zh: string; readonly count: number }[];
  readonly problem?: Problem;
}

/** What a pull did, and the facts before and after it. */
export interface PullReport {
  readonly sources: readonly SourceReport[];
  readonly before: FactStore;
  readonly after: FactStore;
  /** Digest of the line that was written; absent where nothing was. */
  readonly head?: string;
}

/** What can be pulled, in the order of their names. */
export const pulledSources: readonly Pick<LiveSource, "id" | "dataset" | "mayRepublish">[] =
  liveSources.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Sources at a time. */
const AT_ONCE = 4;
/** How often a store that another pull writes to is tried. */
const LOCK_PAUSE_MS = 100;

/**
 * Bring a store up to date. What is written is one line of its log, after the files that it names:
 * all of a pull is there or nothing.
 *
 * @returns `unknown-source`, `pull-offline` where no publisher can be reached, `store-damaged`,
 *   `cancelled`, or `cannot-write-file`
 */
export async function pull(options: PullOptions): Promise<Outcome<PullReport>> {
  const { folder, sources: wanted, accept, dryRun, cancelled } = options;
  const unknown = [...wanted, ...accept].find((id) => !liveSources.some((one) => one.id === id));
  if (unknown !== undefined) {
    const known = liveSources.map(({ id }) => id).join(", ");
    return fail("unknown-source", { value: unknown, known });
  }
  if (dryRun) return pullInto(options);
  const isNew = !existsSync(folder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return fail("cannot-write-file", { file: folder });
  }
  while (!tryLock(logOf(folder))) {
    if (cancelled?.()) return fail("cancelled");
    await pause(LOCK_PAUSE_MS);
  }
  try {
    setTornAside(logOf(folder));
    return await pullInto(options);
  } finally {
    releaseLock(logOf(folder));
    for (const empty of isNew ? [objectsOf(folder), folder] : []) {
      if (existsSync(empty) && readdirSync(empty).length === 0) rmdirSync(empty);
    }
  }
}

async function pullInto(options: PullOptions): Promise<Outcome<PullReport>> {
  const { folder, embedded, sources: wanted, dryRun, progress, day, at } = options;
  const log = readLog(folder);
  if (!log.ok) return log;
  const chosen = liveSources.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const known = new Map<string, Known>();
  for (const source of liveSources) {
    const one = knownOf(source, log.value, options);
    if (!one.ok) return one;
    known.set(source.id, one.value);
  }
  if (!dryRun) sweepObjects(folder, log.value);
  const keeper = dryRun ? keeperBeside(folder) : keeperIn(folder);
  const waiting = [...chosen];
  const pulled: Pulled[] = [];
  let unwritten: ReturnType<typeof fail> | undefined;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let source = waiting.shift(); source; source = waiting.shift()) {
        const one = await pullSource(source, known.get(source.id) as Known, keeper, options);
        if (!one.ok) {
          unwritten ??= one;
          return;
        }
        pulled.push(one.value);
        progress?.(pulled.length, chosen.length, source.id);
      }
    }),
  );
  if (unwritten) return unwritten;
  if (options.cancelled?.()) return fail("cancelled");
  const offline = pulled.filter(({ report }) => report.problem?.code === "fetch-unreachable");
  if (pulled.length > 0 && offline.length === pulled.length) return fail("pull-offline");
  pulled.sort((a, b) => (a.report.source < b.report.source ? -1 : 1));

  const held = new Map(
    [...known].flatMap(([id, { texts }]) => (texts ? [[id, texts] as const] : [])),
  );
  const next = new Map(held);
  for (const { report, merged } of pulled) if (merged) next.set(report.source, merged.texts);
  const facts = (tables: ReadonlyMap<string, TableTexts>, head: string) =>
    withTables(embedded, byDataset(tables), { head, day });
  const head = log.value.at(-1)?.digest ?? "";
  const before = held.size > 0 ? facts(held, head) : embedded;
  const reports = pulled.map(({ report }) => report);
  const isWorth =
    reports.some(({ state }) => state !== "failed" && state !== "absent") ||
    [...known.values()].some(({ rebased }) => rebased);
  if (dryRun || !isWorth) return succeed({ sources: reports, before, after: facts(next, head) });
  const line = await lineOf(log.value, pulled, next, options, at);
  if (!line.ok) return line;
  appendLine(logOf(folder), textOfLine(line.value));
  const { digest } = line.value;
  return succeed({ sources: reports, before, after: facts(next, digest), head: digest });
}

const byDataset = (tables: ReadonlyMap<string, TableTexts>): ReadonlyMap<string, TableTexts> =>
  new Map(
    liveSources.flatMap(({ id, dataset }) => {
      const texts = tables.get(id);
      return texts ? [[dataset, texts] as const] : [];
    }),
  );

/** Keep what the line names, and make it. */
async function lineOf(
  log: readonly StoreLine[],
  pulled: readonly Pulled[],
  next: ReadonlyMap<string, TableTexts>,
  { folder, embedded, day }: PullOptions,
  at: string,
): Promise<Outcome<StoreLine>> {
  const tables: [string, StoreLine["tables"][string]][] = [];
  for (const [dataset, { manifestText, rowsText }] of byDataset(next)) {
    const manifest = keepObject(folder, manifestText);
    if (!manifest.ok) return manifest;
    const rows = keepObject(folder, rowsText);
    if (!rows.ok) return rows;
    const base = baseOf(embedded, dataset);
    tables.push([dataset, { manifest: manifest.value, rows: rows.value, base }]);
  }
  const ofState = (state: SourceReport["state"]) =>
    pulled.filter(({ report }) => report.state === state);
  return succeed(
    chained(log, {
      ...{ at, day },
      editions: Object.fromEntries(
        ofState("new").map(({ report, files }) => [report.source, { files: [...files] }]),
      ),
      refused: Object.fromEntries(
        ofState("refused").map(({ report, files }) => [
          report.source,
          { files: [...files], code: report.problem?.code ?? "" },
        ]),
      ),
      unchanged: ofState("unchanged").map(({ report }) => report.source),
      tables: Object.fromEntries(tables),
    }),
  );
}

/** What the store knows of a source. */
interface Known {
  /** Its table as it stands; absent where the embedded one does. */
  readonly texts?: TableTexts;
  /** Files of its last edition. */
  readonly files: readonly StoredFile[];
  /** Whether the table was made anew, since the embedded rows are others than it began from. */
  readonly rebased: boolean;
}

function knownOf(
  source: LiveSource,
  log: readonly StoreLine[],
  { folder, embedded }: PullOptions,
): Outcome<Known> {
  const editions = log.flatMap(({ day, editions: taken }) => {
    const edition = taken[source.id];
    return edition ? [{ day, files: edition.files }] : [];
  });
  const files = editions.at(-1)?.files ?? [];
  const table = log.at(-1)?.tables[source.dataset];
  if (!table) return succeed({ files, rebased: false });
  if (table.base === baseOf(embedded, source.dataset)) {
    const texts = readTexts(folder, table);
    return texts.ok ? succeed({ texts: texts.value, files, rebased: false }) : texts;
  }
  let texts = embeddedTexts(source, embedded);
  for (const edition of editions) {
    const read = textsOfFiles(source, edition.files, (sha) => readObject(folder, sha));
    const merged = read.ok ? mergedWith(texts, read.value, edition.day, source) : read;
    if (!merged.ok) return merged;
    texts = merged.value.merged.texts;
  }
  return succeed({ texts, files, rebased: true });
}

const embeddedTexts = ({ dataset }: LiveSource, embedded: FactStore): TableTexts => ({
  manifestText: embedded.readManifestText(dataset),
  rowsText: embedded.readRowsText(dataset),
});

interface Pulled {
  readonly report: SourceReport;
  readonly files: readonly StoredFile[];
  readonly merged?: Merged;
}

/**
 * Pull a source. Its files are kept as they come, so that none but those being read are in memory;
 * until a line of the log names them, they are nothing.
 *
 * @returns `cannot-write-file` where a file cannot be kept
 */
async function pullSource(
  source: LiveSource,
  known: Known,
  keeper: FileKeeper,
  options: PullOptions,
): Promise<Outcome<Pulled>> {
  const { day, embedded, accept } = options;
  const { id, dataset, mayRepublish } = source;
  const base = { source: id, dataset, mayRepublish, skipped: [] };
  const none = { added: 0, revised: 0, withdrawn: 0 };
  const files = await keepFiles(source, known.files, keeper, options);
  if (!files.ok) {
    if (files.error.code === "cannot-write-file") return files;
    const state = files.error.code === "not-in-folder" ? "absent" : stateOf(files.error);
    const report: SourceReport = { ...base, ...none, state, problem: files.error };
    return succeed({ report, files: [] });
  }
  const isSame = files.value.every(
    ({ address, sha256 }) =>
      known.files.find((file) => file.address === address)?.sha256 === sha256,
  );
  if (isSame) return succeed({ report: { ...base, ...none, state: "unchanged" }, files: [] });
  const texts = textsOfFiles(source, files.value, keeper.read);
  const before = known.texts ?? embeddedTexts(source, embedded);
  const made = texts.ok ? mergedWith(before, texts.value, day, source) : texts;
  const refused = (problem: Problem): Outcome<Pulled> =>
    succeed({ report: { ...base, ...none, state: "refused", problem }, files: files.value });
  if (!made.ok) return refused(made.error);
  const { merged, skipped } = made.value;
  if (merged.doubt && !accept.includes(source.id)) {
    return refused({ code: merged.doubt.code, facts: { ...merged.doubt.facts, value: source.id } });
  }
  const { added, revised, withdrawn } = merged;
  return succeed({
    report: { ...base, skipped, added, revised, withdrawn, state: "new" },
    files: files.value,
    ...(added + revised + withdrawn > 0 ? { merged } : {}),
  });
}

/** What an answer of the publisher itself rules out is kept aside; what did not arrive is no edition. */
const stateOf = ({ code }: Problem): "refused" | "failed" =>
  ["fetch-type", "fetch-redirect", "fetch-too-large", "fetch-status"].includes(code)
    ? "refused"
    : "failed";

interface Made {
  readonly merged: Merged;
  readonly skipped: SourceReport["skipped"];
}

function mergedWith(
  before: TableTexts,
  texts: ReadonlyMap<string, string>,
  day: string,
  source: LiveSource,
): Outcome<Made> {
  const draft = source.adapterOn(day).ingest(texts);
  if (!draft.ok) return draft;
  const merged = mergeEdition(before, draft.value, day, source);
  if (!merged.ok) return merged;
  const skipped = draft.value.skipped.map(({ label, count }) => ({ ...label, count }));
  return succeed({ merged: merged.value, skipped });
}
