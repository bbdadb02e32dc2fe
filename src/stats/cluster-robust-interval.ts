import type { PooledLine } from "./fit-pooled-line.ts";
import { type Interval, symmetricInterval } from "./interval.ts";
import { studentTMultiple } from "./student-t-multiple.ts";

/**
 * Confidence interval of the common slope that allows correlation within clusters: t with clusters
 * − 1 degrees of freedom. With few clusters it is still too narrow on average.
 *
 * @param line a pooled fit
 * @param level coverage in (0, 1)
 */
export const clusterRobustSlopeInterval = (line: PooledLine, level: number): Interval =>
  symmetricInterval(
    line.slope,
    studentTMultiple(level, line.clusterDegreesOfFreedom) * line.clusterRobustStandardError,
    level,
    "confidence",
  );
