import { readFileSync } from "node:fs";
import { fail, mapOutcome, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { type Language, translate } from "../i18n/translate.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { appendToLedger, ledgerFile, readLedger } from "../node/ledger-file.ts";
import { openExecutors } from "../node/open-executors.ts";
import { packageVersion } from "../node/package-root.ts";
import type { Context } from "../operations/contract/operation.ts";
import { bodyOf, lineOf, newsOf, noteLine, type Said } from "../operations/ledger/register.ts";
import { loadOperation } from "../operations/loaders.ts";
import type { Io } from "./io.ts";

const writes = ["add", "amend", "withdraw"] as const;
/** Words that write only where they are told to. */
const notes = ["resolve", "head"] as const;
const reads = ["list", "show", "resolve", "score", "export", "verify", "head"];

/** Whether the words after `ledger` write to one; only the command line does. */
export const isLedgerWrite = (argv: readonly string[]): boolean =>
  writes.some((word) => word === argv[0]) ||
  (notes.some((word) => word === argv[0]) && argv.includes("--write"));

/** Arguments of a question to the ledger, with the person's own where there is one. */
export function withOwnLedger(
  argv: readonly string[],
  environment: Io["environment"],
  exists: (path: string) => boolean,
): readonly string[] {
  const path = ledgerFile(environment);
  const named = argv.some((word) => word === "--store" || word.startsWith("--store="));
  const asks = argv.length === 0 || reads.includes(argv[0] as string) || argv[0]?.startsWith("--");
  return named || !asks || argv.includes("--help") || !exists(path)
    ? argv
    : [...argv, "--store", path];
}

/**
 * Write lines: `add FILE|-`, `amend FILE|-` or `withdraw ID`, then `[--store FILE] [--known]`; or
 * `resolve --write` what has come of its claims since that was last written down, or `head --write`
 * that all until here was published.
 */
export async function writeLedger(
  argv: readonly string[],
  language: Language,
  io: Io,
): Promise<Problem | undefined> {
  // A resolver may ask an operation that draws numbers, such as `agent`.
  const { executorFor, close } = openExecutors();
  try {
    return await writeLines(argv, language, io, executorFor);
  } finally {
    await close();
  }
}

async function writeLines(
  argv: readonly string[],
  language: Language,
  io: Io,
  executorFor: Context["executorFor"],
): Promise<Problem | undefined> {
  if (argv.includes("--help")) {
    io.out(
      `${translate(language, "cli.ledger.help", { example: JSON.stringify(example, null, 2) })}\n`,
    );
    return undefined;
  }
  const read = readWords(argv);
  if (!read.ok) return read.error;
  const { kind, operand, store, known } = read.value;
  const path = store ?? ledgerFile(io.environment);
  if (kind === "resolve" || kind === "head")
    return writeNotes(kind, path, language, io, executorFor);
  const said = saidOf(kind, operand, known);
  if (!said.ok) return said.error;
  const opened = contextOf(language, io, executorFor);
  if (!opened.ok) return opened.error;
  const context = opened.value;
  const body = await bodyOf(said.value, new Date().toISOString(), context);
  if (!body.ok) return body.error;
  const written = appendToLedger(path, (text) =>
    lineOf(text, said.value, body.value, stampOf(context)),
  );
  if (!written.ok) return written.error;
  tell(written.value.entry, language, io);
  return undefined;
}

/** What came of the claims of a ledger, of those of which it is news; or the head that stands. */
async function writeNotes(
  kind: (typeof notes)[number],
  path: string,
  language: Language,
  io: Io,
  executorFor: Context["executorFor"],
): Promise<Problem | undefined> {
  const opened = contextOf(language, io, executorFor);
  if (!opened.ok) return opened.error;
  const context = opened.value;
  const news = kind === "head" ? succeed([undefined]) : await newsOf(readLedger(path), context);
  if (!news.ok) return news.error;
  const bodies = news.value;
  for (const body of bodies) {
    const note = body ? ({ kind: "resolve", body } as const) : ({ kind: "head" } as const);
    const written = appendToLedger(path, (text) => noteLine(text, note, stampOf(context)));
    if (!written.ok) return written.error;
    tell(written.value.entry, language, io);
  }
  if (bodies.length === 0) io.out(`${translate(language, "ledger.written.nothing")}\n`);
  return undefined;
}

const tell = (
  { seq, digest }: { readonly seq: number; readonly digest: string },
  language: Language,
  io: Io,
): void =>
  io.out(`${translate(language, "cli.ledger.written", { line: seq + 1, head: digest })}\n`);

const contextOf = (
  language: Language,
  io: Io,
  executorFor: Context["executorFor"],
): Outcome<Context> =>
  mapOutcome(openChosenFacts(io.environment), (facts) => ({
    ...{ facts, today: io.today, language, version: packageVersion() },
    loadOperation,
    executorFor,
  }));

const stampOf = ({ facts, version }: Context) => ({
  ...{ at: new Date().toISOString(), facts: `sha256:${facts.edition()}`, version },
});

/** A claim as a person writes it. */
const example = {
  id: "own.month",
  statement: "The longest time horizon passes a month of work by the end of 2040.",
  readings: [
    {
      id: "first",
      text: "p50 of 10,020 minutes or more on a METR suite",
      deadline: "2040-12-31",
      resolver: {
        op: "series",
        input: { id: "time-horizons" },
        where: [],
        column: "p50_minutes",
        reduce: "max",
      },
      compare: { cmp: ">=", value: 10_020, once: true },
      probability: 0.8,
    },
  ],
} as const;

function saidOf(kind: (typeof writes)[number], operand: string, known: boolean): Outcome<Said> {
  if (kind === "withdraw") return succeed({ kind, id: operand });
  try {
    const text = readFileSync(operand === "-" ? 0 : operand, "utf8");
    return succeed({ kind: kind === "add" ? "claim" : "amend", text, known });
  } catch {
    return fail("cannot-read-file", { file: operand });
  }
}

interface Words {
  readonly kind: (typeof writes)[number] | (typeof notes)[number];
  readonly operand: string;
  readonly store: string | undefined;
  readonly known: boolean;
}

function readWords(argv: readonly string[]): Outcome<Words> {
  const kind = [...writes, ...notes].find((word) => word === argv[0]) as Words["kind"];
  const isNote = kind === "resolve" || kind === "head";
  let [operand, store, known]: [string | undefined, string | undefined, boolean] = [
    ...[undefined, undefined, false],
  ] as [undefined, undefined, boolean];
  const rest = argv
    .slice(1)
    .flatMap((word) => (word.startsWith("--store=") ? ["--store", word.slice(8)] : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--known" && !isNote) known = true;
    else if (word === "--write" && isNote) continue;
    else if (word === "--store" || word === "--lang") {
      const value = rest.shift();
      if (value === undefined) return fail("flag-without-value", { flag: word });
      if (word === "--store") store = value;
    } else if (word.startsWith("--")) {
      return fail("unknown-flag", {
        value: word,
        known: isNote ? "--write, --store, --lang" : "--store, --known, --lang",
      });
    } else if (operand === undefined && !isNote) operand = word;
    else return fail("unexpected-argument", { value: word });
  }
  return operand === undefined && !isNote
    ? fail("missing-input", { field: kind === "withdraw" ? "id" : "file" })
    : succeed({ kind, operand: operand ?? "", store, known });
}
