import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Where programs and pages start, and what the build draws; scripts and benchmarks are added below. */
const doors = [
  ...["src/index.ts", "src/node/index.ts", "src/cli/sextant.ts"],
  ...["src/web/main.ts", "src/web/home/first-view.tsx"],
];

const list = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => pattern.test(path) && !path.includes("node_modules"))
    .map((path) => join(folder, path));

const sources = list("src", /(?<!\.test|\.d)\.tsx?$/);
const tools = [...list("scripts", /\.(ts|mjs)$/), ...list("bench", /\.mjs$/)];
const entries = [...doors, ...tools];

/** What a file names: imports, workers and processes that it starts, and built files, which stand for sources. */
function namesIn(path: string, text: string): string[] {
  const quoted = [...text.matchAll(/["'](\.{1,2}\/[^"'\n]+\.(?:tsx?|mjs|js))["']/g)];
  const workers = [...text.matchAll(/(?:startWorker\("|new URL\(`\.\/)([\w-]+)["`.]/g)];
  return [
    ...quoted.map(([, name = ""]) => normalize(join(dirname(path), name))),
    ...workers.map(([, name]) => join(dirname(path), `${name}.ts`)),
  ].map((name) => name.replace(/^dist\/(.*)\.js$/, "src/$1.ts"));
}

/** Files that no entry leads to. */
function unreachable(files: readonly string[], read: (path: string) => string): string[] {
  const known = new Set([...files, ...entries]);
  const reached = new Set(entries);
  for (const path of reached) {
    for (const name of namesIn(path, read(path))) if (known.has(name)) reached.add(name);
  }
  return files.filter((path) => !reached.has(path));
}

const readSource = (path: string): string => readFileSync(join(root, path), "utf8");

test("every entry exists", () => {
  expect(doors.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("no file is alive through its tests alone", () => {
  expect(unreachable(sources, readSource)).toEqual([]);
});

test("planted dead files are found, with what only they lead to", () => {
  const planted: Readonly<Record<string, string>> = {
    "src/stats/dead.ts": 'import { a } from "./led-to.ts";',
    "src/stats/led-to.ts": "",
  };
  const read = (path: string): string => planted[path] ?? readSource(path);
  expect(unreachable([...sources, ...Object.keys(planted)], read)).toEqual(Object.keys(planted));
});
