import { namesIn, nearestNames } from "../base/nearest-names.ts";
import type { Problem } from "../base/outcome.ts";
import { describeProblem, type Language, translate } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import { type Parameter, parametersOf } from "../operations/contract/parameters.ts";
import { exampleCommand, usageOf, wordOf } from "./help.ts";

/** How many names a refusal suggests. */
const SUGGESTIONS = 3;

/** Where all names are printed of which one was misspelt, by the problem's code. */
const lists: Readonly<Record<string, string>> = {
  "unknown-operation": "npx sextant --help",
  "unknown-flag": "npx sextant {command} --help",
  "unknown-trend": "npx sextant trend",
  "unknown-dataset": "npx sextant series",
  "unknown-number": "npx sextant why",
  "unknown-architecture": "npx sextant series architectures",
  "unknown-hardware": "npx sextant series planner-chips",
  "unknown-agent": "npx sextant series time-horizons",
  "unknown-scale": "npx sextant series benchmarks",
  "unknown-company": "npx sextant market",
  "unknown-lab": "npx sextant race",
};

/** What was asked, as far as it was understood before it was refused. */
export interface Asked {
  /** First word of the command line. */
  readonly command: string;
  readonly operation?: Operation;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** A problem in the words of the command line: flags for fields, the nearest of many names. */
export function describeRefusal(
  language: Language,
  problem: Problem,
  { command, operation, input = {} }: Asked,
): string {
  const suggestion = suggest(language, problem, command);
  if (suggestion !== undefined) return suggestion;
  if (!operation) return describeProblem(language, problem);
  const parameters = parametersOf(operation);
  const asFlag = (name: string): string => flagOfField(name, parameters, operation.positional);
  const { field, other } = problem.facts;
  if (problem.code === "missing-input") {
    const facts = {
      operation: operation.name,
      flag: neededFlag(String(field), parameters, operation),
    };
    const example = exampleWith(String(field), operation, input);
    return example
      ? translate(language, "cli.missing", {
          ...facts,
          example: exampleCommand(operation, example, parameters),
        })
      : translate(language, "cli.missing.plain", facts);
  }
  return describeProblem(language, {
    code: problem.code,
    facts: {
      ...problem.facts,
      ...(field === undefined ? {} : { field: asFlag(String(field)) }),
      ...(other === undefined ? {} : { other: asFlag(String(other)) }),
    },
  });
}

/** `asOf` → `--as-of`, for what is an input of the operation or lies within one. */
function flagOfField(
  field: string,
  parameters: readonly Parameter[],
  positional: readonly string[],
): string {
  const [name, ...within] = field.split(".");
  const parameter = parameters.find((candidate) => candidate.name === name);
  return parameter ? [wordOf(parameter, positional), ...within].join(".") : field;
}

/** What is missing, with what stands after it: `--at-least N`. */
function neededFlag(
  field: string,
  parameters: readonly Parameter[],
  { positional }: Operation,
): string {
  const parameter = parameters.find(({ name }) => name === field);
  return parameter ? usageOf(parameter, positional) : field;
}

/** An example that gives the missing field; the one most like what was asked. */
function exampleWith(
  field: string,
  { examples }: Operation,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const shared = (example: Readonly<Record<string, unknown>>) =>
    Object.keys(example).filter((name) => name in input).length;
  return examples
    .filter((example) => field in example)
    .sort((a, b) => shared(b) - shared(a))
    .at(0);
}

function suggest(language: Language, problem: Problem, command: string): string | undefined {
  const names = namesIn(problem);
  const value = String(problem.facts["value"] ?? "");
  const where = lists[problem.code];
  if (where === undefined || value === "" || names.length <= SUGGESTIONS) return undefined;
  return translate(language, "cli.did-you-mean", {
    value,
    near: nearestNames(value, names, SUGGESTIONS).join(language === "zh" ? "、" : ", "),
    count: names.length,
    where: where.replace("{command}", command),
  });
}
