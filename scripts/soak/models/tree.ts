/** An expression as the soak makes it: no parser has seen it. */
export type Tree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Tree[] };

/** A model as the soak makes it. Lists are in the order of evaluation. */
export interface TreeModel {
  /** Constants, with their unit where they have one. */
  readonly inputs: readonly { name: string; value: number; unit: string | undefined }[];
  readonly definitions: readonly { name: string; tree: Tree }[];
  readonly months: number;
  readonly states: readonly { name: string; start: Tree; next: Tree }[];
  readonly outputs: readonly { name: string; tree: Tree }[];
}

export const num = (value: number): Tree => ({ kind: "number", value });
export const ref = (name: string): Tree => ({ kind: "name", name });
export const call = (name: string, ...args: readonly Tree[]): Tree => ({
  kind: "call",
  name,
  args,
});

const infix = new Map(
  Object.entries({
    ...{ add: "+", sub: "-", mul: "*", div: "/", pow: "^" },
    ...{ lt: "<", le: "<=", gt: ">", ge: ">=", and: "and", or: "or" },
  }),
);

/** The text of an expression, with every bracket. */
export function textOf(tree: Tree): string {
  if (tree.kind === "number") return tree.value < 0 ? `(${tree.value})` : String(tree.value);
  if (tree.kind === "name") return tree.name;
  const args = tree.args.map(textOf);
  const sign = infix.get(tree.name);
  return sign === undefined ? `${tree.name}(${args.join(", ")})` : `(${args.join(` ${sign} `)})`;
}

/** The model file of a model. */
export function fileOf({ inputs, definitions, months, states, outputs }: TreeModel): string {
  const quoted = (tree: Tree): string => JSON.stringify(textOf(tree));
  return [
    "inputs:",
    ...inputs.map(
      ({ name, value, unit }) =>
        `  ${name}: { value: ${value}${unit === undefined ? "" : `, unit: ${JSON.stringify(unit)}`} }`,
    ),
    ...(definitions.length > 0
      ? ["let:", ...definitions.map(({ name, tree }) => `  ${name}: ${quoted(tree)}`)]
      : []),
    ...(states.length > 0 ? ["recur:", `  months: ${months}`, "  state:"] : []),
    ...states.map(
      ({ name, start, next }) => `    ${name}: { start: ${quoted(start)}, next: ${quoted(next)} }`,
    ),
    "outputs:",
    ...outputs.map(({ name, tree }) => `  ${name}: ${quoted(tree)}`),
    "",
  ].join("\n");
}

const yes = (value: boolean): number => (value ? 1 : 0);

/** What each operator means, from the mathematics of the host: nothing here is the engine's. */
const meanings: Readonly<Record<string, (...args: number[]) => number>> = {
  add: (a = 0, b = 0) => a + b,
  sub: (a = 0, b = 0) => a - b,
  mul: (a = 0, b = 0) => a * b,
  div: (a = 0, b = 0) => a / b,
  pow: (a = 0, b = 0) => a ** b,
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  lt: (a = 0, b = 0) => yes(a < b),
  le: (a = 0, b = 0) => yes(a <= b),
  gt: (a = 0, b = 0) => yes(a > b),
  ge: (a = 0, b = 0) => yes(a >= b),
  and: (a = 0, b = 0) => a * b,
  or: Math.max,
  not: (a = 0) => 1 - a,
  if: (c = 0, a = 0, b = 0) => (c === 0 ? b : a),
};

/** The value of an expression where the names have values. */
export function valueIn(tree: Tree, names: ReadonlyMap<string, number>): number {
  if (tree.kind === "number") return tree.value;
  if (tree.kind === "name") return names.get(tree.name) ?? Number.NaN;
  const args = tree.args.map((argument) => valueIn(argument, names));
  const meaning = meanings[tree.name];
  if (!meaning) throw new Error(`no meaning of ${tree.name}`);
  return meaning(...args);
}

/** The values of every name of a model after its last month, with those of its outputs. */
export function evaluateModel(model: TreeModel): ReadonlyMap<string, number> {
  const names = new Map(model.inputs.map(({ name, value }) => [name, value]));
  for (const { name, tree } of model.definitions) names.set(name, valueIn(tree, names));
  for (const { name, start } of model.states) names.set(name, valueIn(start, names));
  for (let month = 1; month <= model.months; month++) {
    const next = model.states.map(({ name, next: tree }) => [name, valueIn(tree, names)] as const);
    for (const [name, value] of next) names.set(name, value);
  }
  const outputs = model.outputs.map(({ name, tree }) => [name, valueIn(tree, names)] as const);
  return new Map([...names, ...outputs]);
}
