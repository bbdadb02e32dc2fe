import { type ESTree, parseSync } from "vite";

/** A node of a syntax tree, in the shape of ESTree with TypeScript. */
export type Node = ESTree.Node;

/** A source file with its syntax tree. */
export interface Source {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
}

/** A node that runs, with the nodes around it, the nearest first. */
export interface Place {
  readonly node: Node;
  readonly parents: readonly Node[];
}

/** Parse a file; one that does not parse is a bug of the caller and throws. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, program };
}

/** The text of a node. */
export const textOf = ({ text }: Source, node: Pick<Node, "start" | "end">): string =>
  text.slice(node.start, node.end);

/** Every node that runs, outer ones first: no types, no imports, no names of properties. */
export function placesOf({ program }: Source): readonly Place[] {
  const places: Place[] = [];
  const visit = (node: Node, parents: readonly Node[]): void => {
    places.push({ node, parents });
    const around = [node, ...parents];
    for (const child of childrenOf(node)) visit(child, around);
  };
  visit(program, []);
  return places;
}

/** The nodes directly inside a node that run. */
export function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node)
    .filter(([key]) => !typeKeys.has(key) && !(key === nameKey(node) && !isComputed(node)))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .filter(runs);
}

/** All nodes inside a node that run, and itself. */
export const within = (node: Node): readonly Node[] => [
  node,
  ...childrenOf(node).flatMap((child) => within(child)),
];

const typeKeys = new Set(["typeAnnotation", "typeParameters", "typeArguments", "returnType"]);

const nameKey = ({ type }: Node): string | undefined =>
  type === "MemberExpression" ? "property" : type === "Property" ? "key" : undefined;

const isComputed = (node: Node): boolean => "computed" in node && node.computed === true;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Wrappers that TypeScript puts around an expression that runs. */
const wrappers = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);

const runs = ({ type }: Node): boolean =>
  type !== "ImportDeclaration" &&
  type !== "ExportAllDeclaration" &&
  (!type.startsWith("TS") || wrappers.has(type));

/** The expression inside parentheses and TypeScript's wrappers. */
export function bare(node: Node): Node {
  const wrapped =
    node.type === "ParenthesizedExpression" ||
    node.type === "TSAsExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "TSSatisfiesExpression";
  return wrapped ? bare(node.expression) : node;
}

/** The number that an expression is, sign included; `undefined` when it is no literal. */
export function numberOf(expression: Node): number | undefined {
  const node = bare(expression);
  if (node.type === "Literal") return typeof node.value === "number" ? node.value : undefined;
  if (node.type !== "UnaryExpression" || node.operator !== "-") return undefined;
  const value = numberOf(node.argument);
  return value === undefined ? undefined : -value;
}

/** The text that an expression is; `undefined` when it is no literal. */
export function stringOf(expression: Node): string | undefined {
  const node = bare(expression);
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** Name of a called method and the node of the name, such as `filter` of `rows.filter(…)`. */
export function calledMethod(
  node: Node,
): { readonly name: string; readonly at: Node; readonly object: Node } | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { callee } = node;
  return !callee.computed && callee.property.type === "Identifier"
    ? { name: callee.property.name, at: callee.property, object: callee.object }
    : undefined;
}

/** Whether a node is a function, whatever its form. */
export const isFunction = (node: Node): node is ESTree.Function | ESTree.ArrowFunctionExpression =>
  node.type === "FunctionDeclaration" ||
  node.type === "FunctionExpression" ||
  node.type === "ArrowFunctionExpression";

/** Name by which a function is known: its own, or that of the constant or property it is given to. */
export function functionName({ node, parents }: Place): string | undefined {
  if (!isFunction(node)) return undefined;
  if (node.id) return node.id.name;
  const holder = parents.find(({ type }) => type !== "ParenthesizedExpression");
  if (holder?.type === "VariableDeclarator" && holder.id.type === "Identifier") {
    return holder.id.name;
  }
  return holder?.type === "Property" && holder.key.type === "Identifier"
    ? holder.key.name
    : undefined;
}
