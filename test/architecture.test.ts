import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const src = join(import.meta.dirname, "../src");
/** Folders that know nothing of the others; every folder may import `base`. */
const ground = ["base", "stats", "i18n", "names"];
const domain = [
  "base",
  "names",
  "stats",
  "graph",
  "engine",
  "files",
  "data",
  "costs",
  "trends",
  "observatory",
];

/** What a folder may import besides itself. `types` may be imported as types only. */
const mayImport: Record<string, { values: string[]; types?: string[] }> = {
  base: { values: [] },
  stats: { values: ["base"] },
  i18n: { values: ["base"] },
  names: { values: ["base"] },
  files: { values: ["base"] },
  graph: { values: ["base", "stats"] },
  data: { values: ["base", "files"] },
  sources: { values: ["base", "names", "files", "data"] },
  engine: { values: ["base", "stats", "graph"] },
  costs: { values: ["base", "stats", "graph", "engine", "files", "data"] },
  trends: { values: ["base", "names", "stats", "engine", "data", "costs"] },
  observatory: { values: ["base", "names", "stats", "engine", "files", "data", "costs", "trends"] },
  charts: { values: ["base", "names", "i18n"], types: domain },
  reports: { values: ["base", "i18n", "charts"], types: domain },
  operations: { values: [...domain, "i18n", "charts", "reports"] },
  library: { values: ["base", "data", "engine", "operations", "i18n"] },
  node: { values: ["base", "data", "engine", "operations", "library"], types: ["i18n"] },
  http: { values: ["base", "operations", "node", "i18n"] },
  mcp: { values: ["base", "operations", "node", "i18n"] },
  cli: { values: ["base", "operations", "node", "http", "mcp", "i18n"] },
  web: { values: ["base", "operations", "engine", "data", "charts", "reports", "i18n"] },
};

/** The files beside the folders, and what each may import: the door of the library, declarations. */
const rootFiles: Record<string, { values: string[]; types?: string[] }> = {
  "index.ts": { values: ["library"] },
};

const hostFolders = ["library", "node", "cli", "http", "mcp", "web"];

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

