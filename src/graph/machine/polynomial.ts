import type { Code, Local, Locals } from "./assemble.ts";
import { f64x2 } from "./code.ts";
import type { Workshop } from "./kernel.ts";

/**
 * A polynomial in x by Estrin's rule, in the order of `stats/elementary/polynomial.ts`.
 *
 * @param coefficients constant first
 */
export function estrin(
  coefficients: readonly Code[],
  x: Local,
  locals: Locals,
  { math }: Pick<Workshop, "math">,
): Code {
  if (coefficients.length === 1) return coefficients[0]!;
  const joined: Code[] = [];
  for (let i = 0; i < coefficients.length; i += 2) {
    const low = coefficients[i]!;
    const high = coefficients[i + 1];
    joined.push(high === undefined ? low : math.madd(high, x.get, low));
  }
  const square = locals.v128();
  const rest = estrin(joined, square, locals, { math });
  return joined.length === 1 ? rest : [square.set(f64x2.mul(x.get, x.get)), rest];
}
