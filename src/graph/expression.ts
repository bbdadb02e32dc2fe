import type { Unit } from "./unit.ts";

/** Where something stands in the model file; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The syntax tree of an expression. Infix operators are calls by their names in `operators.ts`. */
export type Expression =
  | {
      readonly kind: "number";
      readonly value: number;
      /** Its unit, where a sign of currency or what it was computed from gives it one. */
      readonly unit?: Unit | undefined;
      readonly at: Position;
    }
  | { readonly kind: "name"; readonly name: string; readonly at: Position }
  | { readonly kind: "next"; readonly name: string; readonly at: Position }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      /** Arguments given by name, as in `lognormal(mean=5, sd=2)`; only distributions take them. */
      readonly named?: readonly NamedArgument[] | undefined;
      readonly at: Position;
    };

/** An argument with its name. */
export interface NamedArgument {
  readonly name: string;
  readonly value: Expression;
}

/** The expression with its names replaced by what `change` gives for them. */
export function mapNames(
  expression: Expression,
  change: (name: Extract<Expression, { kind: "name" | "next" }>) => Expression,
): Expression {
  if (expression.kind === "number") return expression;
  if (expression.kind !== "call") return change(expression);
  const { named } = expression;
  return {
    ...expression,
    args: expression.args.map((argument) => mapNames(argument, change)),
    ...(named && {
      named: named.map(({ name, value }) => ({ name, value: mapNames(value, change) })),
    }),
  };
}

/** Call `visit` for the expression and everything inside it, outermost first. */
export function visitExpression(
  expression: Expression,
  visit: (expression: Expression) => void,
): void {
  visit(expression);
  if (expression.kind !== "call") return;
  for (const argument of expression.args) visitExpression(argument, visit);
  for (const { value } of expression.named ?? []) visitExpression(value, visit);
}

/** Whether a date stands in an expression, or one of the names that are dates. */
export function readsDate(expression: Expression, dates: ReadonlySet<string> = new Set()): boolean {
  let found = false;
  visitExpression(expression, (part) => {
    found ||= part.kind === "number" && part.unit?.["date"] === 1;
    found ||= part.kind === "name" && dates.has(part.name);
  });
  return found;
}
