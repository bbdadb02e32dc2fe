import { fail } from "../base/outcome.ts";
import { languages } from "../i18n/languages.ts";
import { packageVersion } from "../node/package-root.ts";
import { chooseFacts } from "./choose-facts.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { type Command, recallTold } from "./told.ts";

/** Problems that are about the data or the run, not about what the caller asked for. */
const failures = new Set([
  ...["not-json", "bad-manifest", "table-unreadable", "table-changed", "not-determined"],
  ...["port-in-use", "cannot-listen", "internal-error"],
  ...["queue-unreachable", "queue-not-installed", "queue-other-edition", "sweep-incomplete"],
  ...["pull-offline", "no-store", "store-damaged", "store-of-other-facts"],
  ...["sql-not-installed", "sql-too-long", "sql-too-much-memory", "sql-ended"],
]);

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
  if (name === "web" || name === "mcp") {
    const { serveMcp, serveWeb } = await import("./serve.ts");
    const problem = await (name === "web" ? serveWeb : serveMcp)(rest, language, io);
    return problem ? refuse(problem) : exit.ok;
  }
  if (name === "worker") {
    const { work } = await import("./work.ts");
    const problem = await work(rest, language, io);
    return problem ? refuse(problem) : exit.ok;
  }
  if (name === "seal") {
    const { sealCommand } = await import("./seal-command.ts");
    return sealCommand(rest, language, io, refuse);
  }
  if (name === "pull") {
    const { pullCommand } = await import("./pull-command.ts");
    return pullCommand(rest, language, io, refuse);
  }
  if (name === "publish") {
    const { publishCommand } = await import("./publish-command.ts");
    return publishCommand(rest, language, io, refuse);
  }
  if (name === "verify" && rest.some((word) => /^--store(=|$)/.test(word))) {
    const { verifyStoreCommand } = await import("./verify-store.ts");
    return verifyStoreCommand(rest, language, io, refuse);
  }
  if (name === "series" && rest.includes("--template")) {
    const { seriesTemplate } = await import("./series-template.ts");
    return seriesTemplate(rest, io, refuse);
  }
  if (name === "sql") {
    const { sqlCommand } = await import("./sql-command.ts");
    return sqlCommand(rest, language, io, refuse);
  }
  if (name === "open") {
    const { openCommand } = await import("./open-command.ts");
    return openCommand(rest, language, io, refuse);
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
