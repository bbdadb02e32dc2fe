import { modelLimits } from "../base/limits.ts";
import { attempt, fail, type Outcome, stop } from "../base/outcome.ts";
import type { Expression, NamedArgument, Position } from "./expression.ts";
import { numberOf, type Token, tokenize, unitOf } from "./tokenize-expression.ts";

const { expressionCharacters, expressionDepth } = modelLimits;

/** Infix operators: binding power, and the name of the operator each stands for. */
const infix: ReadonlyMap<string, { power: number; call: string; right?: true }> = new Map([
  ["or", { power: 1, call: "or" }],
  ["and", { power: 2, call: "and" }],
  ["<", { power: 4, call: "lt" }],
  ["<=", { power: 4, call: "le" }],
  [">", { power: 4, call: "gt" }],
  [">=", { power: 4, call: "ge" }],
  ["==", { power: 4, call: "eq" }],
  ["!=", { power: 4, call: "ne" }],
  ["to", { power: 5, call: "to" }],
  ["+", { power: 6, call: "add" }],
  ["-", { power: 6, call: "sub" }],
  ["*", { power: 7, call: "mul" }],
  ["/", { power: 7, call: "div" }],
  ["^", { power: 9, call: "pow", right: true }],
]);
const NOT_POWER = 3;
const SIGN_POWER = 8;
const COMPARISON_POWER = 4;

/** Words that cannot name anything in a model. */
export const reservedWords: readonly string[] = ["or", "and", "not", "to", "month"];

/**
 * Read an expression such as `total * (1 + max(0, loss - 1.9)) > 1e10`.
 *
 * Loosest to tightest: or, and, not, comparisons (which do not chain), to, + and −, * and /,
 * sign, ^ (from the right).
 *
 * @param text one expression
 * @param origin where its first character stands, for positions
 * @returns the syntax tree, or problem `bad-expression`, `expression-too-long` or
 *   `expression-too-deep` with `line`, `column`, `rule`, `value`
 */
export function parseExpression(
  text: string,
  origin: Position = { line: 1, column: 1 },
): Outcome<Expression> {
  if (text.length > expressionCharacters) {
    return fail("expression-too-long", {
      ...origin,
      value: text.length,
      rule: expressionCharacters,
    });
  }
  return attempt(() => parse(text, origin));
}

