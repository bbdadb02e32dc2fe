import { bare, functionName, isFunction, type Node, stringOf } from "../syntax.ts";
import { type Change, type FindChanges, replace } from "./change.ts";

/** Nothing returned, or the other of true and false. A function without a name is part of another. */
export const returns: FindChanges = ({ node, parents }) => {
  if (node.type === "ReturnStatement") return node.argument ? otherValue(node.argument) : [];
  const named = functionName({ node, parents }) !== undefined;
  return named && isFunction(node) && node.body && node.body.type !== "BlockStatement"
    ? otherValue(node.body)
    : [];
};

function otherValue(expression: Node): readonly Change[] {
  const node = bare(expression);
  if (node.type === "Literal" && typeof node.value === "boolean") {
    return [replace(expression, String(!node.value))];
  }
  const isLiteral = node.type === "Literal" || stringOf(node) !== undefined;
  const isUndefined = node.type === "Identifier" && node.name === "undefined";
  return isLiteral || isUndefined ? [] : [replace(expression, "undefined")];
}
