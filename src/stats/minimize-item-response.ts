import {
  createItemResponseSystem,
  type HeldVariables,
  type ItemResponsePoint,
  type ScoreTable,
} from "./item-response-system.ts";

/** Bounds of the published fit: capability and difficulty within ±10, slopes in [0.1, 10]. */
const LIMIT = 10;
const LEAST_SLOPE = 0.1;

/** Where the descent stopped. */
export interface ItemResponseMinimum {
  readonly point: ItemResponsePoint;
  readonly cost: number;
  readonly converged: boolean;
  readonly evaluations: number;
}

/**
 * Minimise the item-response cost within its bounds by damped Newton steps.
 *
 * A variable on a bound that the gradient pushes against stays there for the step; others are
 * clipped to the bound they would cross. The anchor's slope never moves.
 *
 * @param table scores and their weights
 * @param ridge see `createItemResponseSystem`
 * @param anchor benchmark whose slope is fixed
 * @param start first point, left unchanged
 */
export function minimizeItemResponse(
  table: ScoreTable,
  ridge: number,
  anchor: number,
  start: ItemResponsePoint,
): ItemResponseMinimum {
  const system = createItemResponseSystem(table, ridge, anchor);
  let point = copyPoint(start);
  let trial = copyPoint(start);
  const held = heldVariables(start);
  let cost = system.evaluate(point);
  let evaluations = 1;
  let damping = 1e-1;
  hold(point, system.gradient, anchor, held);

  for (let iteration = 0; iteration < 500; iteration++) {
    const promised = system.solve(damping, held);
    if (!(promised >= 0)) {
      damping *= 4;
      continue;
    }
    if (promised <= RELATIVE_DECREASE * cost) {
      return { point, cost, converged: true, evaluations };
    }
    stepWithin(point, system.step, trial);
    const trialCost = system.evaluate(trial);
    evaluations++;
    const ratio = (cost - trialCost) / promised;
    if (ratio > 1e-4) {
      [point, trial] = [trial, point];
      cost = trialCost;
      hold(point, system.gradient, anchor, held);
    } else {
      system.evaluate(point);
      evaluations++;
    }
    damping = nextDamping(damping, ratio);
  }
  return { point, cost, converged: false, evaluations };
}

/** Relative to the cost. Steps this small move no capability by 1e-5. */
const RELATIVE_DECREASE = 1e-12;

function nextDamping(damping: number, ratio: number): number {
  if (!(ratio > 0.25)) return damping * 4;
  return ratio > 0.75 ? Math.max(damping / 8, 1e-12) : damping;
}

const copyPoint = (point: ItemResponsePoint): ItemResponsePoint => ({
  capability: Float64Array.from(point.capability),
  items: Float64Array.from(point.items),
});

const heldVariables = (point: ItemResponsePoint): HeldVariables => ({
  capability: new Uint8Array(point.capability.length),
  items: new Uint8Array(point.items.length),
});

function hold(
  point: ItemResponsePoint,
  gradient: ItemResponsePoint,
  anchor: number,
  held: HeldVariables,
): void {
  for (let m = 0; m < held.capability.length; m++) {
    const value = point.capability[m]!;
    held.capability[m] = isPushedOut(value, gradient.capability[m]!, -LIMIT) ? 1 : 0;
  }
  for (let k = 0; k < held.items.length; k++) {
    const least = k % 2 === 0 ? -LIMIT : LEAST_SLOPE;
    const pushed = isPushedOut(point.items[k]!, gradient.items[k]!, least);
    held.items[k] = pushed || k === 2 * anchor + 1 ? 1 : 0;
  }
}

const isPushedOut = (value: number, gradient: number, least: number): boolean =>
  (value <= least && gradient > 0) || (value >= LIMIT && gradient < 0);

function stepWithin(
  point: ItemResponsePoint,
  step: ItemResponsePoint,
  trial: ItemResponsePoint,
): void {
  for (let m = 0; m < trial.capability.length; m++) {
    const value = point.capability[m]! + step.capability[m]!;
    trial.capability[m] = Math.min(LIMIT, Math.max(-LIMIT, value));
  }
  for (let k = 0; k < trial.items.length; k++) {
    const least = k % 2 === 0 ? -LIMIT : LEAST_SLOPE;
    const value = point.items[k]! + step.items[k]!;
    trial.items[k] = Math.min(LIMIT, Math.max(least, value));
  }
}
