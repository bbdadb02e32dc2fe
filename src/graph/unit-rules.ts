import {
  date,
  days,
  dimensionless,
  isDimensionless,
  known,
  literal,
  multiplyUnits,
  openUnit,
  powerOfUnit,
  renderUnit,
  sameUnit,
  type UnitKnowledge,
  unknownUnit,
} from "./unit.ts";

/** How an operator treats units; the meaning of each is in `applyUnitRule`. */
export type UnitRule =
  | "keep"
  | "same"
  | "sum"
  | "difference"
  | "years"
  | "compare"
  | "choose"
  | "product"
  | "quotient"
  | "power"
  | "root"
  | "dimensionless"
  | "bare"
  | "truth";

/** Two units that do not match, as texts. */
export interface UnitMismatch {
  readonly left: string;
  readonly right: string;
}

/**
 * The unit of an operator's result.
 *
 * @param rule the operator's rule
 * @param args units of the arguments
 * @param exponent value of the second argument where it is constant, for powers
 * @returns the unit, or the two units that clash
 */
export function applyUnitRule(
  rule: UnitRule,
  args: readonly UnitKnowledge[],
  exponent: number | undefined,
): UnitKnowledge | UnitMismatch {
  const [first = literal, second = literal, third = literal] = args;
  switch (rule) {
    case "keep":
      return first;
    case "same":
      return commonUnit(args);
    case "sum":
      return args.some(isDate) ? shiftedDate(args) : commonUnit(args);
    case "difference":
      if (isDate(first) && isDate(second)) return known(days);
      return isDate(first) ? shiftedDate(args) : commonUnit(args);
    case "years": {
      const other = args.find((arg) => arg.kind === "known" && !isDate(arg));
      return other ? dateWith(other) : known({ year: 1 });
    }
    case "compare": {
      const unit = commonUnit(args);
      return "left" in unit ? unit : known(dimensionless);
    }
    case "choose":
      return commonUnit([second, third]);
    case "product":
      return productOf(first, second, 1);
    case "quotient":
      return productOf(first, second, -1);
    case "power":
      return powerOf(first, second, exponent);
    case "root":
      return powerOf(first, literal, 0.5);
    case "dimensionless":
      return requireDimensionless(first);
    case "bare":
    case "truth":
      return known(dimensionless);
  }
}

const isDate = (unit: UnitKnowledge): boolean => unit.kind === "known" && sameUnit(unit.unit, date);

/** A date that is moved by days: there is one date, and everything else is days. */
function shiftedDate(args: readonly UnitKnowledge[]): UnitKnowledge | UnitMismatch {
  const [, ...more] = args.filter(isDate);
  if (more.length > 0) return dateWith(known(date));
  const other = args.find(
    (arg) => arg.kind === "known" && !isDate(arg) && !sameUnit(arg.unit, days),
  );
  return other ? dateWith(other) : known(date);
}

/** A date where only something else fits what stands with it. */
const dateWith = (other: UnitKnowledge): UnitMismatch => ({
  left: renderUnit(date),
  right: renderUnit(other.kind === "known" ? other.unit : dimensionless),
});

/** From the kind that takes any unit to the one that has its own. */
const firmness = ["literal", "open", "unknown", "known"] as const;

/** The unit that all arguments share; bare numbers take any. */
export function commonUnit(args: readonly UnitKnowledge[]): UnitKnowledge | UnitMismatch {
  let common: UnitKnowledge = literal;
  for (const unit of args) {
    if (unit.kind === "known" && common.kind === "known" && !sameUnit(common.unit, unit.unit)) {
      return { left: renderUnit(common.unit), right: renderUnit(unit.unit) };
    }
    if (firmness.indexOf(unit.kind) > firmness.indexOf(common.kind)) common = unit;
  }
  return common;
}

function productOf(
  left: UnitKnowledge,
  right: UnitKnowledge,
  sign: 1 | -1,
): UnitKnowledge | UnitMismatch {
  if (isDate(left) || isDate(right)) return dateWith(isDate(left) ? right : left);
  if (left.kind === "unknown" || right.kind === "unknown") return unknownUnit;
  if (left.kind === "open" || right.kind === "open") return openUnit;
  if (left.kind === "literal" && right.kind === "literal") return literal;
  const of = (unit: UnitKnowledge) => (unit.kind === "known" ? unit.unit : dimensionless);
  return known(multiplyUnits(of(left), powerOfUnit(of(right), sign)));
}

function powerOf(
  base: UnitKnowledge,
  power: UnitKnowledge,
  exponent: number | undefined,
): UnitKnowledge | UnitMismatch {
  const wrong = requireDimensionless(power);
  if ("left" in wrong) return wrong;
  if (isDate(base)) return dateWith(power);
  if (exponent !== undefined) {
    return base.kind === "known" ? known(powerOfUnit(base.unit, exponent)) : base;
  }
  return requireDimensionless(base);
}

function requireDimensionless(unit: UnitKnowledge): UnitKnowledge | UnitMismatch {
  if (unit.kind !== "known" || isDimensionless(unit.unit)) return unit;
  return { left: renderUnit(unit.unit), right: "dimensionless" };
}
