import { createHash } from "node:crypto";
import { type Equivalent, equivalentOf } from "./equivalents.ts";
import { type Mutant, mutated } from "./mutants.ts";
import { nearTests } from "./near-tests.ts";
import type { Project } from "./project.ts";
import type { Runner } from "./runner.ts";
import type { Store } from "./store.ts";

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly fate: "killed" | "hung" | "survived" | "not imported" | "equivalent";
  /** The test that fell, of one that was killed; why nothing can fall, of an equivalent one. */
  readonly by?: string;
}

/** How the killing of a mutant was found, under the digest of its file and of the test. */
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
  /** Processor time of tests without a mutant. */
  readonly times: Store<number>;
  readonly kills: Store<Kill>;
  readonly equivalents: readonly Equivalent[];
  /** Processor time that is allowed for starting, if not five seconds. */
  readonly startMs?: number;
}

/**
 * Put a mutant in and run the tests nearest to its file until one falls. A kill that was found
 * before, in the same file by the same test, is not found again.
 */
export async function tryMutant(mutant: Mutant, trial: Trial): Promise<Verdict> {
  const { project, runner, kills } = trial;
  const known = equivalentOf(mutant, trial.equivalents);
  if (known) return { mutant, fate: "equivalent", by: known.reason };
  const tests = await nearTests(mutant.path, project, runner, trial.times);
  if (tests.length === 0) return { mutant, fate: "not imported" };
  const { text } = project.source(mutant.path);
  const keys = tests.map(({ path }) => keyOf(mutant, text, project.source(path).text));
  const before = keys.map((key) => kills.get(key)).find(Boolean);
  if (before) return { mutant, ...before };
  const report = await runner.run({
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
  kills.set(keys[Math.max(0, killer)] as string, kill);
  return { mutant, ...kill };
}

const keyOf = ({ start, end, replacement }: Mutant, text: string, test: string): string =>
  createHash("sha256").update([text, start, end, replacement, test].join("\n")).digest("hex");

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