function parse(text: string, origin: Position): Expression {
  const at = (offset: number): Position => positionAt(text, offset, origin);
  for (const { pattern, code, instead } of misread) {
    const found = pattern.exec(text);
    if (found) {
      stop(code, { ...at(found.index), value: found[0], known: instead(found[0]) });
    }
  }
  const refuse = (token: Token, rule: string): never => {
    const value = token.kind === "end" ? "the end" : token.text;
    return stop("bad-expression", { ...at(token.offset), rule, value });
  };
  const tokens = tokenize(text, (offset) =>
    refuse({ kind: "symbol", text: text.charAt(offset), offset }, "unknown character"),
  );
  let index = 0;
  const peek = (): Token => tokens[index]!;
  const take = (): Token => tokens[index++]!;
  const expect = (symbol: string): void => {
    if (peek().text !== symbol) refuse(peek(), `expected ${symbol}`);
    index++;
  };
  const guard = (depth: number): void => {
    if (depth <= expressionDepth) return;
    stop("expression-too-deep", { ...at(peek().offset), rule: expressionDepth });
  };

  const heights = new Map<Expression, number>();
  const call = (
    name: string,
    args: readonly Expression[],
    place: Position,
    named: readonly NamedArgument[] = [],
  ): Expression => {
    const inner = [...args, ...named.map(({ value }) => value)];
    const height = 1 + Math.max(0, ...inner.map((argument) => heights.get(argument) ?? 0));
    guard(height);
    const some = named.length === 0 ? {} : { named };
    const expression: Expression = { kind: "call", name, args, ...some, at: place };
    heights.set(expression, height);
    return expression;
  };

  /** An operand with the indices that follow it. */
  function readOperand(depth: number): Expression {
    let operand = readPart(depth);
    while (peek().text === "[") {
      const { offset } = take();
      const place = readExpression(0, depth + 1);
      expect("]");
      operand = call("index", [operand, place], at(offset));
    }
    return operand;
  }

  function readList(place: Position, depth: number): Expression {
    const values = [readExpression(0, depth + 1)];
    while (peek().text === ",") {
      index++;
      values.push(readExpression(0, depth + 1));
    }
    expect("]");
    return call("list", values, place);
  }

  function readPart(depth: number): Expression {
    guard(depth);
    const token = take();
    const place = at(token.offset);
    if (token.kind === "number") {
      const value = numberOf(token.text);
      if (Number.isNaN(value)) refuse(token, "no such day");
      if (!Number.isFinite(value)) refuse(token, "a number must be within the range of a double");
      const unit = unitOf(token.text);
      return { kind: "number", value, ...(unit === undefined ? {} : { unit }), at: place };
    }
    if (token.text === "[") return readList(place, depth);
    if (token.text === "(") {
      const inner = readExpression(0, depth + 1);
      expect(")");
      return inner;
    }
    if (token.text === "-" || token.text === "+") {
      const operand = readExpression(SIGN_POWER, depth + 1);
      if (token.text === "+") return operand;
      if (operand.kind === "number") return { ...operand, value: -operand.value, at: place };
      return call("neg", [operand], place);
    }
    if (token.text === "not") {
      return call("not", [readExpression(NOT_POWER, depth + 1)], place);
    }
    if (token.kind === "name" && !infix.has(token.text)) return readName(token, place, depth);
    return refuse(token, "expected a number, a name or a bracket");
  }

  function readName(token: Token, at: Position, depth: number): Expression {
    if (token.text.endsWith(".next")) {
      return { kind: "next", name: token.text.slice(0, -5), at };
    }
    if (peek().text !== "(") return { kind: "name", name: token.text, at };
    index++;
    const args: Expression[] = [];
    const named: NamedArgument[] = [];
    const readArgument = (): void => {
      const sign = tokens[index + 1]?.text;
      if (peek().kind !== "name" || (sign !== "=" && sign !== ":")) {
        if (named.length > 0) refuse(peek(), "arguments without a name come first");
        args.push(readExpression(0, depth + 1));
        return;
      }
      const { text: name } = take();
      if (named.some((other) => other.name === name)) refuse(peek(), `${name} must be given once`);
      index++;
      named.push({ name, value: readExpression(0, depth + 1) });
    };
    if (peek().text !== ")") {
      readArgument();
      while (peek().text === ",") {
        index++;
        readArgument();
      }
    }
    expect(")");
    return call(token.text, args, at, named);
  }

  function readExpression(least: number, depth: number): Expression {
    let left = readOperand(depth);
    let compared = false;
    for (;;) {
      const token = peek();
      const rule = infix.get(token.text);
      if (!rule || rule.power <= least) break;
      if (rule.power === COMPARISON_POWER) {
        if (compared) refuse(token, "comparisons do not chain; use and");
        compared = true;
      }
      index++;
      const right = readExpression(rule.right ? rule.power - 1 : rule.power, depth + 1);
      left = call(rule.call, [left, right], at(token.offset));
    }
    return left;
  }

  const expression = readExpression(0, 1);
  if (peek().kind !== "end") refuse(peek(), "expected an operator or the end");
  return expression;
}

/** What people write and no expression means; each would be refused later, or read as something else. */
const misread: readonly {
  readonly pattern: RegExp;
  readonly code: string;
  /** How to write what is probably meant. */
  readonly instead: (text: string) => string;
}[] = [
  {
    // Between brackets a comma parts the arguments of a function.
    pattern: /(?<=^[^()]*)(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])/,
    code: "write-instead",
    instead: (text) => text.replaceAll(",", ""),
  },
  {
    pattern: /(?<![\w.]|date\(\s*)\d{4}-\d{1,2}-\d{1,2}(?![\w.])/,
    code: "looks-like-date",
    instead: (text) => `date(${text}) | ${text.replaceAll("-", " - ")}`,
  },
  {
    pattern: /(?<![\w.]|[eE][+-]|date\([\s\d-]*)0\d[\d_]*/,
    code: "leading-zero",
    instead: (text) => text.replace(/^0+(?=\d)/, ""),
  },
  {
    // Of yen or yuan; the unit says which.
    pattern: /[¥￥]\s?\d[\d_.]*/,
    code: "write-instead",
    instead: (text) => `${text.slice(1).trim()}, unit: CNY | JPY`,
  },
];

function positionAt(text: string, offset: number, origin: Position): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length - 1;
  if (line === 0) return { line: origin.line, column: origin.column + offset };
  return { line: origin.line + line, column: offset - before.lastIndexOf("\n") };
}
