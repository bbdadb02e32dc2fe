import { createHash } from "node:crypto";
import { type Equivalent, equivalentOf } from "./equivalents.ts";
import type { RunReport } from "./host.ts";
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

/** What was found of a mutant, under the digest of its file and of the tests that told. */
export interface Finding {
  readonly fate: "killed" | "hung" | "survived";
  readonly by?: string;
}

/** A test that takes so long runs only where no other is near: it asks about much else. */
const SLOW_MS = 8000;

/**
 * A hang is processor time many times that of the tests, and some for starting. What a process must
 * load anew, or a machine that others use, can take as long: a hang counts when it comes twice.
 */
const LIMIT_FACTOR = 5;
const START_MS = 5000;

/** What a run needs besides the mutants. */
export interface Trial {
  readonly project: Project;
  readonly runner: Runner;
  /** Processor time of tests without a mutant. */
  readonly times: Store<number>;
  readonly findings: Store<Finding>;
  readonly equivalents: readonly Equivalent[];
  /** Processor time that is allowed for starting, if not five seconds. */
  readonly startMs?: number;
}

/**
 * Put a mutant in and run the tests nearest to its file until one falls: its own first, then the
 * others, the quickest first. What was found before, in the same file by the same tests, is not
 * found again.
 *
 * @throws when a test fails without any mutant
 */
export async function tryMutant(mutant: Mutant, trial: Trial): Promise<Verdict> {
  const { project, findings } = trial;
  const known = equivalentOf(mutant, trial.equivalents);
  if (known) return { mutant, fate: "equivalent", by: known.reason };
  const { own, others } = nearTests(mutant.path, project);
  if (own.length + others.length === 0) return { mutant, fate: "not imported" };
  const all = [...own, ...others];
  const before = [...all.map((test) => [test]), all]
    .map((tests) => findings.get(keyOf(mutant, tests, project)))
    .find(Boolean);
  if (before) return { mutant, ...before };
  const kill = (await killedBy(mutant, own, trial)) ?? (await killedBy(mutant, others, trial));
  if (kill) return { mutant, ...kill };
  findings.set(keyOf(mutant, all, project), { fate: "survived" });
  return { mutant, fate: "survived" };
}

/** Run tests against a mutant, the quickest first; what killed it is kept. */
async function killedBy(
  mutant: Mutant,
  tests: readonly string[],
  trial: Trial,
): Promise<Finding | undefined> {
  if (tests.length === 0) return undefined;
  const { project, runner, findings } = trial;
  const timed: { readonly test: string; readonly cpuMs: number }[] = [];
  for (const test of tests) timed.push({ test, cpuMs: await timeOf(test, trial) });
  timed.sort((a, b) => a.cpuMs - b.cpuMs);
  const chosen = timed.filter(({ cpuMs }, index) => index === 0 || cpuMs < SLOW_MS);
  const request = {
    tests: chosen.map(({ test }) => test),
    mutant: { path: mutant.path, text: mutated(project.source(mutant.path).text, mutant) },
  };
  const limitOf = (cpuMs: number) => (trial.startMs ?? START_MS) + LIMIT_FACTOR * cpuMs;
  let report = await runner.run({
    ...request,
    limitMs: limitOf(sum(chosen.map(({ cpuMs }) => cpuMs))),
  });
  if (report.hung) {
    const without = await passing(request.tests, runner);
    report = await runner.run({ ...request, limitMs: limitOf(without.cpuMs) });
  }
  if (!report.hung && report.failed === undefined) return undefined;
  const by = report.failed ?? "the time limit";
  const kill: Finding = { fate: report.hung ? "hung" : "killed", by };
  const killer = tests.find((test) => by.startsWith(test)) ?? (tests[0] as string);
  findings.set(keyOf(mutant, [killer], project), kill);
  return kill;
}

/** Processor time of a test without any mutant, measured once. */
async function timeOf(test: string, { project, runner, times }: Trial): Promise<number> {
  const key = `${test} ${project.source(test).text.length}`;
  const known = times.get(key);
  if (known !== undefined) return known;
  const { cpuMs } = await passing([test], runner);
  times.set(key, cpuMs);
  return cpuMs;
}

/** What tests report without any mutant. */
async function passing(tests: readonly string[], runner: Runner): Promise<RunReport> {
  const report = await runner.run({ tests });
  if (report.failed !== undefined) throw new Error(`fails without any mutant: ${report.failed}`);
  return report;
}

function keyOf(mutant: Mutant, tests: readonly string[], project: Project): string {
  const { path, start, end, replacement } = mutant;
  const texts = [path, ...tests].map((each) => project.source(each).text);
  return createHash("sha256")
    .update([start, end, replacement, ...texts].join("\n"))
    .digest("hex");
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
