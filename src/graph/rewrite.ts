import {
  argumentsOf,
  createGraphBuilder,
  type Graph,
  type GraphBuilder,
  type GraphNode,
} from "./graph.ts";
import type { NodeId } from "./operators.ts";

/** What a rewriting rule sees of the graph. */
export interface Rewriting {
  readonly make: GraphBuilder;
  readonly nodes: readonly GraphNode[];
  /** The new node for an old one that has been rewritten. */
  readonly moved: (old: NodeId) => NodeId;
}

/**
 * Rewrite a graph node by node, arguments first.
 *
 * @param rule returns the new node for an old one, or `undefined` to keep it
 */
export function rewriteGraph(
  graph: Graph,
  rule: (old: NodeId, rewriting: Rewriting) => NodeId | undefined,
): Graph {
  const make = createGraphBuilder();
  for (const table of graph.tables) make.addTable(table);
  const used = usesOf(graph);
  const map: NodeId[] = [];
  const moved = (old: NodeId): NodeId => map[old]!;
  const rewriting: Rewriting = { make, nodes: graph.nodes, moved };
  graph.nodes.forEach((node, old) => {
    if (used[old] === 0) return;
    map[old] = rule(old, rewriting) ?? copyNode(make, node, moved);
  });
  return {
    nodes: make.nodes,
    tables: make.tables,
    months: graph.months,
    states: graph.states.map(({ start, next }) => ({
      start: used[start] === 0 ? make.constant(0) : moved(start),
      next: used[next] === 0 ? make.constant(0) : make.settled(moved(next)),
    })),
    outputs: graph.outputs.map(moved),
  };
}

/** The same node in another graph. */
export function copyNode(
  make: GraphBuilder,
  node: GraphNode,
  moved: (old: NodeId) => NodeId,
): NodeId {
  switch (node.kind) {
    case "constant":
      return make.constant(node.value);
    case "draw":
      return make.draw(node.draw, node.stream, node.monthly);
    case "month":
      return make.month();
    case "state":
      return make.state(node.state);
    case "last":
      return make.last(moved(node.args[0]));
    case "apply": {
      const args = node.args.map(moved);
      if (node.op === "table") return make.table(node.table, args[0]!);
      return make.apply(node.op, ...args);
    }
  }
}

/** How many readers every node has; 0 for nodes that no output needs. */
export function usesOf(graph: Graph): readonly number[] {
  const uses = new Array<number>(graph.nodes.length).fill(0);
  const states = new Set<number>();
  const pending: NodeId[] = [];
  const use = (id: NodeId): void => {
    uses[id]!++;
    if (uses[id] === 1) pending.push(id);
  };
  graph.outputs.forEach(use);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const node = graph.nodes[id]!;
    argumentsOf(node).forEach(use);
    if (node.kind !== "state" || states.has(node.state)) continue;
    states.add(node.state);
    const state = graph.states[node.state];
    if (state) [state.start, state.next].forEach(use);
  }
  return uses;
}
