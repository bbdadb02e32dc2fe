import { calledMethod, numberOf, textOf } from "../syntax.ts";
import { type Change, type FindChanges, replace, type Subject } from "./change.ts";

const opposites: Readonly<Record<string, string>> = {
  find: "findLast",
  findLast: "find",
  findIndex: "findLastIndex",
  findLastIndex: "findIndex",
  some: "every",
  every: "some",
};

/** Another one of many: the last for the first, the smallest for the largest, the ones left out. */
export const selections: FindChanges = (subject) => [
  ...otherMethod(subject),
  ...otherEnd(subject),
  ...otherPlace(subject),
];

function otherMethod({ node, source }: Subject): readonly Change[] {
  const method = calledMethod(node);
  if (!method || node.type !== "CallExpression") return [];
  const [first] = node.arguments;
  if (method.name === "filter" && first) {
    return [replace(first, `(...each) => !(${textOf(source, first)})(...each)`)];
  }
  if (method.name === "sort" || method.name === "toSorted") {
    return first
      ? [replace(first, `(a, b) => -(${textOf(source, first)})(a, b)`)]
      : [{ start: node.end, end: node.end, replacement: ".reverse()" }];
  }
  const opposite = opposites[method.name];
  return opposite === undefined ? [] : [replace(method.at, opposite)];
}

/** `Math.min` for `Math.max`, called or handed on. */
function otherEnd({ node }: Subject): readonly Change[] {
  if (node.type !== "MemberExpression" || node.computed) return [];
  const { object, property } = node;
  if (object.type !== "Identifier" || object.name !== "Math") return [];
  if (property.type !== "Identifier" || !/^(min|max)$/.test(property.name)) return [];
  return [replace(property, property.name === "min" ? "max" : "min")];
}

/** The last for the first, and the first for the last. */
function otherPlace({ node, parents }: Subject): readonly Change[] {
  if (calledMethod(node)?.name === "at" && node.type === "CallExpression") {
    const [place] = node.arguments;
    const value = place && numberOf(place);
    if (place && value === -1) return [replace(place, "0")];
    return place && value === 0 ? [replace(place, "-1")] : [];
  }
  if (node.type !== "MemberExpression" || !node.computed) return [];
  if (numberOf(node.property) !== 0 || isTarget(node, parents[0])) return [];
  return [
    { start: node.object.end, end: node.end, replacement: `${node.optional ? "?" : ""}.at(-1)` },
  ];
}

const isTarget = (node: Subject["node"], parent: Subject["node"] | undefined): boolean =>
  (parent?.type === "AssignmentExpression" && parent.left === node) ||
  parent?.type === "UpdateExpression";
