import { modelLimits } from "../base/limits.ts";
import { attempt, must, type Outcome, stop } from "../base/outcome.ts";
import type { CheckedModel, OutputDescription } from "./check.ts";
import type { Expression } from "./expression.ts";
import { freshDraws } from "./fresh-draws.ts";
import { createGraphBuilder, type Graph, type GraphBuilder, type GraphState } from "./graph.ts";
import type { Recurrence, StateDefinition } from "./model.ts";
import { type ComputedOperator, type NodeId, operatorNamed } from "./operators.ts";
import { isReduction, type Order } from "./order.ts";

/** One output of a graph. */
export interface AssembledOutput extends OutputDescription {
  /** The output's name; `name.member` where an output has one value per member. */
  readonly name: string;
}

/** A graph with the names of its outputs and the nodes of its inputs. */
export interface Assembly {
  readonly graph: Graph;
  readonly outputs: readonly AssembledOutput[];
  readonly inputs: ReadonlyMap<string, NodeId>;
  /** The logarithm of each draw's weight, where something was observed. */
  readonly logWeight: NodeId | undefined;
}

/** The nodes of the inputs: their values, from draws with streams 0, 1, … `streams` − 1. */
export interface PlacedInputs {
  readonly nodes: ReadonlyMap<string, NodeId>;
  readonly streams: number;
}

/** One value, or one per member. */
type Values = readonly NodeId[];

interface Context {
  readonly names: ReadonlyMap<string, Values>;
  readonly next: ReadonlyMap<string, Values>;
  /** How many values a fresh draw produces here. */
  readonly width: number;
}

/**
 * Turn a checked model into a graph.
 *
 * @param model a model that `readModel` or `buildModel` returned
 * @param place adds the inputs' draws and warps to the graph; called once, first
 * @returns the graph, or problem `too-many-nodes`, or the problem of `place`
 */
export function assembleModel(
  model: CheckedModel,
  place: (make: GraphBuilder) => Outcome<PlacedInputs>,
): Outcome<Assembly> {
  return attempt(() => {
    const make = createGraphBuilder();
    return assemble(model, make, must(place(make)));
  });
}

function assemble(model: CheckedModel, make: GraphBuilder, placed: PlacedInputs): Assembly {
  const { order, described } = model;
  const names = new Map<string, Values>();
  for (const [name, node] of placed.nodes) names.set(name, [node]);
  const members = model.recurrence?.members?.length ?? 1;
  for (const { name, values } of model.recurrence?.constants ?? []) {
    names.set(name, values.map(make.constant));
  }
  const expand = createExpander(make, members, placed.streams);
  const outside: Context = { names, next: new Map(), width: 1 };
  for (const item of order.before) names.set(item.name, expand(item.expression, outside));
  const states = model.recurrence
    ? assembleStates(model.recurrence, order, make, expand, names)
    : [];
  for (const item of order.after) names.set(item.name, expand(item.expression, outside));

  const results = model.outputs.flatMap((item, at) => {
    const values = expand(item.expression, outside);
    const description = described[at]!;
    return values.map((node, index) => {
      const member = values.length > 1 ? `.${model.recurrence?.members?.[index]}` : "";
      return { node, output: { name: `${item.name}${member}`, ...description } };
    });
  });
  const [logWeight] = model.logWeight ? expand(model.logWeight, outside) : [];
  return {
    logWeight,
    graph: {
      nodes: make.nodes,
      tables: make.tables,
      months: model.recurrence?.months ?? 0,
      states,
      outputs: results.map((result) => result.node),
    },
    outputs: results.map((result) => result.output),
    inputs: placed.nodes,
  };
}

type Expand = (expression: Expression, context: Context) => Values;

