import { createHash } from "node:crypto";
import type { CoverageMap } from "./coverage-map.ts";
import { type Equivalent, equivalentOf } from "./equivalents.ts";
import { type Mutant, mutated } from "./mutants.ts";
import type { Project } from "./project.ts";
import type { Runner } from "./runner.ts";
import type { Store } from "./store.ts";

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly fate: "killed" | "hung" | "survived" | "not covered" | "equivalent";
  /** The test that fell, of one that was killed; why nothing can fall, of an equivalent one. */
  readonly by?: string;
}

/** How the killing of a mutant was found, under the digest of the test that did it. */
export interface Kill {
  readonly fate: "killed" | "hung";
  readonly by: string;
}

/** A hang is processor time many times that of the tests, and some for starting. */
const LIMIT_FACTOR = 5;
const START_MS = 5000;

/** What a run needs besides the mutants. */
export interface Trial {
  readonly project: Project;
  readonly runner: Runner;
  readonly coverage: CoverageMap;
  readonly kills: Store<Kill>;
  readonly equivalents: readonly Equivalent[];
  /** Processor time that is allowed for starting, if not five seconds. */
  readonly startMs?: number;
}

/**
 * Put a mutant in and run the tests that run its function, until one falls. A kill that was found
 * before, by a test that has not changed and imports nothing that has, is not found again.
 */
export async function tryMutant(mutant: Mutant, trial: Trial): Promise<Verdict> {
  const known = equivalentOf(mutant, trial.equivalents);
  if (known) return { mutant, fate: "equivalent", by: known.reason };
  const tests = trial.coverage.testsOf(mutant);
  if (tests.length === 0) return { mutant, fate: "not covered" };
  const keys = tests.map(({ digest }) => keyOf(mutant, digest));
  const before = keys.map((key) => trial.kills.get(key)).find(Boolean);
  if (before) return { mutant, ...before };
  const { text } = trial.project.source(mutant.path);
  const report = await trial.runner.run({
    tests: tests.map(({ path }) => path),
    mutant: { path: mutant.path, text: mutated(text, mutant) },
    limitMs: (trial.startMs ?? START_MS) + LIMIT_FACTOR * sum(tests.map(({ cpuMs }) => cpuMs)),
  });
  if (!report.hung && report.failed === undefined) return { mutant, fate: "survived" };
  const kill: Kill = {
    fate: report.hung ? "hung" : "killed",
    by: report.failed ?? "the time limit",
  };
  const killer = tests.findIndex(({ path }) => kill.by.startsWith(path));
  trial.kills.set(keys[killer] ?? keys.join(" "), kill);
  return { mutant, ...kill };
}

const keyOf = ({ path, start, end, replacement }: Mutant, testDigest: string): string =>
  createHash("sha256").update([path, start, end, replacement, testDigest].join("\n")).digest("hex");

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
