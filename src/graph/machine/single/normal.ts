import { powerOfTwo } from "../../../stats/elementary/double-bits.ts";
import { normalQuantile } from "../../../stats/elementary/normal-quantile.ts";
import { tailOctaves } from "../../../stats/elementary/normal-quantile-table.ts";
import type { Code, Local, Locals } from "../assemble.ts";
import { f32x4, i32x4, v128 } from "../code.ts";
import { cubicBytes, loadCubics } from "./cubics.ts";
import type { SingleWorkshop } from "./workshop.ts";

/** Segments of equal width between one power of two and the next: 2⁵. */
const segmentBits = 5;
const segments = 1 << segmentBits;
const fractionBits = 23;
/** Middle of the first segment above 1. */
const middle = 1 + 1 / (2 * segments);

/** Bytes of {@link normalTable}. */
export const normalTableBytes = tailOctaves * segments * cubicBytes;

/** Roots of the Chebyshev polynomial of degree 4. */
const nodes = [-0.9238795325112867, -0.3826834323650898, 0.3826834323650898, 0.9238795325112867];

/**
 * Cubics through the normal quantile, in the distance from the segment's middle of a tail
 * probability scaled to between 1 and 2. The segment's number is the low six bits of the exponent of
 * p · 2³² followed by the first five bits of the fraction; within 3e-9.
 */
export function normalTable(): Float32Array<ArrayBuffer> {
  const table = new Float32Array(tailOctaves * segments * 4);
  for (let octave = -tailOctaves; octave < -1; octave++) {
    const row = (octave + 32 + 127) & (tailOctaves - 1);
    for (let segment = 0; segment < segments; segment++) {
      const centre = middle + segment / segments;
      const values = nodes.map((node) =>
        normalQuantile(powerOfTwo(octave) * (centre + node / (2 * segments))),
      );
      table.set(cubicThrough(values), 4 * (row * segments + segment));
    }
  }
  return table;
}

/**
 * The cubic through these values at the nodes, as a function of the number itself, not of the place
 * in the segment.
 */
function cubicThrough(values: readonly number[]): number[] {
  const [a, b, c, d] = values as readonly [number, number, number, number];
  const [inner, outer] = [nodes[2]!, nodes[3]!];
  const line = (atInner: number, atOuter: number): readonly [number, number] => {
    const slope = (atOuter - atInner) / (outer * outer - inner * inner);
    return [atInner - slope * inner * inner, slope];
  };
  const [c0, c2] = line((b + c) / 2, (a + d) / 2);
  const [c1, c3] = line((c - b) / (2 * inner), (d - a) / (2 * outer));
  const scale = 2 * segments;
  return [c0, c1 * scale, c2 * scale * scale, c3 * scale * scale * scale];
}

/**
 * The normal number for a distance from the nearer end times 2³², in place: positive in the lower
 * half, negative in the upper. The table covers the lower half.
 */
export function normalOfDistance(distance: Local, locals: Locals, shop: SingleWorkshop): Code {
  const { math, pool, constant, normals } = shop;
  const [place, t] = [locals.v128(), locals.v128()];
  const { load, coefficient } = loadCubics(place, normals, locals);
  const cubicShift = 4;
  const rest = (1 << (fractionBits - segmentBits)) - 1;
  return [
    place.set(
      v128.and(
        i32x4.shiftRightUnsigned(distance.get, fractionBits - segmentBits - cubicShift),
        pool.word((tailOctaves * segments - 1) << cubicShift),
      ),
    ),
    t.set(
      f32x4.sub(v128.or(v128.and(distance.get, pool.word(rest)), constant(1)), constant(middle)),
    ),
    load,
    t.set(
      [2, 1, 0].reduce<Code>(
        (sum, power) => math.madd(sum, t.get, coefficient(power)),
        coefficient(3),
      ),
    ),
    distance.set(v128.xor(t.get, v128.and(distance.get, pool.word(0x80000000)))),
  ];
}
