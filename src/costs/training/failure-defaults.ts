/** A default as the engine reads it, with its source. */
export interface Default {
  readonly belief: string;
  readonly source: string;
  /** Whether it is a judgement instead of a published figure. */
  readonly judged: boolean;
}

const LLAMA = "https://arxiv.org/abs/2407.21783";

/** Defaults for what interrupts a run. */
export const failureDefaults = {
  /**
   * Llama 3.1 405B had 419 unexpected interruptions in 54 days on 16,384 chips (its table 5): 2.0e-5.
   * BLOOM had one or two failing chips a week of 384 (section 3.2): 2.3e-5, on a 43rd of the chips
   * with fewer than half the parameters. Interruptions grow with chips, not with the model.
   */
  failuresPerChipHour: {
    belief: "1.4e-5 to 2.9e-5",
    source: `${LLAMA}, https://arxiv.org/abs/2211.05100`,
    judged: false,
  },
  checkpointSeconds: { belief: "5 to 30", source: "asynchronous checkpoints", judged: true },
  restartMinutes: { belief: "6 to 15", source: LLAMA, judged: true },
} as const satisfies Readonly<Record<string, Default>>;

/** Centres of these beliefs, where a single number is needed. */
export const failureCentres = {
  perChipHour: Math.sqrt(1.4e-5 * 2.9e-5),
  checkpointSeconds: Math.sqrt(5 * 30),
  restartMinutes: Math.sqrt(6 * 15),
} as const;
