import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { exp } from "./elementary/exp.ts";
import { ln } from "./elementary/ln.ts";
import { factorCholesky } from "./linear-algebra.ts";
import { type Minimum, newtonMinimizer } from "./minimize-newton.ts";
import type { ScalingLaw, ScalingPoint } from "./scaling-law.ts";
import { createScalingLawObjective, type ScalingLawObjective } from "./scaling-law-objective.ts";

/** A first guess in the variables of the fit: a = ln A, b = ln B, e = ln E. */
export interface ScalingLawStart {
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly alpha: number;
  readonly beta: number;
}

/** A fitted law and how it was found. */
export interface ScalingLawFit {
  readonly law: ScalingLaw;
  /** Sum of Huber losses at the optimum. */
  readonly objective: number;
  /** Number of points fitted. */
  readonly n: number;
  /** Number of first guesses tried. */
  readonly starts: number;
}

/** The 4,500 first guesses of Besiroglu et al.: 5 × 5 exponents, 5 floors, 6 × 6 scales. */
export const scalingLawGrid: readonly ScalingLawStart[] = buildGrid();

/** Residuals of log loss beyond this count linearly. */
export const HUBER_DELTA = 1e-3;

/** The points without the `count` highest losses, in their order. */
export function dropHighestLosses(
  points: readonly ScalingPoint[],
  count: number,
): readonly ScalingPoint[] {
  const dropped = new Set([...points].sort((p, q) => q.loss - p.loss).slice(0, count));
  return points.filter((point) => !dropped.has(point));
}

/**
 * Fit L(N, D) = E + A/N^α + B/D^β by the sum of Huber losses of the residuals of ln L.
 *
 * Every start first descends on the sum of squares over an evenly spread subset of the points.
 * Starts that meet there share the rest of the way, an exact Newton descent on the objective
 * itself.
 *
 * @param points at least six, all values positive
 * @param starts first guesses; the grid of 4,500 by default
 * @returns the best law found; a problem when a value is not positive, points are too few, or the
 *   data do not determine all five parameters
 * @see Besiroglu et al. 2024, Chinchilla scaling: a replication attempt, arXiv 2404.10102
 */
export function fitScalingLaw(
  points: readonly ScalingPoint[],
  starts: readonly ScalingLawStart[] = scalingLawGrid,
): Outcome<ScalingLawFit> {
  const problem = checkPoints(points);
  if (problem) return problem;
  const centre = logCentre(points);
  const objective = fillObjective(points, centre);
  const best = descendFromAll(objective, points, centre, starts);
  const law = best && lawOfPoint(best.point, centre);
  if (!law || !best.converged || !isDetermined(objective, best.point)) {
    return fail("not-determined", { value: "scaling law", n: points.length });
  }
  return succeed({ law, objective: best.value, n: points.length, starts: starts.length });
}

/** Means of ln N and ln D, about which the fit is centred. */
export interface LogCentre {
  readonly x: number;
  readonly y: number;
}

export function logCentre(points: readonly ScalingPoint[]): LogCentre {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += ln(point.parameters) / points.length;
    y += ln(point.tokens) / points.length;
  }
  return { x, y };
}

/** Fill the objective with the points, each of weight one. */
export function fillObjective(
  points: readonly ScalingPoint[],
  centre: LogCentre,
): ScalingLawObjective {
  const objective = createScalingLawObjective(points.length, HUBER_DELTA);
  for (const [i, point] of points.entries()) {
    objective.x[i] = ln(point.parameters) - centre.x;
    objective.y[i] = ln(point.tokens) - centre.y;
    objective.logLoss[i] = ln(point.loss);
    objective.weight[i] = 1;
  }
  return objective;
}

/** Variables (a, b, e, α, β) of the objective, from a guess in uncentred terms. */
const pointOfStart = (start: ScalingLawStart, centre: LogCentre): Float64Array =>
  Float64Array.of(
    start.a - start.alpha * centre.x,
    start.b - start.beta * centre.y,
    start.e,
    start.alpha,
    start.beta,
  );