const files: SourceFile[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
  .map((path) => ({
    path,
    folder: path.includes("/") ? (path.split("/")[0] as string) : "",
    text: readFileSync(join(src, path), "utf8"),
  }));

/** Every relative import of a file: the folder it reaches and whether only types cross. */
function importsOf(file: SourceFile): { target: string; typeOnly: boolean }[] {
  const pattern =
    /(?:import|export)\s+(type\s)?[^;'"]*?from\s+["'](\.[^"']+)["']|import\(\s*["'](\.[^"']+)["']/g;
  return [...file.text.matchAll(pattern)].map((match) => {
    const path = relative(src, resolve(src, dirname(file.path), match[2] ?? (match[3] as string)));
    return {
      target: path.includes("/") ? (path.split("/")[0] as string) : "",
      typeOnly: match[1] !== undefined,
    };
  });
}

/** The breaches of one file, as readable sentences. */
function breachesOf(file: SourceFile): string[] {
  const rule = file.folder === "" ? rootFiles[file.path] : mayImport[file.folder];
  if (!rule) return [`src/${file.folder || file.path} is not in the table of layers`];
  return importsOf(file)
    .filter(({ target }) => target !== file.folder)
    .filter(
      ({ target, typeOnly }) =>
        !rule.values.includes(target) && !(typeOnly && rule.types?.includes(target)),
    )
    .map(
      ({ target }) => `${file.path} imports ${target === "" ? "the root of src" : `${target}/`}`,
    );
}

const hidden = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/;

/** Functions whose last digits ECMAScript leaves to the host; sqrt, and all not named, are exact. */
const hostDigits =
  /\bMath\.(a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|expm1|exp|hypot|log1p|log10|log2|log|pow)\b|=\s*Math\b(?!\.)/;
/** The operator of powers, but for whole powers of two written as such. */
const power = /(?<!(?:^|[^\w.])2)\s\*\*\s|\s\*\*\s(?!-?\d+\b(?!\.))/;

/** Where a file takes digits from the host: name and line. */
const hostDigitsOf = ({ path, text }: SourceFile): string[] =>
  text
    // Comments keep their line breaks, so that lines keep their numbers.
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ""))
    .split("\n")
    .flatMap((line, i) =>
      hostDigits.test(line) || power.test(`${line}\n`) ? [`${path}:${i + 1} ${line.trim()}`] : [],
    );

describe("architecture", () => {
  test("a folder imports only what the table of layers allows", () => {
    expect(files.flatMap(breachesOf)).toEqual([]);
  });

  test("a planted import of the wrong layer is found", () => {
    const planted = {
      path: "stats/x.ts",
      folder: "stats",
      text: 'import { a } from "../data/a.ts";',
    };
    expect(breachesOf(planted)).toEqual(["stats/x.ts imports data/"]);
    const typed = {
      path: "charts/x.ts",
      folder: "charts",
      text: 'import type { A } from "../trends/a.ts";',
    };
    expect(breachesOf(typed)).toEqual([]);
    expect(breachesOf({ ...typed, text: typed.text.replace("type ", "") })).toHaveLength(1);
  });

  test("a file beside the folders is no way around the table", () => {
    const leak = { path: "leak.ts", folder: "", text: 'export * from "./trends/index.ts";' };
    expect(breachesOf(leak)).toEqual(["src/leak.ts is not in the table of layers"]);
    const user = { path: "stats/x.ts", folder: "stats", text: 'import { a } from "../leak.ts";' };
    expect(breachesOf(user)).toEqual(["stats/x.ts imports the root of src"]);
  });

  test("the table names the folders that exist, and no others", () => {
    const folders = new Set(files.map(({ folder }) => folder).filter((folder) => folder !== ""));
    expect(Object.keys(mayImport).sort()).toEqual([...folders].sort());
  });

  test("core reads no clock and no global random generator", () => {
    const core = files.filter((file) => !hostFolders.includes(file.folder));
    const found = core.filter((file) => hidden.test(file.text)).map((file) => file.path);
    expect(found).toEqual([]);
    expect(hidden.test("const now = new Date();")).toBe(true);
  });

  test("what is computed takes no digits from the host, so every engine gives the same", () => {
    // Charts are drawn by Vega with the host's functions; no digest is taken of a drawing.
    const computes = files.filter(({ folder }) => ![...hostFolders, "charts"].includes(folder));
    expect(computes.flatMap(hostDigitsOf)).toEqual([]);
  });

  test("planted digits of the host are found, with their line", () => {
    const faults = [
      "const a = Math.exp(x);",
      "flop.map(Math.log10)",
      "const { pow } = Math;",
      "const b = x ** 2;",
      "const c = 10 ** -decimals;",
      "const d = 2 ** share;",
      "const e = 12 ** 3;",
      "  10 **",
      "const f = 2 ** 0.5;",
    ];
    for (const fault of faults) {
      const planted = { path: "stats/x.ts", folder: "stats", text: `/** x ** 2\n */\n${fault}` };
      expect(hostDigitsOf(planted)).toEqual([`stats/x.ts:3 ${fault.trim()}`]);
    }
    for (const fine of ["2 ** 32 - 1", "1 - 2 ** -53", "Math.sqrt(x)", "Math.LN2", "// Math.exp"]) {
      expect(hostDigitsOf({ path: "stats/x.ts", folder: "stats", text: fine })).toEqual([]);
    }
  });

  test("the core project sees no type of a host", () => {
    const listed = spawnSync(
      process.execPath,
      ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json", "--listFilesOnly"],
      { cwd: join(src, ".."), encoding: "utf8" },
    ).stdout;
    expect(listed).toContain("src/index.ts");
    expect(listed.split("\n").filter((path) => /@types\/node|lib\.dom/.test(path))).toEqual([]);
  });

  test("ground folders import nothing but the base", () => {
    for (const folder of ground) {
      expect(mayImport[folder]?.values.filter((name) => name !== "base")).toEqual([]);
    }
  });
});
