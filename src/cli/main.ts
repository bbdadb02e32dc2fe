import { fail } from "../base/outcome.ts";
import { languages } from "../i18n/languages.ts";
import { packageVersion } from "../node/package-root.ts";
import { chooseFacts } from "./choose-facts.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import type { PlainCommand } from "./plain-command.ts";
import { type Command, recallTold } from "./told.ts";

/** Problems that are about the data or the run, not about what the caller asked for. */
const failures = new Set([
  ...["not-json", "bad-manifest", "table-unreadable", "table-changed", "not-determined"],
  ...["port-in-use", "cannot-listen", "internal-error"],
  ...["queue-unreachable", "queue-not-installed", "queue-other-edition", "sweep-incomplete"],
  ...["pull-offline", "no-store", "store-damaged", "store-of-other-facts"],
  ...["sql-not-installed", "sql-too-long", "sql-too-much-memory", "sql-ended"],
]);

/** The commands that are no operations. */
const plainCommands: Readonly<Record<PlainCommand["name"], () => Promise<PlainCommand>>> = {
  mcp: async () => (await import("./serve.ts")).mcpCommand,
  open: async () => (await import("./open-command.ts")).openCommand,
  publish: async () => (await import("./publish-command.ts")).publishCommand,
  pull: async () => (await import("./pull-command.ts")).pullCommand,
  seal: async () => (await import("./seal-command.ts")).sealCommand,
  sql: async () => (await import("./sql-command.ts")).sqlCommand,
  web: async () => (await import("./serve.ts")).webCommand,
  worker: async () => (await import("./work.ts")).workCommand,
};

const isPlain = (name: string): name is PlainCommand["name"] => Object.hasOwn(plainCommands, name);

/**
 * Run the command line. Returns the exit code; never exits the process itself. What a command does
 * not need is not loaded.
 */
export async function main(words: readonly string[], host: Io): Promise<number> {
  const chosen = chooseFacts(words, host);
  const { argv, io } = chosen.ok ? chosen.value : { argv: words, io: host };
  const wanted = languageOf(argv, io);
  const language = languages.find((known) => known === wanted) ?? "en";
  const refuse: Refuse = async (problem, about) => {
    const { describeRefusal } = await import("./describe-refusal.ts");
    const asked = { command: argv[0] ?? "", ...about };
    const { clipText } = await import("../node/clip-problem.ts");
    const { plainText } = await import("../base/plain-text.ts");
    io.say(`sextant: ${plainText(clipText(describeRefusal(language, problem, asked)))}\n`);
    if (problem.code === "cancelled") return exit.cancelled;
    return failures.has(problem.code) ? exit.failure : exit.invalid;
  };
  if (!chosen.ok) return refuse(chosen.error);
  const [name, ...rest] = argv[0]?.startsWith("--") ? ["help", ...argv] : argv;
  if (argv[0] === "--version") {
    io.out(`${packageVersion()}\n`);
    return exit.ok;
  }
  if (wanted !== language) {
    return refuse(fail("unknown-language", { value: wanted, known: languages.join(", ") }).error);
  }
  if (name === undefined || name === "help") {
    const { printHelp } = await import("./print-help.ts");
    io.out(printHelp(language));
    return exit.ok;
  }
  if (isPlain(name)) {
    const { runPlainly } = await import("./plain-command.ts");
    return runPlainly(await plainCommands[name](), rest, language, io, refuse);
  }
  if (name === "verify" && rest.some((word) => /^--store(=|$)/.test(word))) {
    const { verifyStoreCommand } = await import("./verify-store.ts");
    return verifyStoreCommand(rest, language, io, refuse);
  }
  if (name === "series" && rest.includes("--template")) {
    const { seriesTemplate } = await import("./series-template.ts");
    return seriesTemplate(rest, io, refuse);
  }
  if (name === "changes") {
    const { withEditionDays } = await import("./edition-days.ts");
    const dated = withEditionDays(rest, io.environment);
    return dated.ok ? tell({ name, argv: dated.value, language }, io, refuse) : refuse(dated.error);
  }
  if (name === "ledger") {
    const { isLedgerWrite, writeLedger, withOwnLedger } = await import("./write-ledger.ts");
    if (isLedgerWrite(rest)) {
      const problem = await writeLedger(rest, language, io);
      return problem ? refuse(problem) : exit.ok;
    }
    const { existsSync } = await import("node:fs");
    return tell(
      { name, argv: withOwnLedger(rest, io.environment, existsSync), language },
      io,
      refuse,
    );
  }
  const code = await tell(
    { name: name === "start" ? "law" : name, argv: rest, language },
    io,
    refuse,
  );
  if (name !== "start" || code !== exit.ok) return code;
  const { translate } = await import("../i18n/translate.ts");
  io.out(`\n${translate(language, "cli.next")}\n`);
  return io.server?.interactive ? main(["web", "--lang", language], io) : code;
}

/** Write an answer as it was written before, or else a new one. */
async function tell(command: Command, io: Io, refuse: Refuse): Promise<number> {
  const told = recallTold(command, io);
  if (told) {
    io.out(told.text);
    return told.code;
  }
  const { runCommand } = await import("./run-command.ts");
  return runCommand(command, io, refuse);
}

/** `--lang`, else the locale of the environment, else English. */
function languageOf(argv: readonly string[], io: Io): string {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const flag = at < 0 ? undefined : (argv[at]?.split("=")[1] ?? argv[at + 1]);
  const locale =
    io.environment["LC_ALL"] ?? io.environment["LC_MESSAGES"] ?? io.environment["LANG"];
  return flag ?? (locale?.startsWith("zh") ? "zh" : "en");
}
