import { square } from "./elementary/square.ts";
import { mean } from "./mean.ts";

/** The level of one group in a pooled fit. */
export interface GroupIntercept {
  readonly group: string;
  readonly intercept: number;
  readonly n: number;
}

/** One slope shared by groups that each have their own intercept. */
export interface PooledLine {
  readonly slope: number;
  /** In order of first appearance. */
  readonly intercepts: readonly GroupIntercept[];
  /** Points of all groups. */
  readonly n: number;
  /** Standard error when residuals are independent and equally scattered. */
  readonly slopeStandardError: number;
  /** n − groups − 1. */
  readonly degreesOfFreedom: number;
  /** Standard error when residuals within a cluster may be correlated. */
  readonly clusterRobustStandardError: number;
  /** Clusters − 1. */
  readonly clusterDegreesOfFreedom: number;
  readonly residualStandardError: number;
  /** Part of the variance within groups that the slope explains. */
  readonly rSquaredWithin: number;
  /** Sum of squared deviations of x from the mean of its group. */
  readonly sumSquaresX: number;
}

/**
 * Fit y = intercept(group) + slope·x by least squares: the slope within groups.
 *
 * A group of one point determines its own intercept and says nothing about the slope. The
 * cluster-robust standard error is that of Liang and Zeger (1986) with the usual small-sample
 * factor C / (C − 1) · (n − 1) / (n − groups − 1) for C clusters. Standard errors are infinite
 * where no degrees of freedom, or no second cluster, are left to estimate them from.
 *
 * @param x regressor, length n; must vary within at least one group
 * @param y response, same length and order as `x`
 * @param groups name of the group of each point
 * @param clusters name of the cluster of each point, when points of different groups share a
 *   source; the groups themselves by default
 * @returns the fit, or `undefined` when the points do not determine a slope
 */
export function fitPooledLine(
  x: readonly number[],
  y: readonly number[],
  groups: readonly string[],
  clusters: readonly string[] = groups,
): PooledLine | undefined {
  const lengths = [y.length, groups.length, clusters.length];
  if (lengths.some((length) => length !== x.length)) return undefined;
  if (![...x, ...y].every(Number.isFinite)) return undefined;

  const members = indicesByName(groups);
  const meanX = meansOf(x, members);
  const meanY = meansOf(y, members);
  const dx = x.map((value, i) => value - meanX.get(groups[i]!)!);
  const dy = y.map((value, i) => value - meanY.get(groups[i]!)!);
  const sumSquaresX = product(dx, dx);
  const largest = x.reduce((m, value) => Math.max(m, Math.abs(value)), 0);
  if (!(sumSquaresX > x.length * square(largest * 4 * Number.EPSILON))) return undefined;

  const slope = product(dx, dy) / sumSquaresX;
  const intercepts = [...members].map(([group, indices]) => ({
    group,
    intercept: meanY.get(group)! - slope * meanX.get(group)!,
    n: indices.length,
  }));
  const residuals = dy.map((value, i) => value - slope * dx[i]!);
  const degreesOfFreedom = x.length - members.size - 1;
  return {
    slope,
    intercepts,
    n: x.length,
    degreesOfFreedom,
    ...plainErrors(residuals, dy, sumSquaresX, degreesOfFreedom),
    ...clusterErrors(dx, residuals, clusters, sumSquaresX, degreesOfFreedom),
    sumSquaresX,
  };
}

function plainErrors(
  residuals: readonly number[],
  dy: readonly number[],
  sumSquaresX: number,
  degreesOfFreedom: number,
) {
  const residualSquares = product(residuals, residuals);
  const totalSquares = product(dy, dy);
  const residualStandardError =
    degreesOfFreedom > 0 ? Math.sqrt(residualSquares / degreesOfFreedom) : Number.POSITIVE_INFINITY;
  return {
    residualStandardError,
    slopeStandardError: residualStandardError / Math.sqrt(sumSquaresX),
    rSquaredWithin: totalSquares > 0 ? 1 - residualSquares / totalSquares : 1,
  };
}

function clusterErrors(
  dx: readonly number[],
  residuals: readonly number[],
  clusters: readonly string[],
  sumSquaresX: number,
  degreesOfFreedom: number,
) {
  const members = [...indicesByName(clusters).values()];
  const scores = members.map((indices) =>
    indices.reduce((sum, i) => sum + dx[i]! * residuals[i]!, 0),
  );
  const count = members.length;
  const factor = (count / (count - 1)) * ((dx.length - 1) / degreesOfFreedom);
  const estimable = count > 1 && degreesOfFreedom > 0;
  return {
    clusterRobustStandardError: estimable
      ? Math.sqrt(factor * product(scores, scores)) / sumSquaresX
      : Number.POSITIVE_INFINITY,
    clusterDegreesOfFreedom: count - 1,
  };
}

function indicesByName(names: readonly string[]): Map<string, number[]> {
  const members = new Map<string, number[]>();
  names.forEach((name, i) => {
    const indices = members.get(name);
    if (indices) indices.push(i);
    else members.set(name, [i]);
  });
  return members;
}

const meansOf = (
  values: readonly number[],
  members: ReadonlyMap<string, readonly number[]>,
): Map<string, number> =>
  new Map([...members].map(([name, indices]) => [name, mean(indices.map((i) => values[i]!))]));

const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
