/** The library on Node: the embedded facts, the clock, threads. */
import type { Facts } from "../data/facts.ts";
import type { Language } from "../i18n/translate.ts";
import { createSextantIn, type Sextant } from "../library/sextant.ts";
import { openEmbeddedFacts } from "./data-folder.ts";
import { openExecutors } from "./open-executors.ts";
import { packageVersion } from "./package-root.ts";

export * from "../library/index.ts";
export { openDataFolder, openEmbeddedFacts } from "./data-folder.ts";

/** What a program may want otherwise. */
export interface NodeOptions {
  /** The datasets; those of the package if not given. */
  readonly facts?: Facts | undefined;
  /** Today's date, ISO, the default of every `asOf`; that of the clock if not given. */
  readonly today?: string | undefined;
  /** Language of titles, notes and messages; English if not given. */
  readonly language?: Language | undefined;
  /** Threads of a simulation or a race; one a processor if not given. */
  readonly threads?: number | undefined;
}

/** The library on Node. */
export type NodeSextant = Sextant & {
  /** End the threads of simulations and races. They do not keep a process alive, and start again if needed. */
  close(): Promise<void>;
};

/** The library with options of one's own. */
export function createSextant({
  facts,
  today,
  language = "en",
  threads,
}: NodeOptions = {}): NodeSextant {
  const executors = openExecutors(threads);
  let opened = facts;
  const sextant = createSextantIn({
    facts: () => {
      opened ??= openEmbeddedFacts();
      return opened;
    },
    today: () => today ?? new Date().toISOString().slice(0, 10),
    language,
    version: packageVersion(),
    executorFor: executors.executorFor,
    raceRunnerFor: executors.raceRunnerFor,
    turn: () => new Promise((resume) => setImmediate(resume)),
  });
  return { ...sextant, close: executors.close };
}

/** The library with the facts of the package, today's date, English, a thread a processor. */
export const sextant: NodeSextant = createSextant();
