import { readModel } from "../../../src/graph/read-model.ts";
import { randomFrom } from "../random.ts";
import { evaluateModel, fileOf, type TreeModel } from "./tree.ts";
import { bases, type Powers, rescaled, typedModel } from "./typed-model.ts";

/** What became of one model. */
export interface UnitVerdict {
  readonly text: string;
  readonly accepted: boolean;
  /** What is wrong, if anything is. */
  readonly fault: string | undefined;
}

const EXPONENTS: readonly Powers[] = [
  [10, 0, 0],
  [0, -6, 0],
  [0, 0, 8],
];

/**
 * Whether the language is right about the units of a made model.
 *
 * The rule that it is held against knows no units: if those of a model fit, then measuring in
 * thousandths of a dollar changes no dimensionless result and every other by its power of the
 * change (Bridgman's homogeneity). So what is accepted must be homogeneous, in each base unit by
 * itself; and what is made to fit must be accepted.
 */
export function checkUnits(seed: number, slips: number): UnitVerdict {
  const model = typedModel(randomFrom(seed), slips);
  const text = fileOf(model);
  const read = readModel(text);
  const accepted = read.ok;
  const verdict = (fault: string | undefined): UnitVerdict => ({ text, accepted, fault });
  if (!read.ok) {
    // A slip may happen to divide by a constant 0, and the like.
    if (slips > 0 || read.error.code === "outside-domain") return verdict(undefined);
    return verdict(`refused: ${JSON.stringify(read.error)}`);
  }
  const units = read.value.described.map(({ unit }) => unit);
  return verdict(unequal(model, units));
}

function unequal(model: TreeModel, units: readonly (string | undefined)[]): string | undefined {
  const before = evaluateModel(model);
  for (const exponents of EXPONENTS) {
    const after = evaluateModel(rescaled(model, exponents));
    for (const [index, { name }] of model.outputs.entries()) {
      const factor = 2 ** powerOf(units[index], exponents);
      const [wanted, found] = [(before.get(name) ?? 0) * factor, after.get(name) ?? 0];
      if (!near(wanted, found)) {
        return `${name} in ${units[index] ?? "no unit"}: ${wanted} became ${found} by ${exponents}`;
      }
    }
  }
  return undefined;
}

/** The power of 2 by which a result of a unit such as `USD^0.5/(FLOP*hour)` grows. */
function powerOf(unit: string | undefined, exponents: Powers): number {
  const [above = "", below = ""] = (unit ?? "1").replace(/[()]/g, "").split("/");
  const sumOf = (product: string): number =>
    product.split("*").reduce((sum, factor) => {
      const [name, power = "1"] = factor.split("^");
      return sum + Number(power) * (exponents[bases.indexOf(name as never)] ?? 0);
    }, 0);
  return sumOf(above) - sumOf(below);
}

/** Sums in another order of magnitude cancel to other last digits. */
function near(wanted: number, found: number): boolean {
  if (!Number.isFinite(wanted) || !Number.isFinite(found)) return true;
  return Math.abs(wanted - found) <= 1e-6 * Math.max(Math.abs(wanted), Math.abs(found));
}
