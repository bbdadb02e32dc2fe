/** A sentence in both languages. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

/** A claim as `ledger add` takes it. */
export interface Draft {
  readonly id: string;
  readonly statement: InBoth;
  readonly speaker: "Sextant";
  readonly topic: string;
  readonly cluster: string;
  readonly readings: readonly Readonly<Record<string, unknown>>[];
}

/** No probability is registered as surer than this; to three digits. */
export const registered = (p: number): number =>
  Number(Math.min(0.99, Math.max(0.01, p)).toFixed(3));
