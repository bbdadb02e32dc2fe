import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { type Language, languages, translator } from "../i18n/translate.ts";
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
import { type Asked, describeRefusal } from "./describe-refusal.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { readArguments } from "./read-arguments.ts";

/** Everything the command line needs from the process that runs it. */
export interface Io {
  /** Write data. */
  out(text: string): void;
  /** Write messages for the person at the terminal. */
  say(text: string): void;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Today's date, ISO. */
  readonly today: string;
  readonly cancelled?: () => boolean;
  /** Where costly answers are kept; absent where they are not. */
  readonly cache?: RunCache;
  /** Absent where nothing can be served, as in tests of other commands. */
  readonly server?: ServerIo;
}

/** What a command that goes on needs besides: a clock that moves, and word when to end. */
export interface ServerIo {
  /** Today's date, ISO. */
  today(): string;
  /** Whether a person sits at the terminal: standard output is one, and `CI` is not set. */
  readonly interactive: boolean;
  /** When the process is asked to end. */
  untilStopped(): Promise<void>;
  /** When nothing more can come on standard input. */
  untilInputEnds(): Promise<void>;
}

/** Exit codes: fine, failed, invalid input, threshold not met, cancelled. */
const exit = { ok: 0, failure: 1, invalid: 2, notMet: 3, cancelled: 130 } as const;

/** Problems that are about the data or the run, not about what the caller asked for. */
const failures = new Set([
  ...["not-json", "bad-manifest", "not-determined"],
  ...["port-in-use", "cannot-listen", "internal-error"],
]);

/** Tell why there is no answer, to what was asked of which operation; gives the exit code. */
type Refuse = (problem: Problem, asked?: Partial<Asked>) => number;

/** Run the command line. Returns the exit code; never exits the process itself. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const wanted = languageOf(argv, io);
  const language = languages.find((known) => known === wanted) ?? "en";
  const refuse: Refuse = (problem, about) => {
    const asked = { command: argv[0] ?? "", ...about };
    io.say(`sextant: ${describeRefusal(language, problem, asked)}\n`);
    if (problem.code === "cancelled") return exit.cancelled;
    return failures.has(problem.code) ? exit.failure : exit.invalid;
  };
  const [name, ...rest] = argv[0]?.startsWith("--") ? ["help", ...argv] : argv;
  if (argv[0] === "--version") {
    io.out(`${packageVersion()}\n`);
    return exit.ok;
  }
  if (wanted !== language) {
    return refuse(fail("unknown-language", { value: wanted, known: languages.join(", ") }).error);
  }
  if (name === undefined || name === "help") {
    const { operations } = await import("../operations/index.ts");
    io.out(generalHelp(operations, translator(language)));
    return exit.ok;
  }
  if (name === "web" || name === "mcp") {
    const { serveMcp, serveWeb } = await import("./serve.ts");
    const problem = await (name === "web" ? serveWeb : serveMcp)(rest, language, io);
    return problem ? refuse(problem) : exit.ok;
  }
  const operation = await loadOperation(name === "start" ? "law" : name);
  if (!operation) {
    return refuse(
      fail("unknown-operation", {
        value: name,
        known: [...Object.keys(loaders), "web", "mcp"].join(", "),
      }).error,
    );
  }
  const code = await runCommand(operation, rest, language, io, refuse);
  if (name !== "start" || code !== exit.ok) return code;
  io.out(`\n${translator(language)("cli.next")}\n`);
  return io.server?.interactive ? main(["web", "--lang", language], io) : code;
}

async function runCommand(
  operation: Operation,
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const parameters = parametersOf(operation, translator(language));
  const read = readArguments(argv, parameters, operation.positional);
  if (!read.ok) return refuse(read.error, { operation });
  if (read.value.print.help) {
    io.out(commandHelp(operation, parameters, translator(language)));
    return exit.ok;
  }
  const wanted = read.value.print.format ?? operation.format ?? "text";
  const format = readFormat(operation, wanted);
  if (!format.ok) return refuse(format.error, { operation });
  const input = readInputs(read.value.input, parameters);
  if (!input.ok) return refuse(input.error);
  const pools: WorkerPool[] = [];
  const context: Context = {
    facts: openEmbeddedFacts(),
    today: io.today,
    language,
    version: packageVersion(),
    executorFor: (threads) => {
      const pool = createWorkerPool(threads);
      pools.push(pool);
      return pool;
    },
    ...progressOn(io, read.value.print.quiet),
    ...(io.cancelled ? { cancelled: io.cancelled } : {}),
    // An interrupt is heard between two turns of the event loop only.
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const run = await answer(operation, input.value, context, io.cache);
  await Promise.all(pools.map((pool) => pool.close()));
  if (!run.ok) return refuse(run.error, { operation, input: input.value });
  const printed = await printRun(operation, run.value, format.value, io);
  if (!printed.ok) return refuse(printed.error, { operation, input: input.value });
  io.out(printed.value);
  return run.value.met ? exit.ok : exit.notMet;
}

/** Processor seconds from which an answer is worth a file: reading one back costs about 0.01. */
const WORTH_KEEPING = 0.1;

/** A costly answer as it was kept, or else a new one. */
async function answer(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
  cache: RunCache | undefined,
): Promise<Outcome<Run>> {
  const read = readInput(operation, input);
  if (!read.ok) return read;
  if (!cache || operation.weight(read.value) < WORTH_KEEPING) {
    return runOperation(operation, input, context);
  }
  const question = [operation.name, read.value, context.language, context.today];
  const kept = cache.recall(question);
  if (kept) return succeed(kept);
  const run = await runOperation(operation, input, context);
  // A simulation that is interrupted answers with the draws it has: true, but not the answer.
  if (run.ok && !context.cancelled?.()) cache.keep(question, run.value);
  return run;
}

/** `--lang`, else the locale of the environment, else English. */
function languageOf(argv: readonly string[], io: Io): string {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const flag = at < 0 ? undefined : (argv[at]?.split("=")[1] ?? argv[at + 1]);
  const locale =
    io.environment["LC_ALL"] ?? io.environment["LC_MESSAGES"] ?? io.environment["LANG"];
  return flag ?? (locale?.startsWith("zh") ? "zh" : "en");
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
