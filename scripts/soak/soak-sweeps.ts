import { must, succeed } from "../../src/base/outcome.ts";
import { createSerialExecutor } from "../../src/engine/executor.ts";
import { createMachineEvaluators } from "../../src/engine/machine-evaluator.ts";
import { openEmbeddedFacts } from "../../src/node/data-folder.ts";
import { packageVersion } from "../../src/node/package-root.ts";
import { createPieceThreads } from "../../src/node/piece-threads.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import { runOperation } from "../../src/operations/contract/run-operation.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import type { RunPieces } from "../../src/operations/sweep/piece.ts";
import { serialPieces } from "../../src/operations/sweep/serial-pieces.ts";
import sweep from "../../src/operations/sweep/sweep.ts";
import { readAddress } from "../../src/queue/address.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import { queuePieces } from "../../src/queue/queue-pieces.ts";
import { ended, startRedis, startWorker } from "../../test/support/queue.ts";
import type { Fuzzer } from "./fuzzer.ts";
import { type Random, randomFrom } from "./random.ts";

const THREADS = 4;
const WORKERS = 3;

/**
 * Sweeps by one process, by threads, and by workers that are killed as they work beside a Redis that
 * is killed as well, with the pieces handed out in an order drawn anew. Needs Redis and BullMQ.
 */
export function soakSweeps(): Fuzzer {
  const opening = openField();
  return {
    name: "sweeps",
    property: "one process, 4 threads and 3 workers with kills give one digest in any order",
    async run(seed) {
      const random = randomFrom(seed);
      const spec = specOf(seed, random);
      const field = await opening;
      const alone = await digestOf(spec, serialPieces(context));
      const threads = await digestOf(spec, shuffled(field.threads.runFor({}), random));
      const queued = disturbed(await field.ready(), random, () => field.disturb(random));
      const workers = await digestOf(spec, shuffled(queued, random));
      const faults = Object.entries({ threads, workers })
        .filter(([, digest]) => digest !== alone)
        .map(([name, digest]) => `${name} give ${digest}, one process ${alone}`);
      return { tries: 1, faults };
    },
    end: async () => (await opening).close(),
  };
}

/** Threads, a queue with its server, and workers in processes of their own. */
async function openField() {
  const threads = createPieceThreads(THREADS);
  const redis = await startRedis();
  const queue = must(await openQueue(must(readAddress(redis.url, "environment")), undefined));
  const start = () => startWorker(redis.url, { SEXTANT_FACTS: "embedded" }, "--quiet");
  const workers = await Promise.all(Array.from({ length: WORKERS }, start));
  const queued = queuePieces(queue, edition, () => false);
  let calm: Promise<unknown> = Promise.resolve();

  async function replace(place: number): Promise<void> {
    workers[place]?.child.kill("SIGKILL");
    workers[place] = await start();
  }

  return {
    threads,
    /** Once whoever was killed is back. */
    ready: () => calm.then(() => queued),
    /** Kills a worker or the server, one after the other: who is not back cannot be killed. */
    disturb: (random: Random): void => {
      const place = random.pick(workers.length);
      const strike = random.chance(1 / 4)
        ? () => redis.kill().then(redis.start)
        : () => replace(place);
      calm = calm.then(strike);
    },
    close: async () => {
      await calm;
      for (const { child } of workers) child.kill("SIGKILL");
      await Promise.all(workers.map(({ child }) => ended(child)));
      await queue.close();
      await redis.end();
      await threads.close();
    },
  };
}

const facts = openEmbeddedFacts();
const edition = { version: packageVersion(), facts: facts.edition() };
const host = { now: () => performance.now(), pause: async () => {} };
const context: Context = {
  ...{ facts, today: "2026-11-30", language: "en", version: edition.version, loadOperation },
  executorFor: () => createSerialExecutor(createMachineEvaluators(), host),
};

/** A sweep that no other seed asks for: ranges of draws, or questions. */
const specOf = (seed: number, random: Random): string =>
  random.chance(1 / 3)
    ? `
operation: agent
input: { seed: ${seed}, draws: 1024 }
grid:
  step: [0.9, 0.95, 0.99]
  steps: { from: 1, to: ${10 + random.pick(10)}, step: 1 }
`
    : `
operation: simulate
input:
  seed: ${seed}
  draws: ${100_000 + random.pick(200_000)}
  model: |
    inputs: { chips: 20000 to 25000, hours: 2000 to 2600, price: 1 to 2 }
    outputs: { cost: chips * hours * price }
grid:
  inputs.price: [1 to 2, 2 to 3]
drawsPerPiece: ${8192 + random.pick(8192)}
`;

/** The digest of the whole table, or why there is none. */
async function digestOf(spec: string, run: RunPieces): Promise<string> {
  const answer = await runOperation(sweep, { spec }, { ...context, piecesFor: () => succeed(run) });
  return answer.ok ? answer.value.envelope.result.digest : JSON.stringify(answer.error);
}

/** Hands the pieces out in an order of its own. */
const shuffled = (run: RunPieces, random: Random): RunPieces =>
  async function* (pieces) {
    const order = [...pieces]
      .map((piece, index) => ({ piece, index, place: random.pick(2 ** 30) }))
      .sort((a, b) => a.place - b.place);
    const handedOut = order.map(({ piece }) => piece);
    for await (const { index: at, outcome } of run(handedOut)) {
      const { index } = order[at] as (typeof order)[number];
      yield { index, outcome };
    }
  };

/** Lets something happen one to three times, each as some piece comes back. */
const disturbed = (run: RunPieces, random: Random, disturb: () => void): RunPieces =>
  async function* (pieces) {
    const all = [...pieces];
    const moments = new Set(
      Array.from({ length: 1 + random.pick(3) }, () => random.pick(all.length / 2)),
    );
    let came = 0;
    for await (const done of run(all)) {
      if (moments.has(came)) disturb();
      came += 1;
      yield done;
    }
  };
