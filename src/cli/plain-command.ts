import { fail } from "../base/outcome.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { type PlainHelp, plainHelp } from "./help.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { type PrintOptions, readArguments } from "./read-arguments.ts";

/** A command that is no operation: what it takes, what its help says, and what it does. */
export interface PlainCommand extends PlainHelp {
  readonly flags: readonly (PlainHelp["flags"][number] & Flag)[];
  /** What needs no flag, in order. */
  readonly words?: readonly Word[];
  /** @returns the exit code */
  run(given: unknown, asked: AskedPlainly): Promise<number>;
}

interface Word {
  readonly name: string;
  readonly many?: boolean;
}

interface Flag extends Word {
  readonly kind: Parameter["kind"];
}

/** What is asked beside the flags. */
export interface AskedPlainly {
  /** All words behind the command's name. */
  readonly argv: readonly string[];
  /** Those behind `--`, where the command takes some there. */
  readonly behind: readonly string[];
  readonly language: Language;
  readonly t: Translate;
  readonly print: PrintOptions;
  readonly io: Io;
  readonly refuse: Refuse;
}

/**
 * A command whose flags and words give what `Given` says: by name, as text, a number or whether it is
 * there, lists where there may be many.
 */
export const plainCommand = <Given>(
  command: Omit<PlainCommand, "run"> & {
    run(given: Given, asked: AskedPlainly): Promise<number>;
  },
): PlainCommand => ({ ...command, run: (given, asked) => command.run(given as Given, asked) });

/** Run a command with its words, or print its help. Returns the exit code. */
export async function runPlainly(
  command: PlainCommand,
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const { flags, words = [], formats } = command;
  const end = command.operands?.startsWith(BEHIND) ? argv.indexOf(BEHIND.trim()) : -1;
  const own = end < 0 ? argv : argv.slice(0, end);
  const read = readArguments(
    own,
    [...words.map((word) => ({ ...word, kind: "text" as const })), ...flags].map(
      ({ name, kind, many = false }) => ({ ...plainFlag(name, kind), many }),
    ),
    words.map(({ name }) => name),
  );
  if (!read.ok) return refuse(read.error);
  const { input, print } = read.value;
  const t = translator(language);
  if (print.help) {
    io.out(plainHelp(command, t));
    return exit.ok;
  }
  if (print.format !== undefined && !formats) {
    const known = [...flags.map(({ usage }) => usage.split(" ")[0]), ...FLAGS_OF_ALL];
    return refuse(fail("unknown-flag", { value: "--format", known: known.join(", ") }).error);
  }
  const behind = end < 0 ? [] : argv.slice(end + 1);
  return command.run(input, { argv, behind, language, t, print, io, refuse });
}

/** What every command takes, whether it prints an answer or not. */
const FLAGS_OF_ALL = ["--lang", "--quiet", "--help"];

/** How operands begin that are a command of their own. */
const BEHIND = " -- ";
