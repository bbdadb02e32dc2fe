import type { Steps } from "./steps.ts";

/** Moves every draw to where it is first needed, so that its block is fresh in the cache. */
export function delayDraws(named: Steps): Steps {
  const { steps } = named;
  const isDraw = (id: number): boolean =>
    steps[id]?.kind === "normal" || steps[id]?.kind === "uniform";
  const neededIn = (section: readonly number[], draw: number): boolean =>
    section.some((id) => steps[id]?.operands.includes(draw));
  const inLoop = (draw: number): boolean =>
    neededIn(named.body, draw) ||
    named.states.some(({ step, next }) => next === draw || steps[step]?.operands.includes(draw));
  const arrange = (section: readonly number[], draws: readonly number[]): number[] => {
    const waiting = new Set(draws);
    const ordered: number[] = [];
    for (const id of section) {
      if (waiting.has(id)) continue;
      for (const operand of steps[id]?.operands ?? []) {
        if (waiting.delete(operand)) ordered.push(operand);
      }
      ordered.push(id);
    }
    return [...ordered, ...waiting];
  };
  const early = named.before.filter(isDraw);
  const late = early.filter(
    (draw) => !neededIn(named.before, draw) && !inLoop(draw) && neededIn(named.after, draw),
  );
  const rest = named.before.filter((id) => !late.includes(id));
  return {
    ...named,
    before: arrange(
      rest,
      early.filter((draw) => !late.includes(draw)),
    ),
    body: arrange(named.body, named.body.filter(isDraw)),
    after: arrange(named.after, late),
  };
}
