import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { translator } from "../i18n/translate.ts";
import { openEmbeddedFacts } from "../node/data-folder.ts";
import { packageVersion } from "../node/package-root.ts";
import { readInputs } from "../node/read-inputs.ts";
import type { RunCache } from "../node/run-cache.ts";
import { createWorkerPool, type WorkerPool } from "../node/worker-pool.ts";
import type { Context, Operation } from "../operations/contract/operation.ts";
import { parametersOf } from "../operations/contract/parameters.ts";
import { printRun, readFormat } from "../operations/contract/print-run.ts";
import { type Run, readInput, runOperation } from "../operations/contract/run-operation.ts";
import { loaders, loadOperation } from "../operations/loaders.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { readArguments } from "./read-arguments.ts";
import { type Command, keepTold } from "./told.ts";

/** Run one operation as the command line asks it. Returns the exit code. */
export async function runCommand(command: Command, io: Io, refuse: Refuse): Promise<number> {
  const { name, argv, language } = command;
  const operation = await loadOperation(name);
  if (!operation) {
    const known = [...Object.keys(loaders), "web", "mcp"].join(", ");
    return refuse(fail("unknown-operation", { value: name, known }).error);
  }
  const parameters = parametersOf(operation, translator(language));
  const words = readArguments(argv, parameters, operation.positional);
  if (!words.ok) return refuse(words.error, { operation });
  const { print, input: asked } = words.value;
  if (print.help) {
    const { commandHelp } = await import("./help.ts");
    io.out(commandHelp(operation, parameters, translator(language)));
    return exit.ok;
  }
  const format = readFormat(operation, print.format ?? operation.format ?? "text");
  if (!format.ok) return refuse(format.error, { operation });
  const input = readInputs(asked, parameters);
  if (!input.ok) return refuse(input.error);
  const costly = isCostly(operation, input.value);
  const pools: WorkerPool[] = [];
  const context = contextOf(command, io, pools, print.quiet);
  const run = await answer(operation, input.value, context, costly ? io.cache : undefined);
  await Promise.all(pools.map((pool) => pool.close()));
  if (!run.ok) return refuse(run.error, { operation, input: input.value });
  const printed = await printRun(operation, run.value, format.value, io);
  if (!printed.ok) return refuse(printed.error, { operation, input: input.value });
  const told = { text: printed.value, code: run.value.met ? exit.ok : exit.notMet };
  io.out(told.text);
  const readsFiles = Object.keys(asked).some((field) => asked[field] !== input.value[field]);
  if (costly && !readsFiles && !io.cancelled?.()) keepTold(command, io, told);
  return told.code;
}

/** Processor seconds from which an answer is worth a file: reading one back costs about 0.01. */
const WORTH_KEEPING = 0.1;

function isCostly(operation: Operation, input: Readonly<Record<string, unknown>>): boolean {
  const read = readInput(operation, input);
  return read.ok && operation.weight(read.value) >= WORTH_KEEPING;
}

function contextOf({ language }: Command, io: Io, pools: WorkerPool[], quiet: boolean): Context {
  return {
    facts: openEmbeddedFacts(),
    today: io.today,
    language,
    version: packageVersion(),
    executorFor: (threads) => {
      const pool = createWorkerPool(threads);
      pools.push(pool);
      return pool;
    },
    ...progressOn(io, quiet),
    ...(io.cancelled ? { cancelled: io.cancelled } : {}),
    // An interrupt is heard between two turns of the event loop only.
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

/** The answer as it was kept, or else a new one. */
async function answer(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
  cache: RunCache | undefined,
): Promise<Outcome<Run>> {
  if (!cache) return runOperation(operation, input, context);
  const read = readInput(operation, input);
  if (!read.ok) return read;
  const question = [operation.name, read.value, context.language, context.today];
  const kept = cache.recall(question);
  if (kept) return succeed(kept);
  const run = await runOperation(operation, input, context);
  // A simulation that is interrupted answers with the draws it has: true, but not the answer.
  if (run.ok && !context.cancelled?.()) cache.keep(question, run.value);
  return run;
}

function progressOn(io: Io, quiet: boolean): Pick<Context, "progress"> {
  if (quiet || !io.isTerminal) return {};
  return {
    progress: (done, total, what) => {
      const share = total > 0 ? done / total : 0;
      const bar = "█".repeat(Math.round(20 * share)).padEnd(20, "░");
      io.say(`\r${bar} ${Math.round(100 * share)} % ${what}${done >= total ? "\n" : ""}`);
    },
  };
}
