import { type FindChanges, replaceBetween } from "./change.ts";

const opposites: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
};

/** Ends of ranges included or left out, equality turned round. */
export const comparisons: FindChanges = ({ node, source }) => {
  if (node.type !== "BinaryExpression") return [];
  const opposite = opposites[node.operator];
  return opposite === undefined ? [] : [replaceBetween(source, node.left, node.operator, opposite)];
};
