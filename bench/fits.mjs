// Claims: the fits of scaling law, capability index and time horizon, beside SciPy, on the raw
// inputs of the published results; and that none ends above SciPy's tight optimum.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { inputsFolder, readProblems } from "./fits-problems.mjs";
import { interleave, milliseconds } from "./interleave.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";
import { hostClock, succeeds } from "./yardsticks.mjs";

const rounds = 7;
const warmRounds = 2;
const penalty = 0.1;
/** Objectives may end above SciPy's by at most this fraction. */
const excess = 1e-9;

/** One claim of time each: ours, and the part of the same work that SciPy is timed on. */
const claims = [
  {
    claim: "Chinchilla law, 4,000 resamples",
    bound: 250,
    ours: ["scalingBootstrap", 4000],
    twoThreads: 100,
    scipy: ["scaling_bootstrap", 25],
    parts: 160,
  },
  {
    claim: "Chinchilla law from 4,500 starts",
    bound: 1500,
    ours: ["scalingGrid"],
    twoThreads: 800,
    scipy: ["scaling_grid", 30],
    parts: 150,
  },
  {
    claim: "capability index, 1,324 scores",
    bound: 15,
    ours: ["capabilityIndex", penalty],
    scipy: ["capability_index", penalty],
    parts: 1,
  },
  {
    claim: "time horizons of 11 agents, 1,000 resamples",
    bound: 500,
    ours: ["horizonBootstrap", 1000],
    scipy: ["horizon_bootstrap", 3],
    parts: 1000 / 3,
  },
];

/** The rows of these claims. */
export async function fits() {
  if (!existsSync(inputsFolder)) {
    const reason = "the raw inputs are not there (SEXTANT_INPUTS names their folder)";
    return claims.map(({ claim }) => notRun(claim, reason));
  }
  const problems = readProblems();
  const second = await startThread();
  const scipy = await startScipy();
  const rows = [];
  for (const claim of claims) rows.push(...(await timeRows(claim, problems, second, scipy)));
  rows.push(...(await optimumRows(problems, scipy)));
  await second.close();
  scipy.close?.();
  return rows;
}

async function timeRows(entry, problems, second, scipy) {
  const { claim, bound, twoThreads } = entry;
  const clock = hostClock();
  const contestants = { ...contestantsOf(entry, problems, second, scipy), clock: clock.tick };
  for (let round = 0; round < warmRounds; round++) {
    await contestants.one();
    await contestants.two?.();
  }
  const times = await interleave(contestants, rounds);
  const facts = scipy.ask
    ? { scipy: scipy.version, ratio: ratio(times.scipy, times.one), times: { scipy: times.scipy } }
    : { scipy: `not run (${scipy.reason})` };
  const rows = [clock.row(claim, times.one, -bound, { rounds, ...facts })];
  if (twoThreads) {
    const two = { aim: twoThreads, "against one": ratio(times.one, times.two), rounds };
    rows.push(clock.row(`${claim}, two threads`, times.two, -bound, two));
  }
  return rows;
}

/** Ours on one thread and on two, and SciPy; each returns milliseconds of the whole work. */
function contestantsOf({ ours, twoThreads, scipy: question, parts }, problems, second, scipy) {
  const [name, ...parameters] = ours;
  const one = () => milliseconds(() => problems[name](...parameters));
  const two = async () => {
    const start = performance.now();
    const other = second.run([name, ...parameters, 1, 2]);
    problems[name](...parameters, 0, 2);
    await other;
    return performance.now() - start;
  };
  const theirs = async () => 1000 * parts * (await scipy.ask(...question)).seconds;
  return { one, ...(twoThreads ? { two } : {}), ...(scipy.ask ? { scipy: theirs } : {}) };
}

const ratio = (theirs, ours) => `${(theirs / ours).toFixed(theirs > 10 * ours ? 0 : 2)}×`;

/** How far above SciPy's tight optima ours stop, as a fraction; below counts as well. */
async function optimumRows(problems, scipy) {
  const whole = "Chinchilla objective above SciPy's tight optimum";
  const resamples = "the same, worst of 50 resamples";
  const index = "capability-index cost above SciPy's";
  if (!scipy.ask) return [whole, resamples, index].map((claim) => notRun(claim, scipy.reason));
  const drawn = problems.resampledObjectives(50);
  const { objective } = await scipy.ask("scaling_optimum");
  const { objectives } = await scipy.ask(
    "scaling_resamples",
    drawn.map(({ counts }) => counts),
  );
  const worst = Math.max(...drawn.map(({ value }, draw) => value / objectives[draw] - 1));
  const { cost } = await scipy.ask("capability_index", penalty);
  return [
    row(whole, problems.objective / objective - 1, -excess, { objective: problems.objective }),
    row(resamples, worst, -excess),
    row(index, problems.capabilityIndex(penalty).cost / cost - 1, -excess),
  ];
}

/** A second thread that has read the inputs. */
async function startThread() {
  const worker = new Worker(new URL("./fits-thread.mjs", import.meta.url));
  await once(worker, "message");
  return {
    run: (task) => {
      worker.postMessage(task);
      return once(worker, "message");
    },
    close: () => worker.terminate(),
  };
}

/** SciPy in one process that answers line by line; of one thread, as ours. */
async function startScipy() {
  const python = ["/usr/bin/python3", "python3"].find((command) =>
    succeeds(command, ["-c", "import scipy"]),
  );
  if (python === undefined) return { reason: "no python3 with scipy" };
  const script = join(import.meta.dirname, "fits_scipy.py");
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "1" };
  const child = spawn(python, [script, inputsFolder], { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (...question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`SciPy ended at ${question[0]}`);
    return JSON.parse(value);
  };
  const { scipy } = await ask("version");
  return { version: scipy, ask, close: () => child.stdin.end() };
}

if (isMain(import.meta)) printRows(await fits());
