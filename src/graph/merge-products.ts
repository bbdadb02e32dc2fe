import { ln } from "../stats/elementary/ln.ts";
import { type Graph, type GraphNode, stagesOf } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import { type Rewriting, rewriteGraph, usesOf } from "./rewrite.ts";

/**
 * Merge the exponentials of a product that nothing else reads, and its constants, into one:
 * exp(a)·2·x·exp(b)/exp(c) becomes x·exp(a + b − c + ln 2). Products of lognormals become one
 * lognormal.
 */
export function mergeProducts(graph: Graph): Graph {
  const uses = usesOf(graph);
  const stages = stagesOf(graph.nodes);
  const inner = findInner(graph.nodes, uses);
  return rewriteGraph(graph, (old, rewriting) => {
    const { nodes } = rewriting;
    if (!isProduct(nodes[old]) || inner.has(old)) return undefined;
    const parts = splitProduct(old, nodes, uses, (id) => stages[id] === stages[old]);
    const few = parts.exponents.length < 2 && parts.constants < 2;
    return few || parts.constant === 0 ? undefined : buildProduct(parts, rewriting);
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

interface ProductParts {
  /** Product of the constants. */
  readonly constant: number;
  /** How many operations would be saved: one per constant, and one for joining an exponential. */
  readonly constants: number;
  /** Exponents of the exponentials that nothing else reads. */
  readonly exponents: readonly Signed[];
  /** All other factors, in the order of the text. */
  readonly others: readonly Signed[];
}

function splitProduct(
  root: NodeId,
  nodes: readonly GraphNode[],
  uses: readonly number[],
  sameStage: (id: NodeId) => boolean,
): ProductParts {
  const exponents: Signed[] = [];
  const others: Signed[] = [];
  let constant = 1;
  let constants = 0;
  const pending: Signed[] = [{ id: root, sign: 1 }];
  for (let factor = pending.pop(); factor; factor = pending.pop()) {
    const { id, sign } = factor;
    const node = nodes[id];
    const own = uses[id] === 1 && sameStage(id);
    if (node?.kind === "constant") {
      constant *= sign === 1 ? node.value : 1 / node.value;
      constants++;
    } else if (isProduct(node) && (id === root || own)) {
      const [left, right] = node.args as [NodeId, NodeId];
      const opposite = sign === 1 ? -1 : 1;
      pending.push({ id: right, sign: node.op === "mul" ? sign : opposite }, { id: left, sign });
    } else if (node?.kind === "apply" && node.op === "exp" && own) {
      exponents.push({ id: node.args[0]!, sign });
    } else {
      others.push(factor);
    }
  }
  const meets = constant > 0 && constants > 0 && exponents.length > 0;
  return { constant, constants: constants + (meets ? 1 : 0), exponents, others };
}

function buildProduct({ constant, exponents, others }: ProductParts, rewriting: Rewriting): NodeId {
  const { make, moved } = rewriting;
  const scaled = exponents.length > 0 && constant > 0 && Number.isFinite(constant);
  const factors: { readonly node: NodeId; readonly sign: 1 | -1 }[] = others.map(
    ({ id, sign }) => ({ node: moved(id), sign }),
  );
  if (!scaled && constant !== 1) factors.unshift({ node: make.constant(constant), sign: 1 });
  if (exponents.length > 0) {
    const sum = sumOf(exponents, rewriting);
    const logarithm = scaled && constant !== 1 ? make.constant(ln(constant)) : undefined;
    const exponent = logarithm === undefined ? sum : make.apply("add", logarithm, sum);
    factors.push({ node: make.apply("exp", exponent), sign: 1 });
  }
  // Keep the order of the text, so that intermediate results stay in the range the author's would.
  const lead = Math.max(
    0,
    factors.findIndex(({ sign }) => sign === 1),
  );
  const first = factors[lead] as (typeof factors)[number];
  const rest = factors.toSpliced(lead, 1);
  const start = first.sign === 1 ? first.node : make.apply("div", make.constant(1), first.node);
  return rest.reduce(
    (product, { node, sign }) => make.apply(sign === 1 ? "mul" : "div", product, node),
    start,
  );
}

function sumOf(terms: readonly Signed[], { make, moved }: Rewriting): NodeId {
  const [first, ...rest] = terms.toSorted((a, b) => b.sign - a.sign) as [Signed, ...Signed[]];
  const start = first.sign === 1 ? moved(first.id) : make.apply("neg", moved(first.id));
  return rest.reduce(
    (sum, { id, sign }) => make.apply(sign === 1 ? "add" : "sub", sum, moved(id)),
    start,
  );
}
