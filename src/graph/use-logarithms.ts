import { evaluateOperator, type Graph, type GraphBuilder } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { rewriteGraph } from "./rewrite.ts";

/**
 * Where the logarithm of a value is known without computing it, take powers and logarithms by it:
 * exp(a) ^ y becomes exp(a·y) and ln(c·exp(a)) becomes ln c + a. Small whole powers become
 * products, and operations with a neutral constant vanish.
 */
export function useLogarithms(graph: Graph): Graph {
  /** New node → how to make its logarithm, where that is cheap. */
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
  if (op === "sqrt" && logarithm) {
    return make.apply("exp", make.apply("mul", make.constant(0.5), logarithm()));
  }
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

/** Remembers the logarithm of exponentials and of products, quotients and powers of them. */
function noteLogarithm(make: GraphBuilder, id: NodeId, logarithms: Logarithms): void {
  const node = make.nodes[id];
  if (node?.kind !== "apply" || logarithms.has(id)) return;
  const [a, b] = node.args as [NodeId, NodeId];
  if (node.op === "exp") logarithms.set(id, () => a);
  if (node.op !== "mul" && node.op !== "div") return;
  const left = logarithmOf(make, a, logarithms);
  const right = logarithmOf(make, b, logarithms);
  if (!left || !right) return;
  const combine = node.op === "mul" ? "add" : "sub";
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
