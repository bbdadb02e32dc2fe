import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { drawRooms, reduceArrows, roomArrows } from "../scripts/architecture-picture.ts";
import { withRooms } from "../scripts/architecture-rooms.ts";
import { adapters } from "../src/sources/index.ts";
import { isFactsFile } from "../src/sources/shared/facts-file.ts";
import {
  ground,
  hostRooms,
  importsOf,
  rooms,
  rootFiles,
  type SourceFile,
  sourceFiles,
} from "./support/layers.ts";

const root = join(import.meta.dirname, "..");
const files = sourceFiles();

/** The breaches of one file, as readable sentences. */
function breachesOf(file: SourceFile): string[] {
  const rule = file.folder === "" ? rootFiles[file.path] : rooms[file.folder];
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

const hosts: readonly string[] = hostRooms;

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

/** Tests and what serves them alone, but for this file, which names what it looks for. */
const testFiles = ["src", "test", "data"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.test\.tsx?$|^test\/support\/.*\.ts$/.test(path))
    .filter((path) => path !== "test/architecture.test.ts")
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
);

/** A clock that is read but for a host that needs one, a wait of some length, or a limit of time. */
const timeLimit =
  /(?<!now: \(\) => )\b(performance|Date)\.now\(|\bsetTimeout\(|\b(test|hook)?[tT]imeout: [\d_]+|^\}, [\d_]{4,}\);|^\s+\}, [\d_]{4,}\);/;

/** Where a test depends on how fast the machine is: name and line. */
const timeLimitsOf = ({ path, text }: Pick<SourceFile, "path" | "text">): string[] =>
  text
    .split("\n")
    .flatMap((line, i) => (timeLimit.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []));

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
    expect(Object.keys(rooms).sort()).toEqual([...folders].sort());
  });

  test("core reads no clock and no global random generator", () => {
    const core = files.filter((file) => !hosts.includes(file.folder));
    const found = core.filter((file) => hidden.test(file.text)).map((file) => file.path);
    expect(found).toEqual([]);
    expect(hidden.test("const now = new Date();")).toBe(true);
  });

  test("what is computed takes no digits from the host, so every engine gives the same", () => {
    // Charts are drawn by Vega with the host's functions; no digest is taken of a drawing.
    const computes = files.filter(({ folder }) => ![...hosts, "charts"].includes(folder));
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
      { cwd: root, encoding: "utf8" },
    ).stdout;
    expect(listed).toContain("src/index.ts");
    expect(listed.split("\n").filter((path) => /@types\/node|lib\.dom/.test(path))).toEqual([]);
  });

  test("no test has a limit of time, which a busy machine breaks", () => {
    expect(testFiles.flatMap(timeLimitsOf)).toEqual([]);
  });

  test("planted limits of time are found, with their line", () => {
    for (const fault of [
      "}, 60_000);",
      "await expect.poll(look, { timeout: 10_000 }).toBe(1);",
      "const begun = performance.now();",
      "expect(Date.now() - begun).toBeLessThan(500);",
      "await new Promise((resume) => setTimeout(resume, 100));",
      "vi.setConfig({ testTimeout: 5 });",
    ]) {
      expect(timeLimitsOf({ path: "a.test.ts", text: `test("a", () => {\n${fault}` })).toEqual([
        `a.test.ts:2 ${fault}`,
      ]);
    }
  });

  test("ground folders import nothing but the base", () => {
    for (const folder of ground) {
      expect(rooms[folder]?.values.filter((name) => name !== "base")).toEqual([]);
    }
  });
});

describe("docs/architecture", () => {
  const read = (name: string) => readFileSync(join(root, "docs", name), "utf8");

  test("shows the imports as they are; else: npm run architecture", () => {
    expect(read("architecture.svg")).toBe(drawRooms(roomArrows(files)));
  });

  test("tells of every room what it is for; else: npm run architecture", () => {
    const page = read("architecture.md");
    expect(withRooms(page)).toBe(page);
    for (const room of Object.keys(rooms)) expect(page).toContain(`| \`${room}\` | `);
  });

  test("names files that are there", () => {
    const named = [...read("architecture.md").matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");
    const paths = named.filter((code) => /^(src|data|test|scripts|bench|docs)\//.test(code));
    expect(paths.length).toBeGreaterThan(10);
    const gone = paths.filter((path) => !path.includes("<") && !existsSync(join(root, path)));
    expect(gone).toEqual([]);
  });

  test("tells of every upstream folder where its files come from", () => {
    const inputs = adapters.flatMap((adapter) =>
      adapter.inputs.filter((path) => !isFactsFile(path)),
    );
    const folders = [...new Set(inputs.map((path) => `\`${path.split("/")[0]}/\``))];
    expect(folders.filter((folder) => !read("architecture.md").includes(folder))).toEqual([]);
  });

  test("leaves out an arrow that longer ways imply, and no other", () => {
    const arrow = (from: string, to: string) => ({ from, to, typeOnly: false });
    const [ab, bc, ac, cd] = [arrow("a", "b"), arrow("b", "c"), arrow("a", "c"), arrow("c", "d")];
    expect(reduceArrows([ab, bc, ac, cd])).toEqual([ab, bc, cd]);
    expect(reduceArrows([ab, ac])).toEqual([ab, ac]);
  });

  test("a new import between rooms is an arrow, dashed where only types cross", () => {
    const planted = (text: string): SourceFile => ({ path: "stats/x.ts", folder: "stats", text });
    expect(roomArrows([planted('import { a } from "../data/a.ts";')])).toEqual([
      { from: "stats", to: "data", typeOnly: false },
    ]);
    const types = planted('import type { A } from "../data/a.ts";');
    expect(roomArrows([types])).toEqual([{ from: "stats", to: "data", typeOnly: true }]);
  });
});
