import { createHash } from "node:crypto";
import { scopeKey } from "./coverage.ts";
import type { Mutant } from "./mutants.ts";
import type { Project } from "./project.ts";
import type { Runner } from "./runner.ts";
import type { Store } from "./store.ts";

/** What a test file runs, and what it takes. */
export interface TestRecord {
  readonly path: string;
  readonly cpuMs: number;
  readonly scopes: ReadonlySet<string>;
  /** Digest of the test and everything that it imports. */
  readonly digest: string;
}

/** Which tests run which functions. */
export interface CoverageMap {
  /** Tests that run the function of a mutant, the nearest and quickest first, within a budget. */
  testsOf(mutant: Mutant): readonly TestRecord[];
}

/** Processor time of the tests that a mutant must survive; the first two are run whatever they take. */
const BUDGET_MS = 20_000;

interface Kept {
  readonly cpuMs: number;
  readonly scopes: readonly string[];
}

/**
 * Run every test file once, on its own and instrumented, and see which functions it ran. What is
 * known of unchanged files is kept from earlier runs.
 *
 * @throws when a test fails without any mutant
 */
export async function mapCoverage(
  project: Project,
  runner: Runner,
  store: Store<Kept>,
  onTest: (path: string, place: number, count: number) => void,
): Promise<CoverageMap> {
  const records: TestRecord[] = [];
  for (const [index, path] of project.testFiles.entries()) {
    const digest = digestOf(project, path);
    const kept = store.get(digest) ?? (await measured(path));
    store.set(digest, kept);
    records.push({ path, digest, cpuMs: kept.cpuMs, scopes: new Set(kept.scopes) });
    onTest(path, index + 1, project.testFiles.length);
  }
  return { testsOf: (mutant) => nearest(mutant, records) };

  async function measured(path: string): Promise<Kept> {
    const { failed, cpuMs, scopes } = await runner.run({ tests: [path], cover: true });
    if (failed !== undefined || !scopes) throw new Error(`fails without any mutant: ${failed}`);
    const mutatedFiles = new Set(project.mutatedFiles);
    return {
      cpuMs,
      scopes: scopes.filter((key) => mutatedFiles.has(key.slice(0, key.lastIndexOf("#")))),
    };
  }
}

function nearest(mutant: Mutant, records: readonly TestRecord[]): readonly TestRecord[] {
  const key = scopeKey(mutant.path, mutant.scope);
  const covering = records
    .filter(({ scopes }) => scopes.has(key))
    .map((record) => ({ record, distance: distanceOf(mutant.path, record.path) }))
    .sort((a, b) => a.distance - b.distance || a.record.cpuMs - b.record.cpuMs)
    .map(({ record }) => record);
  let spent = 0;
  return covering.filter(({ cpuMs }, index) => {
    spent += cpuMs;
    return index < 2 || spent <= BUDGET_MS;
  });
}

/** Own test, same folder, same part of the project, elsewhere. */
function distanceOf(path: string, test: string): number {
  const folders = (file: string) => file.split("/").slice(0, -1);
  if (test === path.replace(/\.ts$/, ".test.ts")) return 0;
  if (folders(test).join("/") === folders(path).join("/")) return 1;
  return folders(test)[1] === folders(path)[1] ? 2 : 3;
}

/** Digest of the texts of a test and of everything that it imports. */
function digestOf(project: Project, test: string): string {
  const hash = createHash("sha256");
  for (const path of project.closure(test)) hash.update(`${path}\n${project.source(path).text}\n`);
  return hash.update(project.dataDigest).digest("hex");
}
