import type { Facts } from "../data/facts.ts";
import { createSerialExecutor } from "../engine/executor.ts";
import { createMachineEvaluators } from "../engine/machine-evaluator.ts";
import type { Language } from "../i18n/translate.ts";
import { createSextantIn, type Sextant } from "./sextant.ts";

/** What a program brings where there is no disk: the facts; and what it wants otherwise. */
export interface SextantOptions {
  /** The datasets, as `openBundle` or `openFacts` opens them. */
  readonly facts: Facts;
  /** Today's date, ISO, the default of every `asOf`; that of the clock if not given. */
  readonly today?: string | undefined;
  /** Language of titles, notes and messages; English if not given. */
  readonly language?: Language | undefined;
}

/** The library in a browser or any other host, on the calling thread. */
export function createSextant({ facts, today, language = "en" }: SextantOptions): Sextant {
  const executor = createSerialExecutor(createMachineEvaluators(), {
    now: () => performance.now(),
    pause: nextTurn,
  });
  return createSextantIn({
    facts: () => facts,
    today: () => today ?? new Date().toISOString().slice(0, 10),
    language,
    version: SEXTANT_VERSION,
    executorFor: () => executor,
    turn: nextTurn,
  });
}

/** What Node and every browser have; core must not see it. */
const { performance, setTimeout } = globalThis as unknown as {
  readonly performance: { now(): number };
  setTimeout(run: () => void, milliseconds: number): unknown;
};

const nextTurn = (): Promise<void> =>
  new Promise((resume) => {
    setTimeout(resume, 0);
  });
