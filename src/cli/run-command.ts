import { fail, mapOutcome, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { translator } from "../i18n/translate.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { packageVersion } from "../node/package-root.ts";
import { readInputs } from "../node/read-inputs.ts";
import type { RunCache } from "../node/run-cache.ts";
import type { Context, Operation } from "../operations/contract/operation.ts";
import { type Parameter, parametersOf } from "../operations/contract/parameters.ts";
import { printRun, readFormat } from "../operations/contract/print-run.ts";
import { type Run, readInput, runOperation } from "../operations/contract/run-operation.ts";
import { loaders, loadOperation } from "../operations/loaders.ts";
import type { Asked } from "./describe-refusal.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { piecesOnDemand } from "./pieces-on-demand.ts";
import { type PrintOptions, readArguments } from "./read-arguments.ts";
import { templateFlag } from "./series-template.ts";
import { type Command, keepTold } from "./told.ts";
import { readWhere, type Where, whereFlags } from "./where-flags.ts";
import { writePrinted } from "./write-printed.ts";

/** Run one operation as the command line asks it. Returns the exit code. */
export async function runCommand(command: Command, io: Io, refuse: Refuse): Promise<number> {
  const asked = await readCommand(command);
  if (!asked.ok) return refuse(asked.error.problem, asked.error.about);
  const { operation, parameters, print, paths, where } = asked.value;
  if (print.help) {
    const { commandHelp } = await import("./help.ts");
    io.out(commandHelp(operation, parameters, translator(command.language)));
    return exit.ok;
  }
  const format = readFormat(operation, print.format ?? operation.format ?? "text");
  if (!format.ok) return refuse(format.error, { operation });
  const input = readInputs(paths, parameters);
  if (!input.ok) return refuse(input.error);
  const costly = isCostly(operation, input.value);
  const pools: Closable[] = [];
  const place = readWhere(where, operation.inPieces ? io.environment : {});
  if (!place.ok) return refuse(place.error);
  const opened = contextOf(command, io, pools, print.quiet);
  if (!opened.ok) return refuse(opened.error);
  const { facts, version } = opened.value;
  const pieces = piecesOnDemand(place.value, command, { version, facts: facts.edition() }, io);
  pools.push(pieces);
  const context = operation.inPieces
    ? { ...opened.value, piecesFor: pieces.piecesFor }
    : opened.value;
  const run = await answer(operation, input.value, context, costly ? io.cache : undefined);
  await Promise.all(pools.map((pool) => pool.close()));
  if (run.ok && !pieces.wanted() && Object.keys(where).length > 0 && !print.quiet) {
    io.say(`${translator(command.language)("cli.pieces.none")}\n`);
  }
  if (!run.ok) return refuse(run.error, { operation, input: input.value });
  const printed = await printRun(operation, run.value, format.value, {
    ...{ width: io.width, color: io.color },
    rasterize,
  });
  if (!printed.ok) return refuse(printed.error, { operation, input: input.value });
  const { met, damage } = run.value;
  const code = met ? exit.ok : exit.notMet;
  const written = writePrinted(printed.value, format.value, io);
  if (!written.ok) return refuse(written.error);
  const text = typeof printed.value === "string" ? printed.value : undefined;
  for (const problem of damage) await refuse(problem);
  if (damage.length > 0) return exit.failure;
  const readsFiles = Object.keys(paths).some((field) => paths[field] !== input.value[field]);
  if (text !== undefined && costly && !readsFiles && !io.cancelled?.()) {
    keepTold(command, io, { text, code });
  }
  return code;
}

/** Only a picture as points loads what draws it. */
const rasterize = async (svg: string) => (await import("../node/rasterize.ts")).rasterize(svg);

/** Those of the given values that belong to some parameters. */
const fieldsOf = (
  given: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(given).filter(([field]) => parameters.some(({ name }) => name === field)),
  );

/** What a command asks: files and folders are still paths. */
interface AskedCommand {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly print: PrintOptions;
  readonly paths: Readonly<Record<string, unknown>>;
  /** Where pieces are answered, which is no part of the question. */
  readonly where: Where;
}

/** A problem, and what was asked as far as it was understood. */
interface Refused {
  readonly problem: Problem;
  readonly about?: Partial<Asked>;
}

/** The operation that a command names, and its words; or the problem, and of what it was asked. */
export async function readCommand({
  name,
  argv,
  language,
}: Command): Promise<Outcome<AskedCommand, Refused>> {
  const operation = await loadOperation(name);
  if (!operation) {
    const known = [
      ...Object.keys(loaders),
      "open",
      "pull",
      "publish",
      "seal",
      "sql",
      "web",
      "mcp",
      "worker",
    ].join(", ");
    return {
      ok: false,
      error: { problem: fail("unknown-operation", { value: name, known }).error },
    };
  }
  const t = translator(language);
  const own = parametersOf(operation, t);
  const here = name === "series" ? [templateFlag(t)] : [];
  const places = operation.inPieces ? whereFlags(t) : here;
  const parameters = [...own, ...places];
  const words = readArguments(argv, parameters, operation.positional);
  if (!words.ok) return { ok: false, error: { problem: words.error, about: { operation } } };
  const { print, input } = words.value;
  const [paths, where] = [fieldsOf(input, own), fieldsOf(input, places)];
  return { ok: true, value: { operation, parameters, print, paths, where } };
}

/** Processor seconds from which an answer is worth a file: reading one back costs about 0.01. */
const WORTH_KEEPING = 0.1;

function isCostly(operation: Operation, input: Readonly<Record<string, unknown>>): boolean {
  const read = readInput(operation, input);
  return read.ok && operation.weight(read.value) >= WORTH_KEEPING;
}

/** The world that a command looks at. Threads that it starts are added to those to be closed. */
export function contextOf(
  { language }: Command,
  io: Io,
  pools: Closable[],
  quiet: boolean,
): Outcome<Context> {
  return mapOutcome(openChosenFacts(io.environment), (facts) => ({
    facts,
    today: io.today,
    language,
    version: packageVersion(),
    loadOperation,
    // Only simulations need threads, and the machine that they run.
    executorFor: async (threads) => {
      const { createWorkerPool } = await import("../node/worker-pool.ts");
      const pool = createWorkerPool(threads);
      pools.push(pool);
      return pool;
    },
    raceRunnerFor: async (host) => {
      const { createRaceThreads } = await import("../node/race-threads.ts");
      const threads = createRaceThreads();
      pools.push(threads);
      return threads.runnerFor(host);
    },
    ...progressOn(io, quiet),
    ...(io.cancelled ? { cancelled: io.cancelled } : {}),
    turn,
  }));
}

/** An interrupt is heard between two turns of the event loop only. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Threads that a run has started. */
export interface Closable {
  readonly close: () => Promise<void>;
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
  const { origin, own } = context.facts;
  const facts = [origin?.head ?? "", own?.digest ?? ""];
  const question = [operation.name, read.value, context.language, context.today, ...facts];
  const kept = cache.recall(question);
  if (kept) return succeed(kept);
  const run = await runOperation(operation, input, context);
  // A simulation that is interrupted answers with the draws it has: true, but not the answer.
  if (run.ok && run.value.damage.length === 0 && !context.cancelled?.())
    cache.keep(question, run.value);
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
