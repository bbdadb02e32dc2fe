import { dayNumber, isIsoDate } from "../base/calendar.ts";
import { date, type Unit } from "./unit.ts";

/** A number, name or symbol of an expression, or its end. */
export interface Token {
  readonly kind: "number" | "name" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
}

const DIGITS = String.raw`(?:\d+(?:_\d{3})*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
/** `5`, `1_000`, `1e6`, `$5`, `5k`, `2.5M`, `5 %`. */
const NUMBER = String.raw`[$€£]?${DIGITS}(?:\s?%|[kKMBT](?![A-Za-z0-9_]))?`;
/** `date(2026-05-01)`. */
const DATE = String.raw`date\(\s*\d{4}-\d{2}-\d{2}\s*\)`;
const TOKEN = new RegExp(
  String.raw`\s*(?:(${DATE}|${NUMBER})|([A-Za-z_][A-Za-z0-9_]*(?:\.next\b)?)|(<=|>=|==|!=|[-+*/^()<>,=:\[\]]))`,
  "y",
);

const scales: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, B: 9, T: 12, "%": -2 };

/**
 * The number that a token writes: `5k` is 5000, `5 %` is 0.05, the nearest double of the decimal; a
 * date is its days since 1970-01-01, NaN where there is no such day.
 */
export function numberOf(text: string): number {
  if (text.startsWith("date")) {
    const [date = ""] = /[\d-]+/.exec(text) ?? [];
    return isIsoDate(date) ? dayNumber(date) : Number.NaN;
  }
  const [, digits = "", exponent = "0", scale] =
    /^[$€£]?([\d._]+)(?:[eE]([+-]?\d+))?\s?([kKMBT%])?$/.exec(text) ?? [];
  const power = Number(exponent) + (scale === undefined ? 0 : scales[scale]!);
  return Number(`${digits.replaceAll("_", "")}e${power}`);
}

/** The unit that a token's sign stands for. */
export const unitOf = (text: string): Unit | undefined => signs[text.charAt(0)];

const signs: Readonly<Record<string, Unit>> = {
  d: date,
  $: { USD: 1 },
  "€": { EUR: 1 },
  "£": { GBP: 1 },
};

/**
 * Split an expression into tokens, the last of which is its end.
 *
 * @param unknown called with the offset of the first character that begins no token
 */
export function tokenize(text: string, unknown: (offset: number) => never): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match)
      return unknown(from + (text.slice(from).length - text.slice(from).trimStart().length));
    const word = match[1] ?? match[2] ?? match[3]!;
    const kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "name" : "symbol";
    tokens.push({ kind, text: word, offset: TOKEN.lastIndex - word.length });
  }
  tokens.push({ kind: "end", text: "", offset: end });
  return tokens;
}
