import { argumentsOf, type Graph, type GraphNode, stagesOf } from "./graph.ts";
import type { NodeId } from "./operators.ts";
import type { Draw, Instruction, Operand, Program, State } from "./program.ts";

/**
 * Turn a graph into a program: drop what no output needs, order the rest and assign slots. A slot
 * is reused once its value has been read for the last time, so that a block of samples stays in the
 * nearest cache.
 */
export function lowerGraph(graph: Graph): Program {
  const used = markUsed(graph);
  const stages = stagesOf(graph.nodes);
  const inStage = (stage: string): NodeId[] =>
    graph.nodes.flatMap((_, id) => (used.has(id) && stages[id] === stage ? [id] : []));
  const before = inStage("before");
  const loop = inStage("loop");
  const after = inStage("after");
  const states = graph.states.flatMap((state, index) =>
    used.states.has(index) ? [{ ...state, index }] : [],
  );

  const constants = collectConstants(graph.nodes, used);
  const slots = createSlots();
  const place: Place = { graph, constants, slots, slotOf: new Map() };

  const draws = before.flatMap((id) => placeDraw(place, id));
  const lasting = lastReads(graph, before, [...loop, ...after, ...graph.outputs]);
  for (const { start, next } of states) {
    lasting.set(start, Number.POSITIVE_INFINITY).set(next, Number.POSITIVE_INFINITY);
  }
  const beforeList = placeInstructions(place, before, lasting);

  const stateSlots = new Map(states.map(({ index }) => [index, slots.take()]));
  for (const id of loop) {
    const node = graph.nodes[id];
    if (node?.kind === "state") place.slotOf.set(id, stateSlots.get(node.state)!);
  }
  const month = loop.find((id) => graph.nodes[id]?.kind === "month");
  if (month !== undefined) place.slotOf.set(month, slots.take());
  const monthly = loop.flatMap((id) => placeDraw(place, id));
  const lastingLoop = lastReads(graph, loop, after);
  for (const { next } of states) lastingLoop.set(next, Number.POSITIVE_INFINITY);
  const body = placeInstructions(place, loop, lastingLoop);
  const stateList: State[] = states.map(({ start, next, index }) => ({
    slot: stateSlots.get(index)!,
    start: operandOf(place, start),
    next: operandOf(place, next),
  }));

  const lastingAfter = lastReads(graph, after, graph.outputs);
  const afterList = placeInstructions(place, after, lastingAfter);
  return {
    slots: slots.count(),
    constants: [...constants.keys()].map((id) => constantValue(graph, id)),
    tables: graph.tables,
    draws,
    before: beforeList,
    loop:
      loop.length === 0 || graph.months === 0
        ? undefined
        : {
            months: graph.months,
            month: month === undefined ? undefined : place.slotOf.get(month),
            draws: monthly,
            state: stateList,
            body,
          },
    after: afterList,
    outputs: graph.outputs.map((id) => operandOf(place, id)),
  };
}

/** How many instructions and draws one sample executes. */
export const stepsOf = ({ draws, before, loop, after }: Program): number =>
  draws.length +
  before.length +
  after.length +
  (loop ? loop.months * (loop.body.length + loop.draws.length) : 0);

interface Place {
  readonly graph: Graph;
  /** Node of a constant → its index among the program's constants. */
  readonly constants: ReadonlyMap<NodeId, number>;
  readonly slots: Slots;
  readonly slotOf: Map<NodeId, number>;
}

interface Slots {
  take(): number;
  release(slot: number): void;
  count(): number;
}

function createSlots(): Slots {
  const free: number[] = [];
  let count = 0;
  return {
    take: () => free.pop() ?? count++,
    release: (slot) => free.push(slot),
    count: () => count,
  };
}

/** The nodes and states that the outputs need. */
function markUsed(graph: Graph): { has(id: NodeId): boolean; states: ReadonlySet<number> } {
  const used = new Set<NodeId>();
  const states = new Set<number>();
  const pending = [...graph.outputs];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (used.has(id)) continue;
    used.add(id);
    const node = graph.nodes[id]!;
    pending.push(...argumentsOf(node));
    if (node.kind !== "state" || states.has(node.state)) continue;
    states.add(node.state);
    const state = graph.states[node.state];
    if (state) pending.push(state.start, state.next);
  }
  return { has: (id) => used.has(id), states };
}

function collectConstants(
  nodes: readonly GraphNode[],
  used: { has(id: NodeId): boolean },
): ReadonlyMap<NodeId, number> {
  const ids = nodes.flatMap((node, id) => (node.kind === "constant" && used.has(id) ? [id] : []));
  return new Map(ids.map((id, index) => [id, index]));
}

function constantValue(graph: Graph, id: NodeId): number {
  const node = graph.nodes[id];
  return node?.kind === "constant" ? node.value : Number.NaN;
}

/** The last place in `order` where each node is read; infinite when `later` still reads it. */
function lastReads(
  graph: Graph,
  order: readonly NodeId[],
  later: readonly NodeId[],
): Map<NodeId, number> {
  const last = new Map<NodeId, number>();
  order.forEach((id, index) => {
    for (const argument of argumentsOf(graph.nodes[id]!)) last.set(argument, index);
  });
  for (const id of later) {
    last.set(id, Number.POSITIVE_INFINITY);
    for (const argument of argumentsOf(graph.nodes[id]!)) {
      last.set(argument, Number.POSITIVE_INFINITY);
    }
  }
  return last;
}

function placeDraw(place: Place, id: NodeId): Draw[] {
  const node = place.graph.nodes[id];
  if (node?.kind !== "draw") return [];
  const slot = place.slots.take();
  place.slotOf.set(id, slot);
  return [{ kind: node.draw, stream: node.stream, slot }];
}

/** Instructions of one stage. Slots of its own values are released after their last read. */
function placeInstructions(
  place: Place,
  order: readonly NodeId[],
  last: ReadonlyMap<NodeId, number>,
): Instruction[] {
  const { graph, slots, slotOf } = place;
  const own = new Set(order);
  const instructions: Instruction[] = [];
  order.forEach((id, index) => {
    const node = graph.nodes[id]!;
    if (node.kind === "last") {
      const slot = slotOf.get(node.args[0]);
      if (slot !== undefined) slotOf.set(id, slot);
      return;
    }
    if (node.kind !== "apply") return;
    const args = node.args.map((argument) => operandOf(place, argument));
    for (const argument of new Set(node.args)) {
      const kind = graph.nodes[argument]?.kind;
      const slot = slotOf.get(argument);
      const temporary = kind === "apply" || kind === "draw";
      if (temporary && slot !== undefined && own.has(argument) && last.get(argument) === index) {
        slots.release(slot);
      }
    }
    const target = slots.take();
    slotOf.set(id, target);
    instructions.push(
      node.op === "table"
        ? { op: node.op, target, args, table: node.table }
        : { op: node.op, target, args },
    );
  });
  return instructions;
}

function operandOf({ constants, slotOf }: Place, id: NodeId): Operand {
  const constant = constants.get(id);
  return constant === undefined ? slotOf.get(id)! : -1 - constant;
}
