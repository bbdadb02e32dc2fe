import type { GraphBuilder } from "../graph/graph.ts";
import type { NodeId } from "../graph/operators.ts";

/** A distribution with given parameters: an increasing function of one draw. */
export interface Warp {
  /** Which draw it takes. */
  readonly draw: "uniform" | "normal";
  /**
   * Adds the warp to a graph.
   *
   * @param reach the largest |z| that a normal draw has; that of draws of 32 bits if left out
   */
  readonly build: (make: GraphBuilder, draw: NodeId, reach?: number) => NodeId;
  /** Probability of a value of at most x, for truncation. */
  readonly cdf: (x: number) => number;
  /** Probability of a value above x, accurate where it is tiny; only for warps of a normal draw. */
  readonly beyond?: (x: number) => number;
}
