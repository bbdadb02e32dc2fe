import type { Operand } from "../program.ts";
import type { Steps } from "./steps.ts";

/** Where the values of steps are stored while a block is computed. */
export interface Places {
  /** Step → number of its place; a place is reused once its value is no longer needed. */
  readonly placeOf: readonly number[];
  readonly places: number;
  /** States whose next value is computed in another place and must be copied. */
  readonly copies: readonly { readonly from: Operand; readonly to: number }[];
}

/** Assign a place to every step, using as few as possible: they share the L1 cache. */
export function placeSteps(named: Steps): Places {
  const order = orderOf(named);
  const { joined, copies } = joinStates(named);
  const last = lastNeeds(named, order);
  for (const [next, state] of joined) {
    last.set(state, Math.max(last.get(state) ?? 0, last.get(next) ?? 0));
  }
  const placeOf: number[] = [];
  const free: number[] = [];
  const expiring = new Map<number, number[]>();
  let places = 0;
  order.forEach((id, at) => {
    free.push(...(expiring.get(at) ?? []));
    const state = joined.get(id);
    if (state !== undefined) {
      placeOf[id] = placeOf[state]!;
      return;
    }
    const place = free.pop() ?? places++;
    placeOf[id] = place;
    const until = Math.max(at + 1, last.get(id) ?? 0);
    expiring.set(until, [...(expiring.get(until) ?? []), place]);
  });
  return { placeOf, places, copies };
}

const orderOf = ({ before, states, body, after }: Steps): number[] => [
  ...before,
  ...states.map(({ step }) => step),
  ...body,
  ...after,
];

/** Compute a next value in its state's own place if nobody reads the state after that. */
function joinStates({ steps, body, states }: Steps) {
  const position = new Map(body.map((id, at) => [id, at]));
  const lastRead = new Map<number, number>();
  body.forEach((id, at) => {
    for (const operand of steps[id]?.operands ?? []) lastRead.set(operand, at);
  });
  const joined = new Map<number, number>();
  const copies: { from: Operand; to: number }[] = [];
  for (const { step, next } of states) {
    const at = position.get(next);
    const inPlace =
      at !== undefined &&
      !joined.has(next) &&
      steps[next]?.kind !== "month" &&
      (lastRead.get(step) ?? -1) <= at;
    if (inPlace) joined.set(next, step);
    else if (next !== step) copies.push({ from: next, to: step });
  }
  return { joined, copies };
}

/** Step → position after which its value is no longer needed. */
function lastNeeds(named: Steps, order: readonly number[]): Map<number, number> {
  const { steps, before, body, states, outputs } = named;
  const bodyStart = before.length + states.length;
  const bodyEnd = bodyStart + body.length;
  const defined = new Map(order.map((id, at) => [id, at]));
  const last = new Map<number, number>();
  const need = (operand: Operand, at: number): void => {
    if (operand < 0) return;
    // What the body reads but does not compute must survive until the last month.
    const carried = (defined.get(operand) ?? 0) < bodyStart && at >= bodyStart && at < bodyEnd;
    last.set(operand, Math.max(last.get(operand) ?? 0, carried ? bodyEnd : at));
  };
  order.forEach((id, at) => {
    for (const operand of steps[id]?.operands ?? []) need(operand, at);
  });
  for (const { step, next } of states) {
    need(step, bodyEnd);
    need(next, bodyEnd);
  }
  for (const output of outputs) need(output, order.length);
  // The month is one number, read again and again, so no result may overwrite it.
  for (const id of body) if (steps[id]?.kind === "month") need(id, order.length);
  return last;
}
