import type { Graph } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { rewriteGraph, usesOf } from "./rewrite.ts";

/** Turn x/d and y/d into x·r and y·r with r = 1/d: one division in place of several. */
export function shareReciprocals(graph: Graph): Graph {
  const uses = usesOf(graph);
  const divided = new Map<NodeId, number>();
  graph.nodes.forEach((node, id) => {
    if (node.kind !== "apply" || node.op !== "div" || uses[id] === 0) return;
    const divisor = node.args[1]!;
    divided.set(divisor, (divided.get(divisor) ?? 0) + 1);
  });
  return rewriteGraph(graph, (old, { make, nodes, moved }) => {
    const node = nodes[old];
    if (node?.kind !== "apply" || node.op !== "div") return undefined;
    const [dividend, divisor] = node.args as [NodeId, NodeId];
    const shared = (divided.get(divisor) ?? 0) > 1;
    if (!shared || make.constantOf(moved(divisor)) !== undefined) return undefined;
    const reciprocal = make.apply("div", make.constant(1), moved(divisor));
    if (make.constantOf(moved(dividend)) === 1) return reciprocal;
    return make.apply("mul", moved(dividend), reciprocal);
  });
}
