import type { MessageKey, Translate } from "../i18n/translate.ts";
import { commandOf, flagOf } from "../operations/contract/command-of.ts";
import type { Operation } from "../operations/contract/operation.ts";
import type { Parameter } from "../operations/contract/parameters.ts";

/** What `sextant --help` prints: what it is, every operation in a line, where to go on. */
export function generalHelp(operations: readonly Operation[], translate: Translate): string {
  const names = operations.map((operation) => [operation.name, summaryOf(operation, translate)]);
  return [
    translate("cli.about"),
    "",
    translate("cli.usage"),
    "  sextant <operation> [flags]",
    "",
    translate("cli.operations"),
    ...inColumns(names),
    "",
    translate("cli.commands"),
    ...inColumns([
      ["open", translate("cli.command.open")],
      ["pull", translate("cli.command.pull")],
      ["publish", translate("cli.command.publish")],
      ["seal", translate("cli.command.seal")],
      ["sql", translate("cli.command.sql")],
      ["web", translate("cli.command.web")],
      ["mcp", translate("cli.command.mcp")],
      ["worker", translate("cli.command.worker")],
    ]),
    "",
    translate("cli.everywhere"),
    ...inColumns([
      ["--json", translate("cli.flag.json")],
      ["--format F", translate("cli.flag.format")],
      ["--lang en|zh", translate("cli.flag.lang")],
      ["--facts embedded|DIR", translate("cli.flag.facts")],
      ["--own DIR", translate("cli.flag.own")],
      ["--quiet", translate("cli.flag.quiet")],
      ["--help", translate("cli.flag.help")],
      ["--version", translate("cli.flag.version")],
    ]),
    "",
    translate("cli.exits"),
    "",
  ].join("\n");
}

/** What `sextant <operation> --help` prints: summary, flags, examples that run. */
export function commandHelp(
  operation: Operation,
  parameters: readonly Parameter[],
  translate: Translate,
): string {
  const positional = operation.positional.map((name) => {
    const required = parameters.find((parameter) => parameter.name === name)?.required;
    return required ? name.toUpperCase() : `[${name.toUpperCase()}]`;
  });
  return [
    `sextant ${[operation.name, ...positional].join(" ")} [flags]`,
    "",
    summaryOf(operation, translate),
    "",
    ...inColumns(
      parameters.map((parameter) => [
        usageOf(parameter, operation.positional),
        meaningOf(parameter, translate),
      ]),
    ),
    "",
    translate("cli.examples"),
    ...operation.examples.map((example) => `  ${exampleCommand(operation, example, parameters)}`),
    "",
  ].join("\n");
}

/** What is told of a command that is no operation. */
export interface PlainHelp {
  readonly name: "mcp" | "open" | "publish" | "pull" | "seal" | "sql" | "web" | "worker";
  /** What stands behind its flags: ` FILE`. */
  readonly operands?: string;
  /** Its flags, each with its value: `--out DIR`. */
  readonly flags: readonly {
    readonly usage: string;
    readonly meaning: (t: Translate) => string;
  }[];
  /** What `--format` says of how it prints; absent where it has no such flag. */
  readonly formats?: (t: Translate) => string;
  readonly examples: readonly string[];
  /** What else is listed, under a title. */
  readonly listed?: (
    t: Translate,
  ) => readonly [title: string, rows: readonly (readonly [name: string, meaning: string])[]];
}

/** What the help of a command that is no operation prints. */
export function plainHelp(
  { name, operands = "", flags, formats, examples, listed }: PlainHelp,
  translate: Translate,
): string {
  const rows = [
    ...flags.map(({ usage, meaning }) => [usage, meaning(translate)]),
    ...(formats ? [["--format F", formats(translate)]] : []),
  ];
  const [title = "", others = []] = listed?.(translate) ?? [];
  return [
    `sextant ${name}${rows.length > 0 ? " [flags]" : ""}${operands}`,
    "",
    translate(`cli.about.${name}`),
    "",
    ...(rows.length > 0 ? [...inColumns(rows), ""] : []),
    ...(listed ? [title, ...inColumns(others), ""] : []),
    translate("cli.examples"),
    ...examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

/** The command line of an example. A file stands there by its path, or by that of one like it. */
export function exampleCommand(
  operation: Operation,
  example: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[],
): string {
  const texts = parameters.filter(
    ({ name, kind }) => kind === "file" && String(example[name]).includes("\n"),
  );
  const paths = texts.map(({ name, example: path }) => [name, path ?? "FILE"]);
  return commandOf(operation, { ...example, ...Object.fromEntries(paths) });
}

const summaryOf = (operation: Operation, translate: Translate): string =>
  translate(`operation.${operation.name}` as MessageKey);

/** What an input is, whether it must be given, and what holds where it is not. */
function meaningOf(parameter: Parameter, translate: Translate): string {
  const { default: value } = parameter;
  const note = parameter.required
    ? translate("cli.required")
    : value === undefined || value === false
      ? undefined
      : translate("cli.default", { value: String(value) });
  const text = parameter.description;
  return note === undefined ? text : `${text} (${note})`;
}

/** How an input is named on the command line: `--as-of`, or `MODEL` where it needs no flag. */
export const wordOf = ({ name }: Parameter, positional: readonly string[]): string =>
  positional.includes(name) ? name.toUpperCase() : flagOf(name);

/** How an input is written on the command line, with its value: `--at-least N`. */
export function usageOf(parameter: Parameter, positional: readonly string[]): string {
  if (positional.includes(parameter.name)) return wordOf(parameter, positional);
  const file = parameter.named ? "NAME|FILE" : "FILE";
  const value = { text: "TEXT", number: "N", boolean: "", file, folder: "DIR" };
  const shown = parameter.choices.length > 0 ? parameter.choices.join("|") : value[parameter.kind];
  return `${flagOf(parameter.name)} ${parameter.many ? `${shown},…` : shown}`.trim();
}

function inColumns(rows: readonly (readonly (string | undefined)[])[]): readonly string[] {
  const width = Math.max(...rows.map(([first]) => first?.length ?? 0));
  return rows.map(([first, second]) => `  ${(first ?? "").padEnd(width)}  ${second ?? ""}`);
}
