import { modelLimits } from "../base/limits.ts";
import { attempt, fail, must, type Outcome, stop } from "../base/outcome.ts";
import { type CheckedModel, checkModel } from "./check.ts";
import { expandLists } from "./expand-lists.ts";
import { expandSeries } from "./expand-series.ts";
import { type Expression, mapNames, type Position } from "./expression.ts";
import type {
  Correlation,
  Definition,
  Input,
  MemberConstant,
  Model,
  Output,
  Recurrence,
  StateDefinition,
} from "./model.ts";
import { logWeightOf, type Observation } from "./observation.ts";
import { parseExpression, reservedWords } from "./parse-expression.ts";
import { baseUnits, multiplyUnits, percent, readUnit, type Unit, unitOfPercent } from "./unit.ts";
import { readYaml, type YamlMap, type YamlNode } from "./yaml-tree.ts";

/**
 * Read a model file: YAML with `units`, `inputs`, `let`, `recur`, `correlations`, `observe` and
 * `outputs`.
 *
 * @param text the file's text
 * @returns the model with names, units and shapes checked; or the first problem, with `line`,
 *   `column`, `rule` and `value` (`bad-yaml`, `bad-model`, `bad-expression`, `unknown-unit`,
 *   `unknown-name`, `duplicate-name`, `unit-mismatch`, `cyclic-definition`, …)
 */
export const readModel = (text: string): Outcome<CheckedModel> =>
  attempt(() => must(checkModel(must(parseModel(text)))));

/**
 * The same without the check of names, units and shapes, for a host that fills in what a model takes
 * from elsewhere, such as `fact(…)`.
 */
export function parseModel(text: string): Outcome<Model> {
  if (text.length > modelLimits.characters) {
    return fail("model-too-large", { value: text.length, rule: modelLimits.characters });
  }
  return attempt(() => expandSeries(expandLists(readTree(must(readYaml(text))))));
}

function readTree(tree: YamlNode): Model {
  const sections = entriesOf(tree, [
    ...["units", "inputs", "let", "recur", "correlations", "observe", "outputs"],
  ]);
  const outputs = sections.get("outputs");
  if (!outputs) return stop("bad-model", { ...tree.at, rule: "needs outputs", value: "outputs" });
  const recur = sections.get("recur");
  const units = listOf(sections.get("units")).map(readOwnUnit);
  const model: Model = {
    ...(units.length > 0 && { units }),
    inputs: namedEntries(sections.get("inputs")).map((entry) => readInput(entry, units)),
    definitions: namedEntries(sections.get("let")).map((entry) => readDefinition(entry, units)),
    recurrence: recur && readRecurrence(recur),
    correlations: listOf(sections.get("correlations")).map(readCorrelation),
    logWeight: logWeightOf(readObservations(sections.get("observe"))),
    outputs: namedEntries(outputs).map((entry) => readOutput(entry, units)),
  };
  if (model.outputs.length === 0) {
    return stop("bad-model", {
      ...outputs.at,
      rule: "needs at least one output",
      value: "outputs",
    });
  }
  return model;
}

interface Entry {
  readonly name: string;
  readonly at: Position;
  readonly node: YamlNode;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function mapOf(node: YamlNode, rule: string): YamlMap {
  return node.kind === "map" ? node : stop("bad-model", { ...node.at, rule, value: node.kind });
}

/** Entries of a mapping whose keys are names of the model. */
function namedEntries(node: YamlNode | undefined): readonly Entry[] {
  if (!node || isEmpty(node)) return [];
  const { entries } = mapOf(node, "must be a mapping of names");
  if (entries.length > modelLimits.names) {
    return stop("model-too-large", { ...node.at, value: entries.length, rule: modelLimits.names });
  }
  return entries.map(({ key, at, value }) => {
    if (!NAME.test(key)) {
      return stop("bad-model", { ...at, rule: "a name has letters, digits and _", value: key });
    }
    if (reservedWords.includes(key)) {
      return stop("bad-model", { ...at, rule: "a name is not a reserved word", value: key });
    }
    return { name: key, at, node: value };
  });
}

/** Values of a mapping with known keys. */
function entriesOf(node: YamlNode, keys: readonly string[]): ReadonlyMap<string, YamlNode> {
  const { entries } = mapOf(node, `must be a mapping with ${keys.join(", ")}`);
  const found = new Map<string, YamlNode>();
  for (const { key, at, value } of entries) {
    if (!keys.includes(key)) {
      const rule = `must be one of ${keys.join(", ")}; inside { } an expression with a comma needs quotes`;
      return stop("bad-model", { ...at, rule, value: key });
    }
    found.set(key, value);
  }
  return found;
}

const isEmpty = (node: YamlNode): boolean => node.kind === "text" && node.text.trim() === "";

function listOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node || isEmpty(node)) return [];
  if (node.kind === "list") return node.items;
  return stop("bad-model", { ...node.at, rule: "must be a list", value: node.kind });
}

