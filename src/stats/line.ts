/**
 * A fitted straight line with what its intervals need. Standard errors are infinite when no degrees
 * of freedom are left (two points): the data say nothing about the scatter.
 */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Number of points fitted. */
  readonly n: number;
  readonly slopeStandardError: number;
  readonly interceptStandardError: number;
  /** Square root of the residual sum of squares over the degrees of freedom. */
  readonly residualStandardError: number;
  /** Part of the variance of y about its mean that the line explains; 1 when y does not vary. */
  readonly rSquared: number;
  /** Mean of x, weighted if the fit was. */
  readonly meanX: number;
  /** Mean of y, weighted if the fit was. The line passes through (meanX, meanY). */
  readonly meanY: number;
  /** Sum of squared deviations of x from its mean, weighted if the fit was. */
  readonly sumSquaresX: number;
  /** Sum of the weights: n without weights. */
  readonly sumWeights: number;
  readonly degreesOfFreedom: number;
}

/** Height of the line at x, computed from its centre, where it loses the fewest digits. */
export const lineAt = (line: Line, x: number): number => line.meanY + line.slope * (x - line.meanX);
