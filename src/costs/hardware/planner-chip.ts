/**
 * A chip or device as the planners of training and serving see it. Peaks are dense.
 *
 *   readPlannerChips(facts, window)        → every chip, from `planner-chips` over `hardware`
 *   findPlannerChip(chips, "h100-sxm")     → one of them, by short name or name in `hardware`
 *   chipPrice(facts, window, chip, term)   → what an hour or the chip itself costs on a day
 */
export interface PlannerChip {
  /** Short name, such as `h100-sxm`. */
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  readonly kind: "server" | "phone" | "laptop" | "desktop";
  readonly date: string;
  readonly source: string;
  /** Dense peaks, FLOP/s (OP/s of integers); absent where the chip lacks the format. */
  readonly peak: {
    readonly fp16?: number;
    readonly fp8?: number;
    readonly fp4?: number;
    readonly int8?: number;
  };
  readonly memoryBytes?: number;
  /** byte/s */
  readonly memoryBandwidth?: number;
  /** Links within the scale-up domain, both directions together, byte/s. */
  readonly scaleUpBandwidth?: number;
  /** Chips of the scale-up domain; 1 when there is none. */
  readonly scaleUpChips: number;
  /** Network beyond the domain per chip, each direction, byte/s. */
  readonly scaleOutBandwidth?: number;
  readonly powerWatt?: number;
  /** Rated power of the whole server per chip. */
  readonly serverPowerWatt?: number;
  /** Columns that the maker does not state and that are judgements. */
  readonly judged: readonly string[];
  /** Names under which dataset `hardware-prices` quotes it, best first. */
  readonly quotedAs: readonly string[];
}
