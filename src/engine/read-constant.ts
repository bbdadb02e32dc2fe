import { stop } from "../base/outcome.ts";
import type { Expression } from "../graph/expression.ts";
import { evaluateOperator } from "../graph/graph.ts";
import { type Formulas, operatorNamed } from "../graph/operators.ts";
import type { PlainOperator } from "../graph/program.ts";

/** The arguments of a call, all of which must be arithmetic on numbers. */
export const readConstants = ({
  args,
}: {
  readonly args: readonly Expression[];
}): readonly number[] => args.map(readConstant);

/** Whether an expression is arithmetic on numbers alone. */
export function isConstant(expression: Expression): boolean {
  if (expression.kind !== "call") return expression.kind === "number";
  return operatorNamed(expression.name) !== undefined && expression.args.every(isConstant);
}

/** Operators on numbers themselves. */
const plainNumbers: Formulas = {
  constant: (value) => value,
  apply: (operator, ...args) => evaluateOperator(operator, args),
};

/** A number, or arithmetic on numbers such as `ln(9.9e14)` or `1 / 12`. */
export function readConstant(expression: Expression): number {
  if (expression.kind === "number") return expression.value;
  const operator = expression.kind === "call" ? operatorNamed(expression.name) : undefined;
  if (expression.kind !== "call" || !operator || expression.named) {
    return stop("not-constant", { value: expression.name, ...expression.at });
  }
  const args = readConstants(expression);
  const [least, most] = operator.arity;
  if (args.length < least || args.length > most) {
    const rule = least === most ? String(least) : `${least} to ${most}`;
    const facts = { operator: expression.name, rule, value: args.length };
    stop("argument-count", { ...facts, ...expression.at });
  }
  const value = operator.expand
    ? operator.expand(plainNumbers, ...args)
    : evaluateOperator(expression.name as PlainOperator, args);
  if (Number.isFinite(value)) return value;
  return stop("outside-domain", {
    operator: expression.name,
    rule: operator.domain?.(...args) ?? "must be finite",
    value: args.join(", "),
    ...expression.at,
  });
}