/** Add the loop; afterwards `names` holds the values that the last month left. */
function assembleStates(
  recurrence: Recurrence,
  order: Order,
  make: GraphBuilder,
  expand: Expand,
  names: Map<string, Values>,
): readonly GraphState[] {
  const members = recurrence.members?.length ?? 1;
  const widthOf = (state: StateDefinition): number =>
    order.perMember.has(state.name) ? members : 1;
  const stepped = order.states.filter((state) => state.kind !== "each");
  const outside: Context = { names: new Map(names), next: new Map(), width: 1 };
  const never = make.constant(recurrence.months + 1);

  const starts: NodeId[] = [];
  for (const state of stepped) {
    const width = widthOf(state);
    const given = state.start.flatMap((start) => spread(expand(start, outside), 1));
    const start = state.kind === "first" ? [never] : given;
    const first = starts.length;
    starts.push(...spread(start, width));
    names.set(
      state.name,
      Array.from({ length: width }, (_, index) => make.state(first + index)),
    );
  }
  const next = new Map<string, Values>();
  for (const state of order.states) {
    const width = widthOf(state);
    const values = spread(expand(state.expression, { names, next, width }), width);
    if (state.kind === "each") names.set(state.name, values);
    else if (state.kind === "next") next.set(state.name, values.map(make.settled));
    else next.set(state.name, firstMonth(make, names.get(state.name) ?? [], values));
  }
  const nexts = stepped.flatMap((state) => next.get(state.name) ?? []);
  for (const state of order.states) {
    const values = next.get(state.name) ?? names.get(state.name) ?? [];
    names.set(state.name, values.map(make.last));
  }
  return starts.map((start, index) => ({ start, next: nexts[index]! }));
}

/** The month in which a condition first holds, as a running minimum of months. */
const firstMonth = (make: GraphBuilder, before: Values, conditions: Values): Values =>
  conditions.map((condition, index) => {
    const known = before[index]!;
    return make.apply("min", known, make.apply("select", condition, make.month(), known));
  });

/** One value per member. */
const spread = (values: Values, width: number): Values =>
  values.length === 1 ? new Array<NodeId>(width).fill(values[0]!) : values;

function createExpander(make: GraphBuilder, members: number, firstStream: number): Expand {
  let stream = firstStream;

  const expand: Expand = (expression, context) => {
    if (make.nodes.length > modelLimits.nodes) {
      stop("too-many-nodes", { rule: modelLimits.nodes, value: make.nodes.length });
    }
    if (expression.kind === "number") return [make.constant(expression.value)];
    if (expression.kind === "next") return context.next.get(expression.name)!;
    if (expression.kind === "name") {
      return expression.name === "month" ? [make.month()] : context.names.get(expression.name)!;
    }
    if (isReduction(expression.name)) {
      const inside = expression.args.flatMap((part) =>
        spread(expand(part, { ...context, width: members }), members),
      );
      return [reduce(make, expression.name, inside)];
    }
    const args = expression.args.map((argument) => expand(argument, context));
    const fresh = freshDraws.get(expression.name);
    const width = Math.max(fresh ? context.width : 1, ...args.map((values) => values.length));
    const wide = args.map((values) => spread(values, width));
    return Array.from({ length: width }, (_, index) => {
      const at = wide.map((values) => values[index]!);
      if (!fresh) return applyNamed(make, expression.name, at);
      return fresh.expand(make, make.draw(fresh.kind, stream++, true), at);
    });
  };
  return expand;
}

/** Apply an operator of the language by its name. */
export function applyNamed(make: GraphBuilder, name: string, args: readonly NodeId[]): NodeId {
  const operator = operatorNamed(name);
  if (operator?.expand) return operator.expand(make, ...args);
  return make.apply(name as ComputedOperator, ...args);
}

function reduce(make: GraphBuilder, name: string, values: Values): NodeId {
  const operator = name === "max_members" ? "max" : name === "min_members" ? "min" : "add";
  const total = values.reduce((left, right) => make.apply(operator, left, right));
  if (name !== "mean_members") return total;
  return make.apply("div", total, make.constant(values.length));
}