function textOf(node: YamlNode, rule: string): string {
  if (node.kind === "text") return node.text;
  return stop("bad-model", { ...node.at, rule, value: node.kind });
}

function readFormula(node: YamlNode): Expression {
  return must(parseExpression(textOf(node, "must be an expression"), node.at));
}

function readNumber(node: YamlNode, rule: string): number {
  const expression = readFormula(node);
  if (expression.kind === "number") return expression.value;
  return stop("bad-model", { ...node.at, rule, value: textOf(node, rule) });
}

/** A declared unit; a share may be written in percent. */
interface Declared {
  readonly unit: Unit | undefined;
  readonly isPercent: boolean;
}

function readDeclared(node: YamlNode | undefined, own: readonly string[]): Declared {
  if (!node) return { unit: undefined, isPercent: false };
  const text = textOf(node, "must be a unit");
  const ofShare = unitOfPercent(text);
  const unit = must(readUnit(ofShare ?? text, own), { ...node.at });
  return { unit, isPercent: ofShare !== undefined };
}

const hundred = (at: Position, unit?: Unit): Expression => ({
  kind: "number",
  value: 100,
  unit,
  at,
});

/** A share that is given in percent. */
function fromPercent(belief: Expression): Expression {
  const { at } = belief;
  if (belief.kind === "number") return { ...belief, value: belief.value / 100 };
  return { kind: "call", name: "div", args: [belief, hundred(at)], at };
}

/** A share as percent. */
function toPercent<Item extends Definition>(item: Item): Item {
  const { expression, unit = {} } = item;
  const { at } = expression;
  const args = [expression, hundred(at, percent)];
  return {
    ...item,
    unit: multiplyUnits(unit, percent),
    expression: { kind: "call", name: "mul", args, at },
  };
}

/** A unit that the model declares: a name of letters that no base unit has. */
function readOwnUnit(node: YamlNode): string {
  const name = textOf(node, "must be a unit");
  if (!/^[A-Za-z_]+$/.test(name)) {
    return stop("bad-model", { ...node.at, rule: "a unit has letters and _", value: name });
  }
  return baseUnits.includes(name) ? stop("duplicate-name", { ...node.at, value: name }) : name;
}

function readInput({ name, at, node }: Entry, own: readonly string[]): Input {
  const parts = node.kind === "map" ? entriesOf(node, ["value", "unit", "source"]) : undefined;
  const value = parts ? parts.get("value") : node;
  if (!value) return stop("bad-model", { ...node.at, rule: "an input needs a value", value: name });
  const source = parts?.get("source");
  const belief = value.kind === "list" ? readSample(value.items, value.at) : readFormula(value);
  const { unit, isPercent } = readDeclared(parts?.get("unit"), own);
  return {
    name,
    at,
    belief: isPercent ? fromPercent(belief) : belief,
    unit,
    source: source && textOf(source, "must be text"),
  };
}

const readList = (items: readonly YamlNode[], at: Position): Expression => ({
  ...{ kind: "call", name: "list", args: items.map(readFormula), at },
});

const readSample = (items: readonly YamlNode[], at: Position): Expression => ({
  kind: "call",
  name: "sample",
  args: items.map(readFormula),
  at,
});

function readDefinition(entry: Entry, own: readonly string[]): Definition {
  const { definition, isPercent } = readDefined(entry, own);
  if (!isPercent) return definition;
  const rule = "% is a unit of inputs and outputs; between them a share is a number";
  return stop("bad-model", { ...entry.at, rule, value: entry.name });
}

function readDefined({ name, at, node }: Entry, own: readonly string[]) {
  const parts = node.kind === "map" ? entriesOf(node, ["value", "unit"]) : undefined;
  const value = parts ? parts.get("value") : node;
  if (!value) return stop("bad-model", { ...node.at, rule: "needs a value", value: name });
  const { unit, isPercent } = readDeclared(parts?.get("unit"), own);
  const expression = value.kind === "list" ? readList(value.items, value.at) : readFormula(value);
  const definition: Definition = { name, at, expression, unit };
  return { definition, isPercent };
}

/** An output: a definition, or `series` with what to report of a recurrence along its steps. */
function readOutput(entry: Entry, own: readonly string[]): Output {
  const { name, at, node } = entry;
  if (node.kind !== "map" || !node.entries.some(({ key }) => key === "series")) {
    const { definition, isPercent } = readDefined(entry, own);
    return isPercent ? toPercent(definition) : definition;
  }
  const parts = entriesOf(node, ["series", "every", "unit"]);
  const every = parts.get("every");
  const { unit, isPercent } = readDeclared(parts.get("unit"), own);
  const output: Output = {
    name,
    at,
    expression: readFormula(parts.get("series")!),
    unit,
    series: { every: every && readCount(every, modelLimits.months) },
  };
  return isPercent ? toPercent(output) : output;
}

