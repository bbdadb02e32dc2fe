/** Globals of the tallies. */
export interface TallyState {
  /** Global: where the next page of counts goes. */
  readonly next: number;
  /** Global: end of the memory. */
  readonly end: number;
  /** Globals: bytes of a block before the first value to count, and before the end of the last. */
  readonly from: number;
  readonly to: number;
}
