/** Where something stands in the model file; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The syntax tree of an expression. Infix operators are calls by their names in `operators.ts`. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly at: Position }
  | { readonly kind: "name"; readonly name: string; readonly at: Position }
  | { readonly kind: "next"; readonly name: string; readonly at: Position }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly at: Position;
    };

/** Call `visit` for the expression and everything inside it, outermost first. */
export function visitExpression(
  expression: Expression,
  visit: (expression: Expression) => void,
): void {
  visit(expression);
  if (expression.kind !== "call") return;
  for (const argument of expression.args) visitExpression(argument, visit);
}
