import { type Graph, type GraphNode, regionsOf } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { copyNode, type Rewriting, rewriteGraph, usesOf } from "./rewrite.ts";

/**
 * Merge the exponentials of a product that nothing else reads into one: exp(a)·x·exp(b)/exp(c)
 * becomes x·exp(a + b − c). Products of lognormals become one lognormal.
 */
export function mergeLognormals(graph: Graph): Graph {
  const uses = usesOf(graph);
  const regions = regionsOf(graph.nodes);
  const inner = findInner(graph.nodes, uses);
  return rewriteGraph(graph, (old, rewriting) => {
    const { make, nodes } = rewriting;
    if (!isProduct(nodes[old]) || inner.has(old)) return undefined;
    const { exponents, skeleton } = splitProduct(
      old,
      nodes,
      uses,
      (id) => regions[id] === regions[old],
    );
    if (exponents.length < 2) return undefined;
    const exponent = sumOf(exponents, rewriting);
    const exponential = make.apply("exp", exponent);
    const rest = buildSkeleton(skeleton, rewriting);
    return rest === undefined ? exponential : make.apply("mul", rest, exponential);
  });
}

const isProduct = (node: GraphNode | undefined): node is Extract<GraphNode, { kind: "apply" }> =>
  node?.kind === "apply" && (node.op === "mul" || node.op === "div");

/** Products that only another product reads. */
function findInner(nodes: readonly GraphNode[], uses: readonly number[]): ReadonlySet<NodeId> {
  const inner = new Set<NodeId>();
  nodes.forEach((node, id) => {
    if (!isProduct(node) || uses[id] === 0) return;
    for (const argument of node.args) {
      if (isProduct(nodes[argument]) && uses[argument] === 1) inner.add(argument);
    }
  });
  return inner;
}

interface Signed {
  readonly id: NodeId;
  readonly sign: 1 | -1;
}

/** The exponents of private exponentials, and all other factors in the order of the text. */
function splitProduct(
  root: NodeId,
  nodes: readonly GraphNode[],
  uses: readonly number[],
  sameRegion: (id: NodeId) => boolean,
): { readonly exponents: readonly Signed[]; readonly skeleton: readonly Signed[] } {
  const exponents: Signed[] = [];
  const skeleton: Signed[] = [];
  const pending: Signed[] = [{ id: root, sign: 1 }];
  for (let factor = pending.pop(); factor; factor = pending.pop()) {
    const { id, sign } = factor;
    const node = nodes[id];
    if (isProduct(node) && (id === root || (uses[id] === 1 && sameRegion(id)))) {
      const [left, right] = node.args as [NodeId, NodeId];
      const other = node.op === "mul" ? sign : sign === 1 ? -1 : 1;
      pending.push({ id: right, sign: other }, { id: left, sign });
    } else if (node?.kind === "apply" && node.op === "exp" && uses[id] === 1 && sameRegion(id)) {
      exponents.push({ id: node.args[0] as NodeId, sign });
    } else {
      skeleton.push(factor);
    }
  }
  return { exponents, skeleton };
}

function sumOf(terms: readonly Signed[], { make, moved }: Rewriting): NodeId {
  const [first, ...rest] = [...terms].sort((a, b) => b.sign - a.sign) as [Signed, ...Signed[]];
  const start = first.sign === 1 ? moved(first.id) : make.apply("neg", moved(first.id));
  return rest.reduce(
    (sum, { id, sign }) => make.apply(sign === 1 ? "add" : "sub", sum, moved(id)),
    start,
  );
}

/** The factors that stay, multiplied and divided from the left. */
function buildSkeleton(factors: readonly Signed[], { make, nodes, moved }: Rewriting) {
  const placed = (id: NodeId): NodeId => moved(id) ?? copyNode(make, nodes[id] as GraphNode, moved);
  return factors.reduce<NodeId | undefined>((product, { id, sign }) => {
    if (product === undefined) {
      return sign === 1 ? placed(id) : make.apply("div", make.constant(1), placed(id));
    }
    return make.apply(sign === 1 ? "mul" : "div", product, placed(id));
  }, undefined);
}
