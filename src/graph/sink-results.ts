import { type Graph, stagesOf } from "./graph.ts";
import { rewriteGraph, usesOf } from "./rewrite.ts";

/**
 * Compute a result of the last month after the loop, where one other node reads it inside. In `y =
 * last(a·b)` and `c·(a·b)`, the product a·b then has a single reader and is computed together with
 * it, and y is last(a)·last(b). The operations and numbers are the same, so not a bit changes.
 */
export function sinkResults(graph: Graph): Graph {
  const uses = usesOf(graph);
  const stages = stagesOf(graph.nodes);
  const operands = new Set(
    graph.nodes.flatMap((node, id) => (node.kind === "apply" && uses[id] !== 0 ? node.args : [])),
  );
  return rewriteGraph(graph, (old, { make, nodes, moved }) => {
    const node = nodes[old];
    if (node?.kind !== "last") return undefined;
    const [result] = node.args;
    if (uses[result] !== 2 || !operands.has(result)) return undefined;
    const inner = nodes[result];
    if (inner?.kind !== "apply" || (inner.op !== "mul" && inner.op !== "add")) return undefined;
    const kinds = inner.args.map((id) => nodes[id]?.kind);
    if (!kinds.every((kind) => kind === "apply" || kind === "constant")) return undefined;
    const settled = inner.args.map((id) =>
      stages[id] === "loop" ? make.last(moved(id)) : moved(id),
    );
    return make.apply(inner.op, ...settled);
  });
}
