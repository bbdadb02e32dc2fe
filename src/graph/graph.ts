import { type Formulas, type NodeId, operators } from "./operators.ts";
import type { CubicTable, PlainOperator } from "./program.ts";

/**
 * A node of a graph. Arguments are indices of earlier nodes, so a graph has no cycle and its order
 * is an order of evaluation.
 *
 * `state` is a value passed on by the previous month; `last` is the value of its argument, a node
 * of the loop, in the last month. Everything that depends on a monthly draw, the month or a state
 * is inside the loop; everything that depends on a `last` is after it.
 */
export type GraphNode =
  | { readonly kind: "constant"; readonly value: number }
  | {
      readonly kind: "draw";
      readonly draw: "uniform" | "normal";
      readonly stream: number;
      readonly monthly: boolean;
    }
  | { readonly kind: "month" }
  | { readonly kind: "state"; readonly state: number }
  | { readonly kind: "last"; readonly args: readonly [NodeId] }
  | { readonly kind: "apply"; readonly op: PlainOperator; readonly args: readonly NodeId[] }
  | {
      readonly kind: "apply";
      readonly op: "table";
      readonly args: readonly NodeId[];
      readonly table: number;
    };

/**
 * A state of the loop: its value in the first month, and what it passes on to the next one, which
 * is never itself a node of kind `state`.
 */
export interface GraphState {
  readonly start: NodeId;
  readonly next: NodeId;
}

/** A model without names: nodes, and which of them are outputs. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly tables: readonly CubicTable[];
  readonly months: number;
  readonly states: readonly GraphState[];
  readonly outputs: readonly NodeId[];
}

/** Collects nodes. Equal nodes are merged, and operations on constants are folded. */
export interface GraphBuilder extends Formulas {
  readonly nodes: readonly GraphNode[];
  readonly tables: readonly CubicTable[];
  draw(draw: "uniform" | "normal", stream: number, monthly: boolean): NodeId;
  month(): NodeId;
  state(state: number): NodeId;
  last(node: NodeId): NodeId;
  /** The node itself, or a copy of it when it is a state, whose slot the next month overwrites. */
  settled(node: NodeId): NodeId;
  addTable(table: CubicTable): number;
  table(table: number, x: NodeId): NodeId;
  /** The value of a node, if it is a constant. */
  constantOf(node: NodeId): number | undefined;
}

/** An empty graph to add nodes to. */
export function createGraphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = [];
  const tables: CubicTable[] = [];
  const seen = new Map<string, NodeId>();

  const add = (key: string, node: GraphNode): NodeId => {
    const found = seen.get(key);
    if (found !== undefined) return found;
    nodes.push(node);
    seen.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const constantOf = (id: NodeId): number | undefined => {
    const node = nodes[id];
    return node?.kind === "constant" ? node.value : undefined;
  };
  const constant = (value: number): NodeId =>
    add(Object.is(value, -0) ? "c-0" : `c${value}`, { kind: "constant", value });

  const apply = (op: PlainOperator, ...args: readonly NodeId[]): NodeId => {
    const constants = args.map(constantOf);
    if (constants.every((value) => value !== undefined)) {
      return constant(evaluateOperator(op, constants));
    }
    const ordered = commutes(op) ? args.toSorted((a, b) => a - b) : args;
    return add(`${op} ${ordered.join(" ")}`, { kind: "apply", op, args: ordered });
  };

  const settled = (node: NodeId): NodeId =>
    nodes[node]?.kind === "state" ? apply("max", node, node) : node;

  return {
    nodes,
    tables,
    constant,
    apply,
    constantOf,
    draw: (draw, stream, monthly) => add(`d${stream}`, { kind: "draw", draw, stream, monthly }),
    month: () => add("month", { kind: "month" }),
    state: (state) => add(`s${state}`, { kind: "state", state }),
    last: (node) =>
      constantOf(node) === undefined
        ? add(`last ${settled(node)}`, { kind: "last", args: [settled(node)] })
        : node,
    settled,
    addTable: (table) => tables.push(table) - 1,
    table: (table, x) =>
      add(`table ${table} ${x}`, { kind: "apply", op: "table", args: [x], table }),
  };
}

/** The value of a machine operator. */
export const evaluateOperator = (op: PlainOperator, args: readonly number[]): number =>
  (operators[op].evaluate as (...args: readonly number[]) => number)(...args);

const commutes = (op: PlainOperator): boolean => "commutes" in operators[op];

/** The nodes that a node reads. */
export const argumentsOf = (node: GraphNode): readonly NodeId[] =>
  node.kind === "apply" || node.kind === "last" ? node.args : [];

/** Where a node is evaluated: before the loop, every month, or after it. */
export type Stage = "before" | "loop" | "after";

/** The stage of every node, see {@link GraphNode}. */
export function stagesOf(nodes: readonly GraphNode[]): readonly Stage[] {
  const stages: Stage[] = [];
  for (const node of nodes) {
    if (node.kind === "last") stages.push("after");
    else if (node.kind === "month" || node.kind === "state") stages.push("loop");
    else if (node.kind === "draw") stages.push(node.monthly ? "loop" : "before");
    else {
      const inside = argumentsOf(node).map((argument) => stages[argument]);
      stages.push(inside.includes("after") ? "after" : inside.includes("loop") ? "loop" : "before");
    }
  }
  return stages;
}