function readCorrelation(node: YamlNode): Correlation {
  const parts = entriesOf(node, ["inputs", "correlation"]);
  const names = listOf(parts.get("inputs")).map((item) => textOf(item, "must be a name"));
  const value = parts.get("correlation");
  const [left, right] = names;
  if (left === undefined || right === undefined || names.length !== 2 || !value) {
    const rule = "needs inputs: [one, other] and correlation";
    return stop("bad-model", { ...node.at, rule, value: names.join(", ") });
  }
  const correlation = readNumber(value, "must be a number");
  if (!(correlation > -1 && correlation < 1)) {
    return stop("bad-model", { ...value.at, rule: "must be in (-1, 1)", value: correlation });
  }
  return { left, right, value: correlation, at: node.at };
}

function readObservations(node: YamlNode | undefined): readonly Observation[] {
  const items = listOf(node);
  if (items.length > modelLimits.observations) {
    const facts = { value: items.length, rule: modelLimits.observations };
    return stop("model-too-large", { ...node?.at, ...facts });
  }
  return items.map(readObservation);
}

/** `cost < budget`, or `{ value: 7, from: binomial(10, share) }`. */
function readObservation(node: YamlNode): Observation {
  if (node.kind === "text") return { holds: readFormula(node), at: node.at };
  const parts = entriesOf(node, ["value", "from"]);
  const [value, from] = [parts.get("value"), parts.get("from")];
  if (!value || !from) {
    const rule = "needs value and from, or a condition";
    return stop("bad-model", { ...node.at, rule, value: "observe" });
  }
  return { value: readFormula(value), from: readFormula(from), at: node.at };
}

function readRecurrence(node: YamlNode): Recurrence {
  const parts = entriesOf(node, ["months", "years", "members", "constants", "state"]);
  const step = parts.has("years") ? "year" : "month";
  const months = parts.get(`${step}s`);
  const state = parts.get("state");
  if (!months || !state || (step === "year" && parts.has("months"))) {
    const rule = "needs months or years, and state";
    return stop("bad-model", { ...node.at, rule, value: "recur" });
  }
  const members = parts.get("members");
  const names = members && readMembers(members);
  return {
    step,
    months: readCount(months, modelLimits.months),
    members: names,
    constants: namedEntries(parts.get("constants")).map((entry) =>
      readMemberConstant(entry, names?.length ?? 1),
    ),
    states: namedEntries(state)
      .map((entry) => readState(entry, names?.length ?? 1))
      .map((each) => (step === "year" ? inYears(each) : each)),
  };
}

/** A state whose steps are years: there, `year` is the number of the step. */
const inYears = (state: StateDefinition): StateDefinition => ({
  ...state,
  expression: mapNames(state.expression, (part) =>
    part.kind === "name" && part.name === "year" ? { ...part, name: "month" } : part,
  ),
});

function readMembers(node: YamlNode): readonly string[] {
  if (node.kind === "list") {
    const names = node.items.map((item) => textOf(item, "must be a name"));
    if (names.length === 0 || names.length > modelLimits.members) {
      const rule = `must have 1 to ${modelLimits.members} members`;
      return stop("bad-model", { ...node.at, rule, value: names.length });
    }
    if (new Set(names).size < names.length) {
      return stop("bad-model", {
        ...node.at,
        rule: "members must differ",
        value: names.join(", "),
      });
    }
    return names;
  }
  const count = readCount(node, modelLimits.members);
  return Array.from({ length: count }, (_, index) => String(index + 1));
}

function readCount(node: YamlNode, most: number): number {
  const rule = `must be a whole number from 1 to ${most}`;
  const count = readNumber(node, rule);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  return stop("bad-model", { ...node.at, rule, value: count });
}

function requireMembers(count: number, members: number, entry: Entry): void {
  if (count === members) return;
  const rule = `must have one value a member, that is ${members}`;
  stop("bad-model", { ...entry.node.at, rule, value: count });
}

function readMemberConstant(entry: Entry, members: number): MemberConstant {
  const values = listOf(entry.node).map((item) => readNumber(item, "must be a number"));
  requireMembers(values.length, members, entry);
  return { name: entry.name, at: entry.at, values };
}

function readState(entry: Entry, members: number): StateDefinition {
  const parts = entriesOf(entry.node, ["start", "next", "each", "first"]);
  const { name, at } = entry;
  const kinds = (["next", "each", "first"] as const).filter((kind) => parts.has(kind));
  const [kind] = kinds;
  const start = parts.get("start");
  if (kind === undefined || kinds.length > 1 || (start !== undefined) !== (kind === "next")) {
    const rule = "needs start and next, or each, or first";
    return stop("bad-model", { ...entry.node.at, rule, value: name });
  }
  if (start?.kind === "list") requireMembers(start.items.length, members, entry);
  const starts = start && (start.kind === "list" ? start.items : [start]);
  return {
    name,
    at,
    kind,
    start: (starts ?? []).map(readFormula),
    expression: readFormula(parts.get(kind)!),
  };
}
