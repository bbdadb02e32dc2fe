import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { fail, must, type Outcome, succeed } from "../base/outcome.ts";
import type { Context } from "../operations/contract/operation.ts";
import { type Format, type Printed, printRun } from "../operations/contract/print-run.ts";
import { runOperation } from "../operations/contract/run-operation.ts";
import { findOperation } from "../operations/index.ts";
import { loadOperation } from "../operations/loaders.ts";
import { openChosenFacts } from "./chosen-facts.ts";
import { giveWay } from "./give-way.ts";
import { openExecutors } from "./open-executors.ts";
import { packageVersion } from "./package-root.ts";
import { rasterize } from "./rasterize.ts";

/** What is asked of a worker: one operation, and the forms in which its answer is wanted. */
export interface OperationJob {
  readonly operation: string;
  /** Raw input, as it came from a surface. */
  readonly input: unknown;
  readonly language: Context["language"];
  /** Today's date, ISO. */
  readonly today: string;
  readonly formats: readonly Format[];
}

/** An answer as bytes, UTF-8, in one form; large ones also compressed. */
export interface AnswerBody {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
}

/** What a worker answers. */
export interface OperationAnswer {
  /** One body for each format that was asked for. */
  readonly bodies: Readonly<Record<string, AnswerBody>>;
  readonly dataDigest: string;
}

/** What a worker says: that it begins, how far it is, its answer, or that the operation has a bug. */
export type WorkerMessage =
  | { readonly kind: "begun" }
  | { readonly kind: "progress"; readonly done: number; readonly total: number; what: string }
  | { readonly kind: "answer"; readonly outcome: Outcome<OperationAnswer> }
  | { readonly kind: "bug"; readonly report: string };

/** Word 0 is 1 when the caller no longer wants the answer. */
export type CancelFlag = Int32Array<SharedArrayBuffer>;

/** Answers below this many bytes are sent as they are. */
const WORTH_COMPRESSING = 1400;
/** Between two reports of progress, so that they do not crowd out the work. */
const PROGRESS_MS = 100;
/** Columns of a text answer, as on a plain terminal. */
const TEXT_WIDTH = 100;

/** What a worker is started with. */
export interface OperationSetup {
  readonly cancel: CancelFlag;
  /** By how much it gives way to other threads, and those of its simulations with it; 0 to 19. */
  readonly niceness: number;
}

const { cancel, niceness } = workerData as OperationSetup;
giveWay(niceness);
// Whoever starts threads has opened the same facts before.
const facts = must(openChosenFacts(process.env));
const version = packageVersion();
const { executorFor, raceRunnerFor } = openExecutors();

parentPort?.on("message", async (job: OperationJob) => {
  reply({ kind: "begun" });
  try {
    reply({ kind: "answer", outcome: await answer(job) });
  } catch (error) {
    reply({ kind: "bug", report: error instanceof Error ? String(error.stack) : String(error) });
  }
});

const reply = (message: WorkerMessage): void => parentPort?.postMessage(message);

async function answer(job: OperationJob): Promise<Outcome<OperationAnswer>> {
  const operation = findOperation(job.operation);
  if (!operation) return fail("unknown-operation", { value: job.operation, known: "" });
  const { today, language } = job;
  const cancelled = (): boolean => Atomics.load(cancel, 0) === 1;
  const context: Context = {
    ...{ facts, today, language, version, cancelled, loadOperation, executorFor, raceRunnerFor },
    progress: progressReports(),
  };
  const run = await runOperation(operation, job.input, context);
  if (!run.ok) return run;
  const bodies: Record<string, AnswerBody> = {};
  for (const format of job.formats) {
    const style = { width: TEXT_WIDTH, color: false, rasterize };
    const printed = await printRun(operation, run.value, format, style);
    if (!printed.ok) return printed;
    bodies[format] = bodyOf(printed.value);
  }
  return succeed({ bodies, dataDigest: run.value.envelope.dataDigest });
}

function bodyOf(printed: Printed): AnswerBody {
  const plain = typeof printed === "string" ? new TextEncoder().encode(printed) : printed;
  const gzip = plain.length < WORTH_COMPRESSING ? undefined : new Uint8Array(gzipSync(plain));
  return { plain, gzip };
}

function progressReports(): NonNullable<Context["progress"]> {
  let last = 0;
  return (done, total, what) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    reply({ kind: "progress", done, total, what });
  };
}
