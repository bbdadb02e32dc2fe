import type { Project } from "./project.ts";

/** The tests that a mutant meets. */
export interface NearTests {
  /** The test beside the file, alone: it kills most, and then no other needs to run. */
  readonly own: readonly string[];
  /** The next by how many imports lie between. */
  readonly others: readonly string[];
}

/** Most tests that a mutant must survive; those further away seldom see what nearer ones do not. */
const MOST_TESTS = 6;

/** The tests nearest to a file. */
export function nearTests(path: string, project: Project): NearTests {
  const near = project.testFiles
    .flatMap((test) => {
      const distance = project.distances(test).get(path);
      return distance === undefined ? [] : [{ test, rank: isOwn(test, path) ? 0 : distance }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_TESTS)
    .map(({ test }) => test);
  return {
    own: near.filter((test) => isOwn(test, path)),
    others: near.filter((test) => !isOwn(test, path)),
  };
}

const isOwn = (test: string, path: string): boolean => test === path.replace(/\.ts$/, ".test.ts");
