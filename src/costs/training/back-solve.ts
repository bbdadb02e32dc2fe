/** A claim about a run: what it cost, how long it took, on what. */
export interface RunClaim {
  readonly chips: number;
  readonly days: number;
  /** USD for all chip-hours, when claimed. */
  readonly costUsd?: number;
  /** Model FLOP, when claimed or known. */
  readonly flop?: number;
  /** Dense peak of a chip, FLOP/s. */
  readonly peak: number;
}

/** What a claim implies. */
export interface ImpliedRun {
  readonly chipHours: number;
  readonly usdPerChipHour: number | undefined;
  /** For the whole run. */
  readonly mfu: number | undefined;
}

/** The price per chip-hour and utilisation implied by a claimed cost and duration. */
export function backSolve({ chips, days, costUsd, flop, peak }: RunClaim): ImpliedRun {
  const chipHours = chips * days * 24;
  return {
    chipHours,
    usdPerChipHour: costUsd === undefined ? undefined : costUsd / chipHours,
    mfu: flop === undefined ? undefined : flop / (chipHours * 3600 * peak),
  };
}
