import { bare, type Node, stringOf, textOf } from "../syntax.ts";
import { type FindChanges, replace, replaceBetween, type Subject } from "./change.ts";
import { convertsUnit } from "./units.ts";

const opposites: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
};

/** A sign turned round, a product for a quotient. */
export const arithmetic: FindChanges = ({ node, parents, source }) => {
  if (node.type === "BinaryExpression" || node.type === "AssignmentExpression") {
    const other = opposites[node.operator];
    const skipped = convertsUnit(node, source.path) || isText(node.left) || isText(node.right);
    return other === undefined || skipped
      ? []
      : [replaceBetween(source, node.left, node.operator, other)];
  }
  return node.type === "UnaryExpression" && node.operator === "-" && !isPlace(parents)
    ? [replace(node, textOf(source, node.argument))]
    : [];
};

/** Whether an operand is a text, so that `+` joins. */
function isText(operand: Node): boolean {
  const node = bare(operand);
  if (stringOf(node) !== undefined || node.type === "TemplateLiteral") return true;
  return node.type === "BinaryExpression" && (isText(node.left) || isText(node.right));
}

/** Whether a number counts places from the end, as in `at(-1)`. */
const isPlace = ([parent]: Subject["parents"]): boolean =>
  parent?.type === "CallExpression" &&
  parent.callee.type === "MemberExpression" &&
  parent.callee.property.type === "Identifier" &&
  /^(at|slice|with|splice)$/.test(parent.callee.property.name);
