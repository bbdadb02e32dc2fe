import { evaluateOperator, type Graph, type GraphBuilder } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import type { PlainOperator } from "./program.ts";
import { rewriteGraph } from "./rewrite.ts";

/**
 * Where the logarithm of a value is known without computing it, use it for powers and logarithms:
 * exp(a) ^ y becomes exp(a·y), ln(c·exp(a)) becomes ln c + a, and extremes are taken of the
 * logarithms. Small whole powers become products, and operations with a neutral constant vanish.
 */
export function useLogarithms(graph: Graph): Graph {
  /** New node → how to compute its logarithm, where that is cheap. */
  const logarithms = new Map<NodeId, () => NodeId>();
  return rewriteGraph(graph, (old, { make, nodes, moved }) => {
    const node = nodes[old];
    if (node?.kind !== "apply" || node.op === "table") return undefined;
    const [a, b] = node.args.map(moved) as [NodeId, NodeId];
    const fresh = simplifyPower(make, node.op, a, b, logarithms) ?? neutral(make, node.op, a, b);
    const target = fresh ?? make.apply(node.op, ...node.args.map(moved));
    noteLogarithm(make, target, logarithms);
    return target;
  });
}

type Logarithms = Map<NodeId, () => NodeId>;

function simplifyPower(
  make: GraphBuilder,
  op: string,
  a: NodeId,
  b: NodeId,
  logarithms: Logarithms,
): NodeId | undefined {
  const logarithm = logarithms.get(a);
  if (op === "ln") return logarithm?.();
  if (op !== "pow") return undefined;
  const exponent = make.constantOf(b);
  if (exponent === 1) return a;
  if (logarithm) return make.apply("exp", make.apply("mul", logarithm(), b));
  if (exponent === 2) return make.apply("mul", a, a);
  if (exponent === 3) return make.apply("mul", make.apply("mul", a, a), a);
  if (exponent === 0.5) return make.apply("sqrt", a);
  if (exponent === -1) return make.apply("div", make.constant(1), a);
  return undefined;
}

/** a + 0, a − 0, a · 1, a / 1. */
function neutral(make: GraphBuilder, op: string, a: NodeId, b: NodeId): NodeId | undefined {
  const left = make.constantOf(a);
  const right = make.constantOf(b);
  if (op === "add") return right === 0 ? a : left === 0 ? b : undefined;
  if (op === "mul") return right === 1 ? a : left === 1 ? b : undefined;
  if (op === "sub" && right === 0) return a;
  if (op === "div" && right === 1) return a;
  return undefined;
}

/** Operators of positive values → operators of their logarithms. */
const onLogarithms: ReadonlyMap<string, PlainOperator> = new Map([
  ["mul", "add"],
  ["div", "sub"],
  ["min", "min"],
  ["max", "max"],
]);

/** Note the logarithm of exponentials and of what is made from them alone. */
function noteLogarithm(make: GraphBuilder, id: NodeId, logarithms: Logarithms): void {
  const node = make.nodes[id];
  if (node?.kind !== "apply" || logarithms.has(id)) return;
  const [a, b] = node.args as [NodeId, NodeId];
  if (node.op === "exp") logarithms.set(id, () => a);
  const combine = onLogarithms.get(node.op);
  if (!combine) return;
  const left = logarithmOf(make, a, logarithms);
  const right = logarithmOf(make, b, logarithms);
  if (!left || !right) return;
  let made: NodeId | undefined;
  logarithms.set(id, () => {
    made ??= make.apply(combine, left(), right());
    return made;
  });
}

function logarithmOf(
  make: GraphBuilder,
  id: NodeId,
  logarithms: Logarithms,
): (() => NodeId) | undefined {
  const value = make.constantOf(id);
  if (value === undefined) return logarithms.get(id);
  return value > 0 ? () => make.constant(evaluateOperator("ln", [value])) : undefined;
}
