/**
 * Change the functions that decide what the observatory says, one place at a time, and see whether
 * a test falls: `npm run mutate`. Sources are never written: a mutant lives in the memory of the
 * process that runs the tests.
 *
 *   --sample N       so many mutants drawn at random (400; with --only all of them)
 *   --seed TEXT      of the draw (the digest of the commit)
 *   --only PATH      mutants of files whose path starts so
 *   --all-decisive   only the mutants of verdicts, as-of filters and units, all of them
 *   --fresh          forget what earlier runs have found
 *
 * Control-C ends it after the mutant at hand and prints what has been found; the same command goes
 * on from there. Exits 1 when fewer than 85 % of the sample die, more than 3 % of it are listed as equivalent, or
 * a decisive mutant survives, or it was ended early.
 */
import { execFileSync } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/node/package-root.ts";
import { readEquivalents, staleEquivalents } from "./mutation/equivalents.ts";
import type { Mutant } from "./mutation/mutants.ts";
import { openProject } from "./mutation/project.ts";
import { sentenceOf, survivorsOf, tableOf, tally } from "./mutation/report.ts";
import { createRunner } from "./mutation/runner.ts";
import { sampleMutants } from "./mutation/sample.ts";
import { openStore } from "./mutation/store.ts";
import { type Finding, type Trial, tryMutant, type Verdict } from "./mutation/try-mutants.ts";

const { values: options } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string" },
    only: { type: "string", default: "" },
    "all-decisive": { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
  },
});

const LEAST_KILLED = 0.85;
const MOST_EQUIVALENT = 0.03;

// It runs for long and is in no hurry.
setPriority(10);

const seed = options.seed ?? git("rev-parse", "HEAD");
const project = openProject();
const mutants = project.mutatedFiles
  .filter((path) => path.startsWith(options.only))
  .flatMap(project.mutants);
const count = Number(options.sample ?? (options.only === "" ? 400 : mutants.length));
const sample = options["all-decisive"] ? [] : sampleMutants(mutants, count, seed);
const decisive = mutants.filter(({ decisive }) => decisive);
/** In the order they are tried: in turn, so that a run ended early has tried some of both. */
const wanted = new Set<Mutant>(
  inTurn(sample, options.only === "" || options["all-decisive"] ? decisive : []),
);

let endsEarly = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    endsEarly = true;
  });
}

const kept = (name: string) => join(packageRoot, "node_modules/.cache/mutation", `${name}.json`);
const times = openStore<number>(kept("times"), options.fresh);
const findings = openStore<Finding>(kept("findings"), options.fresh);
const equivalents = readEquivalents();
const runner = createRunner();

try {
  print(await tryAll({ project, runner, times, findings, equivalents }));
} finally {
  save();
  await runner.close();
}

function save(): void {
  times.save();
  findings.save();
}

async function tryAll(trial: Trial): Promise<ReadonlyMap<Mutant, Verdict>> {
  const verdicts = new Map<Mutant, Verdict>();
  const from = process.hrtime();
  for (const mutant of wanted) {
    if (endsEarly) break;
    const verdict = await tryMutant(mutant, trial);
    verdicts.set(mutant, verdict);
    for (const line of survivorsOf([verdict])) progress(line);
    if (verdicts.size % 5 === 0) save();
    if (verdicts.size % 25 === 0) {
      const perMutant = process.hrtime(from)[0] / verdicts.size;
      const name = `${verdicts.size} of ${wanted.size}, ${perMutant.toFixed(1)} s each`;
      progress(sentenceOf(name, tally([...verdicts.values()])));
    }
  }
  return verdicts;
}

function print(verdicts: ReadonlyMap<Mutant, Verdict>): void {
  const inOrder = mutants.flatMap((mutant) => verdicts.get(mutant) ?? []);
  const of = (some: readonly Mutant[]) => some.flatMap((mutant) => verdicts.get(mutant) ?? []);
  const [sampled, guarded] = [of(sample), of(decisive)];
  const extent =
    guarded.length === decisive.length ? "complete" : `${guarded.length} of ${decisive.length}`;
  const here = equivalents.filter(({ path }) => path.startsWith(options.only));
  const lines = [
    ...tableOf(inOrder),
    "",
    ...survivorsOf(inOrder).map((line) => `survived  ${line}`),
    ...staleEquivalents(mutants, here).map(({ path, code }) => `not found  ${path}: ${code}`),
    "",
    `${mutants.length} mutants of ${project.mutatedFiles.length} files; seed ${seed}`,
    ...(sampled.length > 0 ? [sentenceOf("sample", tally(sampled))] : []),
    ...(guarded.length > 0
      ? [sentenceOf(`verdicts, as-of filters and units, ${extent}`, tally(guarded))]
      : []),
  ];
  for (const line of lines) console.log(line);
  if (endsEarly || isPoor(sampled) || tally(guarded).survived > 0) process.exitCode = 1;
}

/** One of each list after the other. */
function inTurn<Value>(some: readonly Value[], others: readonly Value[]): readonly Value[] {
  const longest = Math.max(some.length, others.length);
  return Array.from({ length: longest }, (_, place) => [
    ...some.slice(place, place + 1),
    ...others.slice(place, place + 1),
  ]).flat();
}

function isPoor(sampled: readonly Verdict[]): boolean {
  if (sampled.length === 0) return false;
  const { share, equivalent, tried } = tally(sampled);
  return share < LEAST_KILLED || equivalent > MOST_EQUIVALENT * tried;
}

function git(...parameters: readonly string[]): string {
  return execFileSync("git", parameters, { cwd: packageRoot, encoding: "utf8" }).trim();
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
