import { calledMethod, type Node, numberOf } from "../syntax.ts";
import { type FindChanges, replace, type Subject } from "./change.ts";
import { formatNumber } from "./number-text.ts";
import { isConvertingNumber } from "./units.ts";

/** Most numbers in a list that is no table of coefficients. */
const LONGEST_LIST = 4;

/** Limits of numerical work, whose exact value answers do not depend on. */
const workLimit = /SEED|ITERATIONS|TOLERANCE|EPSILON|DRAWS|WORLDS|ROUND|^MOST_|^MAX_/;

/**
 * Weights, levels, shares and other constants: a whole number one larger, another a tenth larger.
 *
 * Left alone: places in lists, tables of coefficients (which are compared with published values
 * digit by digit), what a sort compares by (only its sign counts), numbers below 1e-5 or above 1e15 (tolerances, sentinels), limits of iterations.
 */
export const weights: FindChanges = (subject) => {
  const { node, parents } = subject;
  if (node.type !== "Literal" || typeof node.value !== "number") return [];
  if (isConvertingNumber(subject) || !isConstant(subject)) return [];
  const { value } = node;
  const tiny = value !== 0 && (value < 1e-5 || value > 1e15);
  if (tiny || parents.some(isWorkLimit) || parents.some(isSorted)) return [];
  const small = Number.isInteger(value) && value < 100;
  return [replace(node, formatNumber(small ? value + 1 : value * 1.1))];
};

function isConstant({ node, parents }: Subject): boolean {
  const inside = parents.findIndex(({ type }) => !transparent.has(type));
  const holder = parents[inside];
  const child = inside > 0 ? parents[inside - 1] : node;
  switch (holder?.type) {
    case "BinaryExpression":
      return /^[-+*/]$/.test(holder.operator);
    case "ArrayExpression":
      return (
        holder.elements.filter((each) => each && numberOf(each) !== undefined).length <=
        LONGEST_LIST
      );
    case "Property":
      return holder.value === child;
    case "VariableDeclarator":
    case "ReturnStatement":
    case "ConditionalExpression":
    case "AssignmentPattern":
      return true;
    case "ArrowFunctionExpression":
      return holder.body === child;
    default:
      return false;
  }
}

const transparent = new Set<Node["type"]>([
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
  "UnaryExpression",
]);

const isSorted = (node: Node): boolean =>
  /^(toS|s)orted$|^sort$/.test(calledMethod(node)?.name ?? "");

const isWorkLimit = (node: Node): boolean =>
  node.type === "VariableDeclarator" &&
  node.id.type === "Identifier" &&
  /^[A-Z_\d]+$/.test(node.id.name) &&
  workLimit.test(node.id.name);
