import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** A room of the house: a folder of `src/`. */
export interface Room {
  /** What it is for, in one line of docs/architecture.md. */
  readonly purpose: string;
  /** Folders that it may import besides itself. */
  readonly values: readonly string[];
  /** Folders of which it may import types besides. */
  readonly types?: readonly string[];
}

const domain = [
  "base",
  "names",
  "stats",
  "graph",
  "engine",
  "files",
  "data",
  "ledger",
  "costs",
  "forecast",
  "trends",
  "observatory",
] as const;

/** Every room and what it may import, from the ground up. */
export const rooms: Readonly<Record<string, Room>> = {
  base: {
    purpose: "what every room speaks: outcomes and problems, dates, what is remembered",
    values: [],
  },
  stats: {
    purpose:
      "numbers without units: elementary functions that give the same bits everywhere, distributions, fits, draws",
    values: ["base"],
  },
  i18n: { purpose: "messages in English and Chinese, by key", values: ["base"] },
  names: {
    purpose: "what organisations and models are called, by one table of organisations",
    values: ["base"],
  },
  files: {
    purpose: "readers of CSV, JSON and YAML by schema, and of files that a user brings",
    values: ["base"],
  },
  graph: {
    purpose:
      "the model language: parser, units, program, its interpreter (the meaning) and its machine in WebAssembly (the speed)",
    values: ["base", "stats"],
  },
  data: {
    purpose: "facts as of a day: manifests, tables, the window through which all rows are read",
    values: ["base", "files"],
  },
  ledger: {
    purpose:
      "claims as data: the query that decides each, its scores, the chain that shows a rewriting",
    values: ["base", "stats", "data"],
  },
  sources: {
    purpose:
      "from upstream files to `data/`: a reader for each dataset, by publisher; only ingest and the desk load it",
    values: ["base", "names", "files", "data", "ledger"],
  },
  engine: {
    purpose: "Monte Carlo: beliefs, draws, executors, histograms, what drives a result",
    values: ["base", "stats", "graph"],
  },
  costs: {
    purpose: "models from the bottom up: architectures, chips, training, serving, agents",
    values: ["base", "stats", "graph", "engine", "files", "data"],
  },
  forecast: {
    purpose:
      "forecasts of any dated series: members, their mixture, its calibration, the past made again",
    values: ["base", "stats"],
  },
  trends: {
    purpose: "a file for each tracked quantity: its points, fit, forms and forecast",
    values: ["base", "names", "stats", "engine", "data", "costs", "forecast"],
  },
  observatory: {
    purpose: "questions over several trends; published results computed anew",
    values: ["base", "names", "stats", "engine", "files", "data", "costs", "forecast", "trends"],
  },
  charts: {
    purpose: "a file for each chart: from data to a specification and its SVG",
    values: ["base", "names", "i18n"],
    types: domain,
  },
  reports: {
    purpose: "a document as text, Markdown, HTML or CSV",
    values: ["base", "i18n", "charts"],
    types: domain,
  },
  operations: {
    purpose:
      "a folder for each capability: schema in, schema out, run, view; `contract/` is what all obey",
    values: [...domain, "i18n", "charts", "reports"],
  },
  library: {
    purpose: "the operations as typed methods, for programs in any host",
    values: ["base", "data", "engine", "operations", "i18n"],
  },
  node: {
    purpose: "the disk, the clock, threads and caches of Node",
    values: ["base", "data", "engine", "operations", "library"],
    types: ["i18n"],
  },
  http: {
    purpose: "operations over HTTP, with OpenAPI and the files of the explorer",
    values: ["base", "operations", "node", "i18n"],
  },
  mcp: {
    purpose: "operations as tools for assistants",
    values: ["base", "operations", "node", "i18n"],
  },
  queue: {
    purpose: "pieces of work through BullMQ: who hands them out, who takes them, where results are",
    values: ["base", "operations"],
  },
  sql: {
    purpose: "questions in SQL: datasets as tables of what was known, in a process with DuckDB",
    values: ["base", "data", "operations", "reports", "i18n"],
  },
  desk: {
    purpose: "facts that stay alive, fetched and guarded, and a site that is made of them",
    values: [
      ...["base", "files", "data", "sources", "observatory"],
      ...["operations", "node", "reports", "i18n"],
    ],
  },
  cli: {
    purpose: "the command line; it starts the servers",
    values: ["base", "data", "operations", "node", "queue", "sql", "desk", "http", "mcp", "i18n"],
  },
  web: {
    purpose: "the explorer: pages in React, operations in a worker of the browser",
    values: ["base", "operations", "engine", "data", "charts", "reports", "i18n"],
  },
};

/** Rooms that know nothing of the others but `base`. */
export const ground = ["base", "stats", "i18n", "names"] as const;

/** Rooms that may touch a host; in all others there is no clock, disk or network. */
export const hostRooms = [
  "library",
  "node",
  "queue",
  "sql",
  "desk",
  "cli",
  "http",
  "mcp",
  "web",
] as const;

/** The files beside the rooms, and what each may import: the door of the library. */
export const rootFiles: Readonly<Record<string, Pick<Room, "values" | "types">>> = {
  "index.ts": { values: ["library"] },
};

/** A file of `src/` with its text. */
export interface SourceFile {
  /** From `src/`. */
  readonly path: string;
  /** The room; empty beside them. */
  readonly folder: string;
  readonly text: string;
}

const src = join(import.meta.dirname, "../../src");

/** All files of `src/` but tests and declarations. */
export const sourceFiles = (): readonly SourceFile[] =>
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, folder: roomOf(path), text: readFileSync(join(src, path), "utf8") }));

/** An import of another file of `src/`. */
export interface Import {
  /** The room that it reaches; empty for a file beside them. */
  readonly target: string;
  /** Whether only types cross. */
  readonly typeOnly: boolean;
}

/** Every relative import of a file. */
export function importsOf(file: SourceFile): readonly Import[] {
  const pattern =
    /(?:import|export)\s+(type\s)?[^;'"]*?from\s+["'](\.[^"']+)["']|import\(\s*["'](\.[^"']+)["']/g;
  return [...file.text.matchAll(pattern)].map((match) => {
    const path = relative(src, resolve(src, dirname(file.path), match[2] ?? (match[3] as string)));
    return { target: roomOf(path), typeOnly: match[1] !== undefined };
  });
}

const roomOf = (path: string): string => (path.includes("/") ? (path.split("/")[0] as string) : "");
