/**
 * What planners need of a chip and dataset `hardware` does not say, or says otherwise than the
 * maker. Peaks are dense: without sparsity.
 */
export interface PublishedChip {
  /** Short name for the command line. */
  readonly id: string;
  readonly date: string;
  readonly source: string;
  readonly kind: "server" | "phone" | "laptop";
  /** Name in dataset `hardware`, whose figures hold unless given here; absent of devices. */
  readonly hardware?: string;
  /** Name to show; that in dataset `hardware` when absent. */
  readonly name?: string;
  readonly maker?: string;
  readonly fp16?: number;
  readonly fp8?: number;
  readonly fp4?: number;
  readonly int8?: number;
  readonly memoryBytes?: number;
  readonly memoryBandwidth?: number;
  /** Links of the scale-up domain, both directions together, byte/s. */
  readonly scaleUpBandwidth?: number;
  /** Chips that these links connect. */
  readonly scaleUpChips: number;
  /** Network adapter of one chip, each direction, bit/s. */
  readonly scaleOutBits?: number;
  readonly powerWatt?: number;
  /** Rated power of the whole server by chip. */
  readonly serverPowerWatt?: number;
  /** Fields above that the maker does not state: our judgement. */
  readonly judged?: readonly string[];
  /** Names under which dataset `hardware-prices` quotes it, beside `hardware`. */
  readonly quotedAs?: readonly string[];
}
