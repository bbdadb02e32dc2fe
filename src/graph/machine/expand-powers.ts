import type { Step, Steps } from "./steps.ts";

/**
 * Takes powers apart: ln |x|, then exp(y · ln |x|), then the special cases. Loops of one heavy
 * operation are faster than one loop with both.
 */
export function expandPowers(named: Steps): Steps {
  const steps: Step[] = [...named.steps];
  const constants = [...named.constants, -0];
  const nothing = -constants.length;
  const expand = (id: number): readonly number[] => {
    const { kind, operands } = steps[id] as Step;
    const [x, y] = operands;
    if (kind !== "pow" || x === undefined || y === undefined) return [id];
    const logarithm = steps.push({ kind: "lnAbs", operands: [x] }) - 1;
    const size = steps.push({ kind: "expMultiplyAdd", operands: [y, logarithm, nothing] }) - 1;
    steps[id] = { kind: "powerOf", operands: [x, y, size] };
    return [logarithm, size, id];
  };
  const [before, body, after] = [named.before, named.body, named.after].map((section) =>
    section.flatMap(expand),
  ) as [number[], number[], number[]];
  return { ...named, steps, constants, before, body, after };
}
