import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Expression, type Position, visitExpression } from "./expression.ts";
import type { Definition, Input, Model, StateDefinition } from "./model.ts";

/**
 * The order in which the parts of a model are evaluated, and which of them have one value per
 * member.
 */
export interface Order {
  /** Inputs, each after those that its belief reads. */
  readonly inputs: readonly Input[];
  /** Definitions that need no recurrence. */
  readonly before: readonly Definition[];
  /** States in an order where every `each` and `.next` comes after what it reads. */
  readonly states: readonly StateDefinition[];
  /** Definitions that read what the last month left. */
  readonly after: readonly Definition[];
  /** States with one value per member. */
  readonly perMember: ReadonlySet<string>;
}

/** Calls that reduce one value per member to a single value. */
export const reductions = ["sum_members", "max_members", "min_members", "mean_members"] as const;

/** Whether a call reduces over members. */
export const isReduction = (name: string): boolean =>
  (reductions as readonly string[]).includes(name);

interface Reference {
  readonly key: string;
  readonly at: Position;
}

/**
 * Find the order of evaluation.
 *
 * @returns the order; or problem `cyclic-definition` (facts `value`: the path, and the place), or
 *   `recurrence-reads-result` when a month would need what only exists after the last one
 */
export function orderModel(model: Model): Outcome<Order> {
  const states = model.recurrence?.states ?? [];
  const stateNames = new Set(states.map((state) => state.name));
  const definitions = new Map(model.definitions.map((item) => [item.name, item]));

  const inputNames = new Set(model.inputs.map(({ name }) => name));
  const inputs = sortByReferences(
    model.inputs,
    (item) => item.name,
    (item) => referencesOf(item.belief, (key) => inputNames.has(key)),
  );
  if (!inputs.ok) return inputs;
  const sorted = sortByReferences(
    model.definitions,
    (item) => item.name,
    (item) => referencesOf(item.expression, (key) => definitions.has(key)),
  );
  if (!sorted.ok) return sorted;
  const late = new Set<string>();
  for (const item of sorted.value) {
    const needs = referencesOf(item.expression, (key) => stateNames.has(key) || late.has(key));
    if (needs.length > 0) late.add(item.name);
  }
  for (const state of states) {
    for (const expression of [...state.start, state.expression]) {
      const [wrong] = referencesOf(expression, (key) => late.has(key));
      if (wrong) return fail("recurrence-reads-result", { ...wrong.at, value: wrong.key });
    }
    for (const start of state.start) {
      const [wrong] = referencesOf(start, (key) => stateNames.has(key));
      if (wrong) return fail("recurrence-reads-result", { ...wrong.at, value: wrong.key });
    }
  }
  const steps = orderStates(states);
  if (!steps.ok) return steps;
  return succeed({
    inputs: inputs.value,
    before: sorted.value.filter((item) => !late.has(item.name)),
    states: steps.value,
    after: sorted.value.filter((item) => late.has(item.name)),
    perMember: findPerMember(model, states, sorted.value),
  });
}

/** A bare name of an `each` and the `.next` of a stepped state are results of the same month. */
function orderStates(states: readonly StateDefinition[]): Outcome<readonly StateDefinition[]> {
  const keyOf = (state: StateDefinition): string =>
    state.kind === "each" ? state.name : `${state.name}.next`;
  const keys = new Set(states.map(keyOf));
  return sortByReferences(states, keyOf, (state) =>
    referencesOf(state.expression, (key) => keys.has(key)),
  );
}

/** The names that an expression reads, in order; `name.next` for next values. */
function referencesOf(expression: Expression, wanted: (key: string) => boolean): Reference[] {
  const found: Reference[] = [];
  visitExpression(expression, (part) => {
    if (part.kind !== "name" && part.kind !== "next") return;
    const key = part.kind === "next" ? `${part.name}.next` : part.name;
    if (wanted(key)) found.push({ key, at: part.at });
  });
  return found;
}

/** Depth-first, without recursion: a chain of definitions may be as long as a model. */
function sortByReferences<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  readsOf: (item: T) => readonly Reference[],
): Outcome<readonly T[]> {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const done = new Set<string>();
  const sorted: T[] = [];
  for (const item of items) {
    const path: { key: string; reads: readonly Reference[]; next: number }[] = [];
    const open = new Set<string>();
    const enter = (key: string, entered: T): void => {
      path.push({ key, reads: readsOf(entered), next: 0 });
      open.add(key);
    };
    if (!done.has(keyOf(item))) enter(keyOf(item), item);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const read = top.reads[top.next++];
      if (!read) {
        sorted.push(byKey.get(top.key)!);
        done.add(top.key);
        open.delete(top.key);
        path.pop();
      } else if (open.has(read.key)) {
        const from = path.findIndex((step) => step.key === read.key);
        const cycle = [...path.slice(from).map((step) => step.key), read.key];
        return fail("cyclic-definition", { ...read.at, value: shorten(cycle).join(" → ") });
      } else if (!done.has(read.key)) {
        enter(read.key, byKey.get(read.key)!);
      }
    }
  }
  return succeed(sorted);
}

const shorten = (path: readonly string[]): readonly string[] =>
  path.length <= 8 ? path : [...path.slice(0, 4), "…", ...path.slice(-3)];

/**
 * Propagate "has one value per member" from the states that certainly do to those that read them.
 */
function findPerMember(
  model: Model,
  states: readonly StateDefinition[],
  definitions: readonly Definition[],
): ReadonlySet<string> {
  if (!model.recurrence?.members) return new Set();
  const perMember = new Set(model.recurrence.constants.map((constant) => constant.name));
  for (const item of definitions) {
    if (unreducedNames(item.expression).some((name) => perMember.has(name))) {
      perMember.add(item.name);
    }
  }
  const readers = new Map<string, string[]>();
  const pending: string[] = [];
  const mark = (name: string): void => {
    if (perMember.has(name)) return;
    perMember.add(name);
    pending.push(name);
  };
  for (const state of states) {
    const names = [state.expression, ...state.start].flatMap(unreducedNames);
    for (const name of names) readers.set(name, [...(readers.get(name) ?? []), state.name]);
    const surely = state.kind === "each" || state.start.length > 1;
    if (surely || names.some((name) => perMember.has(name))) mark(state.name);
  }
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const reader of readers.get(name) ?? []) mark(reader);
  }
  return new Set(states.map((state) => state.name).filter((name) => perMember.has(name)));
}

/** Names read outside every reduction over members. */
function unreducedNames(expression: Expression): string[] {
  if (expression.kind === "name" || expression.kind === "next") return [expression.name];
  if (expression.kind === "number" || isReduction(expression.name)) return [];
  return expression.args.flatMap(unreducedNames);
}
