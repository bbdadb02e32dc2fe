import { exponentialsOfLine, logarithm } from "./exponential.ts";
import type { TwiceDifferentiable } from "./minimize-newton.ts";

/**
 * Weighted sum of Huber losses of log L − LSE(a − α·x, b − β·y, e), as a function of (a, b, e, α, β).
 *
 * x and y are the logarithms of N and D about fixed centres, which removes most of the correlation
 * in (a, α) and (b, β). The columns may be refilled between evaluations: a resample sets `count`
 * and writes multiplicities into `weight`.
 */
export interface ScalingLawObjective extends TwiceDifferentiable {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly logLoss: Float64Array;
  readonly weight: Float64Array;
  /** How many leading entries of the columns count. */
  count: number;
  /** Residuals beyond ±delta count linearly. */
  delta: number;
  /** 1 for the exact Hessian; 0 for that of Gauss and Newton, which is never indefinite. */
  bend: 0 | 1;
  /** Intermediate results per point, from the latest evaluation. */
  readonly terms: ScalingLawTerms;
  /** Like `evaluate`, at a point whose terms are already in place. */
  sumTerms(gradient: Float64Array, hessian: Float64Array): number;
}

/** For each point: the residual of ln L, and the shares of A/N^α and B/D^β in the prediction. */
export interface ScalingLawTerms {
  readonly residual: Float64Array;
  readonly shareA: Float64Array;
  readonly shareB: Float64Array;
}

/** An objective with room for `capacity` points, all columns zero. */
export function createScalingLawObjective(capacity: number, delta: number): ScalingLawObjective {
  const column = () => new Float64Array(capacity);
  const terms: ScalingLawTerms = { residual: column(), shareA: column(), shareB: column() };
  const objective: ScalingLawObjective = {
    dimension: 5,
    x: column(),
    y: column(),
    logLoss: column(),
    weight: column(),
    count: capacity,
    delta,
    bend: 1,
    terms,
    evaluate(point, gradient, hessian) {
      fillTerms(objective, point, terms);
      return sumTerms(objective, terms, gradient, hessian);
    },
    sumTerms: (gradient, hessian) => sumTerms(objective, terms, gradient, hessian),
  };
  return objective;
}

// Short loops separate from the sums: one loop would have more live numbers than registers.
function fillTerms(
  { x, y, logLoss, count }: ScalingLawObjective,
  point: Float64Array,
  { residual, shareA, shareB }: ScalingLawTerms,
): void {
  const e = point[2]!;
  exponentialsOfLine(point[0]! - e, -point[3]!, x, count, shareA);
  exponentialsOfLine(point[1]! - e, -point[4]!, y, count, shareB);
  for (let i = 0; i < count; i++) {
    const u = shareA[i]!;
    const v = shareB[i]!;
    const total = 1 + u + v;
    const inverse = 1 / total;
    residual[i] = logLoss[i]! - e - logarithm(total);
    shareA[i] = u * inverse;
    shareB[i] = v * inverse;
  }
}

/**
 * Value, gradient and Hessian. With p the shares of the three terms and ψ the slope of the Huber
 * loss, a point adds (ψ' + ψ)·p·pᵀ − ψ·diag(p), carried by (1, x, y), to the Hessian.
 */
function sumTerms(
  { x: xs, y: ys, weight, count, delta, bend }: ScalingLawObjective,
  { residual: residuals, shareA, shareB }: ScalingLawTerms,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  let value = 0;
  let ga = 0;
  let gb = 0;
  let ge = 0;
  let gAlpha = 0;
  let gBeta = 0;
  let aa = 0;
  let aaX = 0;
  let aaXx = 0;
  let ab = 0;
  let abX = 0;
  let abY = 0;
  let abXy = 0;
  let ae = 0;
  let aeX = 0;
  let bb = 0;
  let bbY = 0;
  let bbYy = 0;
  let be = 0;
  let beY = 0;
  let ee = 0;
  for (let i = 0; i < count; i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    const w = weight[i]!;
    const residual = residuals[i]!;
    // Branchless: the sign of a residual is as good as random.
    const psi = Math.min(Math.max(residual, -delta), delta);
    value += w * psi * (residual - 0.5 * psi);

    const pa = shareA[i]!;
    const pb = shareB[i]!;
    const pe = 1 - pa - pb;
    const slope = w * psi;
    const square = bend * slope + (psi === residual ? w : 0);
    const sa = slope * pa;
    const sb = slope * pb;
    const se = slope * pe;
    ga -= sa;
    gb -= sb;
    ge -= se;
    gAlpha += sa * x;
    gBeta += sb * y;

    const caa = square * pa * pa - bend * sa;
    const cab = square * pa * pb;
    const cae = square * pa * pe;
    const cbb = square * pb * pb - bend * sb;
    const cbe = square * pb * pe;
    aa += caa;
    aaX += caa * x;
    aaXx += caa * x * x;
    ab += cab;
    abX += cab * x;
    abY += cab * y;
    abXy += cab * x * y;
    ae += cae;
    aeX += cae * x;
    bb += cbb;
    bbY += cbb * y;
    bbYy += cbb * y * y;
    be += cbe;
    beY += cbe * y;
    ee += square * pe * pe - bend * se;
  }
  gradient[0] = ga;
  gradient[1] = gb;
  gradient[2] = ge;
  gradient[3] = gAlpha;
  gradient[4] = gBeta;
  hessian[0] = aa;
  hessian[5] = ab;
  hessian[6] = bb;
  hessian[10] = ae;
  hessian[11] = be;
  hessian[12] = ee;
  hessian[15] = -aaX;
  hessian[16] = -abX;
  hessian[17] = -aeX;
  hessian[18] = aaXx;
  hessian[20] = -abY;
  hessian[21] = -bbY;
  hessian[22] = -beY;
  hessian[23] = abXy;
  hessian[24] = bbYy;
  return value;
}
