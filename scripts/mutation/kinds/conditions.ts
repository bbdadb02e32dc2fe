import { bare, type Node, textOf } from "../syntax.ts";
import { type FindChanges, replace, replaceBetween } from "./change.ts";

/** Branches taken the other way round, and for or, a fallback always or a negation never. */
export const conditions: FindChanges = ({ node, source }) => {
  if (node.type === "ConditionalExpression" || node.type === "IfStatement") {
    return isTurnedElsewhere(node.test)
      ? []
      : [replace(node.test, `!(${textOf(source, node.test)})`)];
  }
  if (node.type === "LogicalExpression") {
    if (node.operator === "??") return [replace(node, textOf(source, node.right))];
    const other = node.operator === "&&" ? "||" : "&&";
    return [replaceBetween(source, node.left, node.operator, other)];
  }
  return node.type === "UnaryExpression" && node.operator === "!"
    ? [replace(node, textOf(source, node.argument))]
    : [];
};

/** Whether another mutant already turns the test round: that of its `!` or of its equality. */
function isTurnedElsewhere(test: Node): boolean {
  const node = bare(test);
  return (
    (node.type === "UnaryExpression" && node.operator === "!") ||
    (node.type === "BinaryExpression" && /^[!=]==$/.test(node.operator))
  );
}
