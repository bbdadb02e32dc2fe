import { type Graph, type GraphNode, stagesOf } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { type Rewriting, rewriteGraph, usesOf } from "./rewrite.ts";

/**
 * Merge the normal draws of a sum that nothing else reads, and its constants, into one: (2 +
 * 0.5·z₁) + (1 + 0.8·z₂) becomes 3 + √(0.5² + 0.8²)·z₁, which has the same distribution.
 */
export function mergeSums(graph: Graph): Graph {
  const uses = usesOf(graph);
  const stages = stagesOf(graph.nodes);
  const inner = new Set<NodeId>();
  graph.nodes.forEach((node, id) => {
    if (uses[id] === 0 || !isLinear(node, graph.nodes)) return;
    for (const argument of node.args) {
      if (uses[argument] === 1 && isLinear(graph.nodes[argument], graph.nodes)) inner.add(argument);
    }
  });
  return rewriteGraph(graph, (old, rewriting) => {
    if (!isLinear(graph.nodes[old], graph.nodes) || inner.has(old)) return undefined;
    const form = flatten(old, graph.nodes, uses, (id) => stages[id] === stages[old]);
    return costOf(form) < form.operations ? buildForm(form, rewriting) : undefined;
  });
}

type Apply = Extract<GraphNode, { kind: "apply" }>;

/** Whether a node is a sum, difference, negation, or product or quotient with a constant. */
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
  /** How many operations it replaces; a draw needs a quantile and counts as several. */
  readonly operations: number;
}

const DRAW_COST = 16;

/** How many operations the merged form takes. */
function costOf({ constant, draws, others }: LinearForm): number {
  const terms = others.length + (draws.length > 0 ? 1 : 0) + (constant === 0 ? 0 : 1);
  const weights = others.filter(({ weight }) => Math.abs(weight) !== 1).length;
  const normal = draws.length === 0 ? 0 : DRAW_COST + (isPlain(draws) ? 0 : 1);
  return terms - 1 + weights + normal;
}

const isPlain = (draws: readonly Term[]): boolean => draws.length === 1 && draws[0]?.weight === 1;

function flatten(
  root: NodeId,
  nodes: readonly GraphNode[],
  uses: readonly number[],
  sameStage: (id: NodeId) => boolean,
): LinearForm {
  let constant = 0;
  let operations = 0;
  const draws: Term[] = [];
  const others: Term[] = [];
  const pending: Term[] = [{ id: root, weight: 1 }];
  for (let term = pending.pop(); term; term = pending.pop()) {
    const { id, weight } = term;
    const node = nodes[id];
    const own = uses[id] === 1 && sameStage(id);
    if (node?.kind === "constant") constant += weight * node.value;
    else if ((id === root || own) && isLinear(node, nodes)) {
      operations++;
      pending.push(...innerTerms(node, weight, nodes));
    } else if (own && node?.kind === "draw" && node.draw === "normal") draws.push(term);
    else others.push(term);
  }
  return { constant, draws, others, operations: operations + DRAW_COST * draws.length };
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
  // The last one pushed is visited first, so that terms keep the order of the text.
  return [second, { id: a, weight }];
}

function buildForm({ constant, draws, others }: LinearForm, { make, moved }: Rewriting): NodeId {
  const terms: { readonly node: NodeId; readonly weight: number }[] = others.map(
    ({ id, weight }) => ({ node: moved(id), weight }),
  );
  const [first] = draws;
  if (first) {
    const spread = Math.sqrt(draws.reduce((sum, { weight }) => sum + weight * weight, 0));
    const weight = draws.length === 1 ? first.weight : spread;
    terms.unshift({ node: moved(first.id), weight });
  }
  if (constant !== 0) terms.unshift({ node: make.constant(constant), weight: 1 });
  const scaled = (weight: number, node: NodeId): NodeId =>
    weight === 1 ? node : make.apply("mul", make.constant(weight), node);
  const [start, ...rest] = terms;
  if (!start) return make.constant(0);
  return rest.reduce(
    (sum, { node, weight }) =>
      weight === -1 ? make.apply("sub", sum, node) : make.apply("add", sum, scaled(weight, node)),
    scaled(start.weight, start.node),
  );
}
