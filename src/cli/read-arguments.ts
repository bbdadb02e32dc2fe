import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { flagOf } from "../operations/contract/command-of.ts";
import type { Parameter } from "../operations/contract/parameters.ts";

/** How the answer is to be printed; the same for every operation. */
export interface PrintOptions {
  /** As it was written; absent when not asked for: each operation has its own. */
  readonly format: string | undefined;
  readonly language: string | undefined;
  readonly quiet: boolean;
  readonly help: boolean;
}

/** What the arguments after the operation's name say; files and folders are still paths. */
export interface ReadArguments {
  readonly input: Readonly<Record<string, unknown>>;
  readonly print: PrintOptions;
}

/** Flags that every operation has beside its own. */
export const flagsEverywhere: readonly string[] = [
  ...["--json", "--format", "--lang", "--facts"],
  ...["--quiet", "--help", "--version"],
];

/**
 * Read the arguments of one operation.
 *
 * @param positional names of the parameters that need no flag, in order; one of many values takes
 *   all words that are left
 * @returns raw input for the operation's schema, or the problem with the argument
 */
export function readArguments(
  argv: readonly string[],
  parameters: readonly Parameter[],
  positional: readonly string[],
): Outcome<ReadArguments> {
  const input: Record<string, unknown> = {};
  const print = {
    format: undefined as string | undefined,
    language: undefined as string | undefined,
    quiet: false,
    help: false,
  };
  const waiting = [...positional];
  const pending = argv.flatMap(splitEquals);

  for (let word = pending.shift(); word !== undefined; word = pending.shift()) {
    if (!word.startsWith("--")) {
      const name = waiting.shift();
      if (name === undefined) {
        const dated =
          ISO_DATE.test(word) && parameters.some((candidate) => candidate.name === "asOf");
        return fail(dated ? "unexpected-date" : "unexpected-argument", { value: word });
      }
      const parameter = parameters.find((candidate) => candidate.name === name) as Parameter;
      const value = readValue(parameter, word, name);
      if (!value.ok) return value;
      if (parameter.many) waiting.unshift(name);
      input[name] = parameter.many ? [...listIn(input, name), value.value] : value.value;
      continue;
    }
    if (word === "--json") print.format = "json";
    else if (word === "--quiet") print.quiet = true;
    else if (word === "--help") print.help = true;
    else if (word === "--format" || word === "--lang") {
      const value = pending.shift();
      if (value === undefined) return fail("flag-without-value", { flag: word });
      if (word === "--lang") print.language = value;
      else print.format = value;
    } else {
      const flag = word;
      const parameter = parameters.find((candidate) => flagOf(candidate.name) === flag);
      if (!parameter) {
        return fail("unknown-flag", {
          value: word,
          known: [...parameters.map(({ name }) => flagOf(name)), ...flagsEverywhere].join(", "),
        });
      }
      const problem = readFlag(parameter, flag, pending, input);
      if (problem) return problem;
    }
  }
  return succeed({ input, print });
}

function readFlag(
  parameter: Parameter,
  flag: string,
  pending: string[],
  input: Record<string, unknown>,
): ReturnType<typeof fail> | undefined {
  if (parameter.kind === "boolean") {
    input[parameter.name] = true;
    return undefined;
  }
  const text = pending.shift();
  if (text === undefined || text.startsWith("--")) return fail("flag-without-value", { flag });
  const texts = parameter.many ? text.split(",") : [text];
  const values: unknown[] = [];
  for (const item of texts) {
    const value = readValue(parameter, item, flag);
    if (!value.ok) return value;
    values.push(value.value);
  }
  input[parameter.name] = parameter.many
    ? [...listIn(input, parameter.name), ...values]
    : values[0];
  return undefined;
}

/** What a parameter of many values has been given so far. */
const listIn = (input: Readonly<Record<string, unknown>>, name: string): readonly unknown[] =>
  (input[name] as readonly unknown[] | undefined) ?? [];

function readValue(parameter: Parameter, text: string, flag: string): Outcome<unknown> {
  if (parameter.kind !== "number") return succeed(text);
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value)
    ? succeed(value)
    : fail("flag-not-a-number", { flag, value: text });
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

const splitEquals = (word: string): readonly string[] => {
  const match = /^(--[a-z-]+)=(.*)$/s.exec(word);
  return match ? [match[1] as string, match[2] as string] : [word];
};
