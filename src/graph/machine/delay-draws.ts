import type { Steps } from "./steps.ts";

/** Move every draw to where it is first needed, so that its block is still in the cache. */
export function delayDraws(named: Steps): Steps {
  const { steps, states } = named;
  const isDraw = (id: number): boolean =>
    steps[id]?.kind === "normal" || steps[id]?.kind === "uniform";
  const operandsOf = (section: readonly number[]): ReadonlySet<number> =>
    new Set(section.flatMap((id) => steps[id]?.operands ?? []));
  const needed = {
    before: operandsOf(named.before),
    body: operandsOf([...named.body, ...states.map(({ step }) => step)]),
    after: operandsOf(named.after),
  };
  const nexts = new Set(states.map(({ next }) => next));
  const isLate = (id: number): boolean =>
    isDraw(id) &&
    needed.after.has(id) &&
    !needed.before.has(id) &&
    !needed.body.has(id) &&
    !nexts.has(id);

  /** A section, with each draw just before the first step that reads it. */
  const arrange = (section: readonly number[]): number[] => {
    const waiting = new Set(section.filter(isDraw));
    const ordered: number[] = [];
    for (const id of section) {
      if (isDraw(id)) continue;
      for (const operand of steps[id]?.operands ?? []) {
        if (waiting.delete(operand)) ordered.push(operand);
      }
      ordered.push(id);
    }
    return [...ordered, ...waiting];
  };
  return {
    ...named,
    before: arrange(named.before.filter((id) => !isLate(id))),
    body: arrange(named.body),
    after: arrange([...named.before.filter(isLate), ...named.after]),
  };
}
