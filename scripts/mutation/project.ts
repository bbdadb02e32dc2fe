import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { packageRoot } from "../../src/node/package-root.ts";
import { distancesFrom, importsOf } from "./imports.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { readSource, type Source } from "./syntax.ts";
import { wordSetsIn, wordSetsOf } from "./word-sets.ts";

/** Which files are mutated and which tests may kill a mutant, by how their paths start. */
export interface Choice {
  /** Folder that holds both. */
  readonly root: string;
  readonly mutated: readonly string[];
  readonly tests: readonly string[];
}

/** The functions that decide what the observatory says, and the tests that ask them. */
const decisiveCode: Choice = {
  root: "src/",
  mutated: [
    ...["src/observatory/", "src/trends/", "src/forecast/", "src/costs/", "src/stats/"],
    ...["src/data/facts.ts", "src/base/calendar.ts"],
  ],
  tests: ["base", "data", "stats", "costs", "forecast", "trends", "observatory", "operations"].map(
    (folder) => `src/${folder}/`,
  ),
};

/** Published figures that were typed in: data, which tests compare with nothing but themselves. */
const typedData = /\/published\//;

/** The sources of the repository, each read and parsed once. */
export interface Project {
  /** Files that are mutated, sorted. */
  readonly mutatedFiles: readonly string[];
  /** Tests that may kill a mutant, sorted. */
  readonly testFiles: readonly string[];
  source(path: string): Source;
  mutants(path: string): readonly Mutant[];
  /** All files that a file imports, by how many imports lie between. */
  distances(path: string): ReadonlyMap<string, number>;
}

/** Open the repository. */
export function openProject({ root, mutated, tests }: Choice = decisiveCode): Project {
  const files = readdirSync(join(packageRoot, root), { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(root, path))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort();
  const isTest = (path: string) => path.endsWith(".test.ts");
  const source = memo((path) => readSource(path, readFileSync(join(packageRoot, path), "utf8")));
  const isThere = memo((path) => path.endsWith(".ts") && existsSync(join(packageRoot, path)));
  const imports = memo((path) => importsOf(source(path)).filter(isThere));
  const words = memo((path) => wordSetsIn(source(path)));
  return {
    mutatedFiles: files.filter(
      (path) => startsWithAny(path, mutated) && !isTest(path) && !typedData.test(path),
    ),
    testFiles: files.filter((path) => startsWithAny(path, tests) && isTest(path)),
    source,
    mutants: memo((path) =>
      mutantsOf(source(path), wordSetsOf([path, ...imports(path)].flatMap(words))),
    ),
    distances: memo((path) => distancesFrom(path, imports)),
  };
}

const startsWithAny = (path: string, starts: readonly string[]): boolean =>
  starts.some((start) => path.startsWith(start));

function memo<Value>(compute: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    if (!known.has(path)) known.set(path, compute(path));
    return known.get(path) as Value;
  };
}
