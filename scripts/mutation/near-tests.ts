import type { Project } from "./project.ts";
import type { Runner } from "./runner.ts";
import type { Store } from "./store.ts";

/** A test file near a mutant. */
export interface NearTest {
  readonly path: string;
  /** Processor time that it takes without a mutant. */
  readonly cpuMs: number;
}

/** Most tests that a mutant must survive; those further away seldom see what nearer ones do not. */
const MOST_TESTS = 6;

/**
 * The tests nearest to a file: its own first, then by how many imports lie between. Each is run
 * once without a mutant, to see what it takes; what is known of it is kept from earlier runs.
 *
 * @throws when a test fails without any mutant
 */
export async function nearTests(
  path: string,
  project: Project,
  runner: Runner,
  times: Store<number>,
): Promise<readonly NearTest[]> {
  const near = project.testFiles
    .flatMap((test) => {
      const distance = project.distances(test).get(path);
      return distance === undefined ? [] : [{ test, rank: isOwn(test, path) ? 0 : distance }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_TESTS);
  const tests: NearTest[] = [];
  for (const { test } of near) {
    const key = `${test} ${project.source(test).text.length}`;
    const cpuMs = times.get(key) ?? (await measured(test));
    times.set(key, cpuMs);
    tests.push({ path: test, cpuMs });
  }
  return tests;

  async function measured(test: string): Promise<number> {
    const { failed, cpuMs } = await runner.run({ tests: [test] });
    if (failed !== undefined) throw new Error(`fails without any mutant: ${failed}`);
    return cpuMs;
  }
}

const isOwn = (test: string, path: string): boolean => test === path.replace(/\.ts$/, ".test.ts");