/** The point of the objective that corresponds to a law. */
export const pointOfLaw = (law: ScalingLaw, centre: LogCentre): Float64Array =>
  pointOfStart({ ...law, a: ln(law.A), b: ln(law.B), e: ln(law.E) }, centre);

/** The law at a point of the objective. */
export function lawOfPoint(point: Float64Array, centre: LogCentre): ScalingLaw {
  const [a = 0, b = 0, e = 0, alpha = 0, beta = 0] = point;
  return {
    A: exp(a + alpha * centre.x),
    B: exp(b + beta * centre.y),
    E: exp(e),
    alpha,
    beta,
  };
}

/** A Huber limit so large that the loss is a sum of squares. */
const SQUARES = 1e9;
/** Points of the first descent, which only chooses a basin. */
const COARSE_POINTS = 60;

function descendFromAll(
  objective: ScalingLawObjective,
  points: readonly ScalingPoint[],
  centre: LogCentre,
  starts: readonly ScalingLawStart[],
): Minimum | undefined {
  const minimize = newtonMinimizer(5);
  const stride = Math.max(1, Math.floor(points.length / COARSE_POINTS));
  const coarse = fillObjective(
    points.filter((_, i) => i % stride === 0),
    centre,
  );
  coarse.delta = SQUARES;
  coarse.bend = 0;

  const reached = new Set<string>();
  let best: Minimum | undefined;
  for (const start of starts) {
    const options = { relativeDecrease: 1e-4, initialRadius: 20, maximumIterations: 60 };
    const first = minimize(coarse, pointOfStart(start, centre), options);
    const meeting = first.value.toPrecision(4);
    if (reached.has(meeting)) continue;
    reached.add(meeting);
    const absoluteDecrease = 1e-18 * points.length;
    const second = minimize(objective, first.point, { relativeDecrease: 1e-9, absoluteDecrease });
    if (!best || second.value < best.value) best = second;
  }
  return best && minimize(objective, best.point, { absoluteDecrease: 1e-24 * points.length });
}

function checkPoints(points: readonly ScalingPoint[]): ReturnType<typeof fail> | undefined {
  for (const [row, point] of points.entries()) {
    for (const column of ["parameters", "tokens", "loss"] as const) {
      const value = point[column];
      if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
        return fail("not-positive", { column, row: row + 1, value, rule: "positive and finite" });
      }
    }
  }
  return points.length < 6
    ? fail("too-few-points", { value: points.length, rule: "at least 6" })
    : undefined;
}

/**
 * Whether the predictions bend in five different directions at the optimum, and losses fall with
 * size and data. This judges shapes only, so residuals do not enter.
 */
function isDetermined(objective: ScalingLawObjective, point: Float64Array): boolean {
  const gradient = new Float64Array(5);
  const information = new Float64Array(25);
  objective.delta = SQUARES;
  objective.bend = 0;
  objective.evaluate(point, gradient, information);
  const [, , , alpha = 0, beta = 0] = point;
  return alpha > 0 && beta > 0 && isWellConditioned(information, 5);
}

/** Whether no variable is, to ten digits, a combination of the ones before it. */
function isWellConditioned(matrix: Float64Array, size: number): boolean {
  const scales = Array.from({ length: size }, (_, k) => Math.sqrt(matrix[k * size + k]!));
  for (let k = 0; k < matrix.length; k++) {
    const scale = scales[Math.floor(k / size)]! * scales[k % size]!;
    matrix[k]! /= scale;
  }
  if (!factorCholesky(matrix, size)) return false;
  return scales.every((_, k) => matrix[k * size + k]! > 1e-5);
}

function buildGrid(): readonly ScalingLawStart[] {
  const exponents = [0, 0.5, 1, 1.5, 2];
  const floors = [-1, -0.5, 0, 0.5, 1];
  const scales = [0, 5, 10, 15, 20, 25];
  return exponents.flatMap((alpha) =>
    exponents.flatMap((beta) =>
      floors.flatMap((e) => scales.flatMap((a) => scales.map((b) => ({ a, b, e, alpha, beta })))),
    ),
  );
}
