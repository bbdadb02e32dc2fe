import { bare, type Node, numberOf, stringOf } from "../syntax.ts";
import { type Change, type FindChanges, replace, replaceBetween, type Subject } from "./change.ts";
import { formatNumber } from "./number-text.ts";

/** Numbers that turn one unit into another. */
const conversions = new Set([
  ...[7, 12, 24, 30.4375, 60, 365, 365.25, 366, 730.5, 3600, 8760, 8766, 86_400, 86_400_000],
  ...[8, 100, 1000, 1e6, 1e9, 1e12, 1e15],
]);

const conversionName = /^(MS|SECONDS|MINUTES|HOURS|DAYS|MONTHS|STEPS|YEARS?)_PER_|^DAYS$/;

/** Folders whose numbers have units; numerics have none. */
const hasUnits = (path: string): boolean => !path.startsWith("src/stats/");

/** Whether an expression is a number that turns one unit into another. */
export function isConversion(expression: Node): boolean {
  const node = bare(expression);
  const value = numberOf(node);
  if (value !== undefined) return conversions.has(Math.abs(value));
  if (node.type === "Identifier") return conversionName.test(node.name);
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "Math" &&
    node.property.type === "Identifier" &&
    /^LN(2|10)$/.test(node.property.name)
  );
}

/** Whether a product or quotient converts a unit. */
export const convertsUnit = (node: Node, path: string): boolean =>
  hasUnits(path) &&
  node.type === "BinaryExpression" &&
  (node.operator === "*" || node.operator === "/") &&
  (isConversion(node.left) || isConversion(node.right));

/** Whether a number is one by which a unit is converted where it stands. */
export function isConvertingNumber({ node, parents, source }: Subject): boolean {
  if (!hasUnits(source.path) || numberOf(node) === undefined || !isConversion(node)) return false;
  const around = parents.find(({ type }) => type !== "ParenthesizedExpression");
  if (around?.type === "VariableDeclarator") {
    return around.id.type === "Identifier" && conversionName.test(around.id.name);
  }
  return around !== undefined && convertsUnit(around, source.path);
}

/** Units converted the wrong way, or by a number that is a tenth too large. */
export const units: FindChanges = (subject) => {
  const { node, source } = subject;
  if (node.type === "BinaryExpression" && convertsUnit(node, source.path)) {
    const other = node.operator === "*" ? "/" : "*";
    return [replaceBetween(source, node.left, node.operator, other)];
  }
  if (node.type === "Literal" && isConvertingNumber(subject)) {
    return [replace(node, formatNumber((numberOf(node) as number) * 1.1))];
  }
  return inFormula(subject);
};

/** `hours / chips / 24` as the text of a model's formula. */
const step = /([*/])( )(\d[\d_.e]*)\b|\b(\d[\d_.e]*)( )([*/]) /g;

function inFormula({ node, source }: Subject): readonly Change[] {
  if (!source.path.startsWith("src/costs/")) return [];
  const isText = node.type === "TemplateElement" || stringOf(node) !== undefined;
  if (!isText || node.type === "ParenthesizedExpression") return [];
  const text = source.text.slice(node.start, node.end);
  return [...text.matchAll(step)].flatMap((match): readonly Change[] => {
    const [whole, operator, , right, left, , before] = match;
    const number = right ?? left ?? "";
    const sign = operator ?? before ?? "";
    if (!conversions.has(Number(number))) return [];
    const start = node.start + match.index;
    const signAt = start + whole.indexOf(sign);
    const numberAt = start + whole.indexOf(number);
    return [
      { start: signAt, end: signAt + 1, replacement: sign === "*" ? "/" : "*" },
      {
        start: numberAt,
        end: numberAt + number.length,
        replacement: formatNumber(Number(number) * 1.1),
      },
    ];
  });
}
