import { type Graph, type GraphNode, regionsOf } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { type Rewriting, rewriteGraph, usesOf } from "./rewrite.ts";

/**
 * Merge the normal draws of a sum that nothing else reads into one: (2 + 0.5·z₁) + (1 + 0.8·z₂)
 * becomes 3 + √(0.5² + 0.8²)·z₁, which has the same distribution.
 */
export function mergeNormals(graph: Graph): Graph {
  const uses = usesOf(graph);
  const regions = regionsOf(graph.nodes);
  const inner = new Set<NodeId>();
  graph.nodes.forEach((node, id) => {
    if (uses[id] === 0 || !isLinear(node, graph.nodes)) return;
    for (const argument of node.args) {
      if (uses[argument] === 1 && isLinear(graph.nodes[argument], graph.nodes)) inner.add(argument);
    }
  });
  return rewriteGraph(graph, (old, rewriting) => {
    if (!isLinear(graph.nodes[old], graph.nodes) || inner.has(old)) return undefined;
    const form = flatten(old, graph.nodes, uses, (id) => regions[id] === regions[old]);
    return form.draws.length < 2 ? undefined : buildForm(form, rewriting);
  });
}

type Apply = Extract<GraphNode, { kind: "apply" }>;

/** A sum, a difference, a negation, or a product or quotient with a constant. */
function isLinear(node: GraphNode | undefined, nodes: readonly GraphNode[]): node is Apply {
  if (node?.kind !== "apply") return false;
  const [a, b] = node.args as [NodeId, NodeId];
  if (node.op === "add" || node.op === "sub" || node.op === "neg") return true;
  if (node.op === "mul") return isConstant(nodes[a]) || isConstant(nodes[b]);
  return node.op === "div" && isConstant(nodes[b]);
}

const isConstant = (node: GraphNode | undefined): boolean => node?.kind === "constant";

const constantValue = (node: GraphNode | undefined): number =>
  node?.kind === "constant" ? node.value : Number.NaN;

interface Term {
  readonly id: NodeId;
  readonly weight: number;
}

/** constant + Σ weight·draw + Σ weight·other. */
interface LinearForm {
  readonly constant: number;
  readonly draws: readonly Term[];
  readonly others: readonly Term[];
}

function flatten(
  root: NodeId,
  nodes: readonly GraphNode[],
  uses: readonly number[],
  sameRegion: (id: NodeId) => boolean,
): LinearForm {
  let constant = 0;
  const draws: Term[] = [];
  const others: Term[] = [];
  const pending: Term[] = [{ id: root, weight: 1 }];
  for (let term = pending.pop(); term; term = pending.pop()) {
    const { id, weight } = term;
    const node = nodes[id];
    const own = uses[id] === 1 && sameRegion(id);
    if (node?.kind === "constant") constant += weight * node.value;
    else if ((id === root || own) && isLinear(node, nodes)) {
      pending.push(...innerTerms(node, weight, nodes));
    } else if (own && node?.kind === "draw" && node.draw === "normal") draws.push(term);
    else others.push(term);
  }
  return { constant, draws, others };
}

function innerTerms(node: Apply, weight: number, nodes: readonly GraphNode[]): readonly Term[] {
  const [a, b] = node.args as [NodeId, NodeId];
  if (node.op === "neg") return [{ id: a, weight: -weight }];
  if (node.op === "div") return [{ id: a, weight: weight / constantValue(nodes[b]) }];
  if (node.op === "mul") {
    return isConstant(nodes[a])
      ? [{ id: b, weight: weight * constantValue(nodes[a]) }]
      : [{ id: a, weight: weight * constantValue(nodes[b]) }];
  }
  const second = { id: b, weight: node.op === "sub" ? -weight : weight };
  // The last one pushed is taken first: terms keep the order of the text.
  return [second, { id: a, weight }];
}

function buildForm({ constant, draws, others }: LinearForm, { make, moved }: Rewriting): NodeId {
  const scaled = (weight: number, node: NodeId): NodeId =>
    weight === 1 ? node : make.apply("mul", make.constant(weight), node);
  const [first] = draws as [Term];
  const deviation = Math.sqrt(draws.reduce((sum, { weight }) => sum + weight * weight, 0));
  const normal = scaled(deviation, moved(first.id));
  const start = constant === 0 ? normal : make.apply("add", make.constant(constant), normal);
  return others.reduce(
    (sum, { id, weight }) =>
      weight === -1
        ? make.apply("sub", sum, moved(id))
        : make.apply("add", sum, scaled(weight, moved(id))),
    start,
  );
}
