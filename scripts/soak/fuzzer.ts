/** What came of some tries. */
export interface Tried {
  readonly tries: number;
  /** What should not be: with what it takes to see it again. */
  readonly faults: readonly string[];
  /** What was measured, in words. */
  readonly measured?: readonly string[];
}

/** A source of tries of one kind. */
export interface Fuzzer {
  readonly name: string;
  /** What it tries, and what must hold of it. */
  readonly property: string;
  /** Tries by a seed; the same seed tries the same. */
  run(seed: number): Promise<Tried>;
  /** Lets go of what it has opened. */
  end?(): Promise<void>;
}

/** When to stop. */
export interface Budget {
  readonly tries: number;
  readonly ms: number;
}

/** The outcome of a fuzzer, for a table. */
export interface SoakRow extends Tried {
  readonly name: string;
  readonly property: string;
  readonly ms: number;
}

/** Faults that are told in full. */
const MOST_FAULTS = 20;

/** Run a fuzzer from a seed on, until its budget is spent. */
export async function soak(fuzzer: Fuzzer, seed: number, budget: Budget): Promise<SoakRow> {
  const begun = performance.now();
  const faults: string[] = [];
  const measured: string[] = [];
  let tries = 0;
  const elapsed = () => performance.now() - begun;
  try {
    for (let next = seed; tries < budget.tries && elapsed() < budget.ms; next++) {
      const tried = await fuzzer.run(next);
      tries += tried.tries;
      faults.push(...tried.faults.map((fault) => `seed ${next}: ${fault}`));
      measured.push(...(tried.measured ?? []));
      if (faults.length > MOST_FAULTS) break;
    }
  } finally {
    await fuzzer.end?.();
  }
  return { name: fuzzer.name, property: fuzzer.property, tries, faults, measured, ms: elapsed() };
}

/** Longest that anything may take that is answered or refused at once. */
export const SLOW_MS = 5000;

/** Milliseconds of a processor that this process has used: others may keep it from having any. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Runs a try; what it throws is a fault, and so is a long time of work. */
export async function guarded(
  what: string,
  work: () => Promise<string | undefined>,
): Promise<readonly string[]> {
  const begun = used();
  try {
    const fault = await work();
    const ms = Math.round(used() - begun);
    return [
      ...(fault === undefined ? [] : [`${fault}: ${what}`]),
      ...(ms > SLOW_MS ? [`took ${ms} ms: ${what}`] : []),
    ];
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}: ${what}`];
  }
}
