import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { addDays } from "../../base/calendar.ts";
import { eachOf, fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactStore } from "../../data/facts.ts";
import { bundleOf } from "../../data/facts-bundle.ts";
import { ownRowsInside } from "../../data/own-rows.ts";
import { languages } from "../../i18n/translate.ts";
import { removeStaleParts } from "../../node/parts.ts";
import { writeWhole } from "../../node/write-whole.ts";
import type { Context } from "../../operations/contract/operation.ts";
import { printRun } from "../../operations/contract/print-run.ts";
import { type Run, runOperation } from "../../operations/contract/run-operation.ts";
import { downloadOf } from "./downloads.ts";
import { feedOf } from "./feed.ts";
import { briefPath, type Issue, issuePath, issueSchema } from "./issue.ts";
import { frontPage, indexPath, sitemapOf } from "./pages.ts";
import type { SiteConfig } from "./site-config.ts";

/** What is published, and where it is written. */
export interface PublishOptions {
  readonly out: string;
  readonly config: SiteConfig;
  /** The facts, of which the context has the view. */
  readonly store: FactStore;
  readonly context: Context;
  /** Whether rows of one's own may be published with the others. */
  readonly includeOwn: boolean;
  /** Folder of the built explorer. */
  readonly explorer: string;
}

/** What was written. */
export interface Published {
  readonly files: number;
  readonly issues: number;
  /** The first day of the changes. */
  readonly since: string;
}

/** Days of changes in a first issue whose configuration names no day. */
const FIRST_DAYS = 30;

type Files = Map<string, string | Uint8Array>;

/**
 * Write a site of plain files: explorer, briefs, ledger, changes, feed, downloads, and a sitemap where
 * the address is known. It holds nothing but what follows from facts, day and configuration, so the
 * same of these give the same bytes. Earlier briefs in the folder stay, and are listed.
 */
export async function publish(options: PublishOptions): Promise<Outcome<Published>> {
  const { out, config, context, store, explorer } = options;
  const day = context.today;
  if (store.own && !options.includeOwn) return ownRowsInside(store.own.counts);
  if (!existsSync(join(explorer, "index.html"))) return fail("no-explorer", { value: explorer });
  const earlier = readIssues(out).filter((issue) => issue.day < day);
  const since = earlier[0]?.day ?? config.since ?? addDays(day, -FIRST_DAYS);
  if (since >= day) return fail("days-reversed", { value: since, to: day });
  const files: Files = new Map();
  const words: Partial<Record<(typeof languages)[number], Issue["en"]>> = {};
  for (const language of languages) {
    const said = await addPages(files, since, { ...context, language });
    if (!said.ok) return said;
    words[language] = said.value;
  }
  const issue: Issue = issueSchema.parse({ day, ...words });
  files.set(issuePath(day), `${JSON.stringify(issue, null, 1)}\n`);
  const issues = [issue, ...earlier];
  const window = { asOf: day, hindsight: false };
  const downloads = eachOf(context.facts.ids, (id) =>
    downloadOf(id, context.facts.fresh(), window),
  );
  if (!downloads.ok) return downloads;
  for (const download of downloads.value) {
    for (const [path, text] of download.files) files.set(path, text);
  }
  addExplorer(files, explorer, store);
  files.set("feed.xml", feedOf(issues, config));
  for (const language of languages) {
    files.set(indexPath(language), frontPage(issues, downloads.value, config, language));
  }
  if (config.url !== undefined) {
    const old = earlier.flatMap((each) =>
      languages.map((language) => briefPath(each.day, language)),
    );
    const pages = [...files.keys()].filter((path) => /^[^/]+\.html$|^briefs\/.*html$/.test(path));
    files.set("sitemap.xml", sitemapOf([...pages, ...old, "explorer/index.html"], config.url));
  }
  if (context.cancelled?.()) return fail("cancelled");
  const written = writeFiles(out, files);
  return written.ok ? succeed({ files: files.size, issues: issues.length, since }) : written;
}

/** Brief, changes and ledger in the language of a context; gives what the brief says first. */
async function addPages(
  files: Files,
  since: string,
  context: Context,
): Promise<Outcome<Issue["en"]>> {
  const { language, today } = context;
  const questions = [
    ["brief", { compare: since }, briefPath(today, language)],
    ["changes", { from: since, to: today }, `changes.${language}.html`],
    ["ledger", {}, `ledger.${language}.html`],
  ] as const;
  let brief: Run | undefined;
  for (const [name, input, path] of questions) {
    const operation = await context.loadOperation(name);
    if (!operation) throw new Error(`no operation ${name}`);
    const run = await runOperation(operation, input, context);
    if (!run.ok) return run;
    const page = await printRun(operation, run.value, "html", { width: 100, color: false });
    if (!page.ok) return page;
    files.set(path, page.value);
    brief ??= run.value;
  }
  const textOf = (kind: "title" | "finding"): string =>
    brief?.document.flatMap((block) => (block.kind === kind ? [block.text] : []))[0] ?? today;
  return succeed({ title: textOf("title"), finding: textOf("finding") });
}

/** The explorer as it was built; of other facts than the package's with these, from which it then computes. */
function addExplorer(files: Files, explorer: string, store: FactStore): void {
  const isOther = store.origin !== undefined || store.own !== undefined;
  for (const entry of readdirSync(explorer, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(explorer.length + 1);
    // The first view was drawn from the facts of the package.
    if (isOther && /^home-\w+\.(json|html)$/.test(name)) continue;
    files.set(`explorer/${name}`, readFileSync(path));
  }
  if (isOther) {
    files.set("explorer/facts.bin", gzipSync(JSON.stringify(bundleOf(store)), { level: 9 }));
  }
}

/** The issues that a folder has, newest first. */
function readIssues(out: string): readonly Issue[] {
  const folder = join(out, "briefs");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
    .sort()
    .reverse()
    .map((name) => issueSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

/** What a site is made of, by the ends of names. */
const ofSite = /\.(html|json|csv|parquet|xml)$/;

/**
 * Each file whole or not at all; those that lead to the others come last, as they were put. What a
 * process that was killed has left of any day's file goes first.
 */
function writeFiles(out: string, files: Files): Outcome<undefined> {
  for (const folder of new Set([...files.keys()].map((path) => dirname(join(out, path))))) {
    if (existsSync(folder)) removeStaleParts(folder, (name) => ofSite.test(name));
  }
  for (const [path, content] of files) {
    const place = join(out, path);
    try {
      mkdirSync(dirname(place), { recursive: true });
    } catch {
      return fail("cannot-write-file", { file: place });
    }
    const written = writeWhole(place, content);
    if (!written.ok) return written;
  }
  return succeed(undefined);
}
