import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Envelope, Run } from "../contract/run-operation.ts";

/** One figure of an answer, and what its surroundings call it. */
export interface Figure {
  readonly value: number | string;
  /** Which of the figures it is, in words. */
  readonly what: string;
  /** Names that stand beside it: those of its row, of its object, or in its sentence. */
  readonly names: readonly string[];
  /** Which of the names it is a figure of; where it is given, others do not do in its place. */
  readonly subject?: string;
  /** The address that the answer itself gives for it. */
  readonly source?: string;
}

/**
 * The figure of an answer at an address: `finding`, `table.1.2.3` (table, row and column, from 1), or
 * a path in the result such as `days.value` or `field.0.score`.
 */
export function figureAt(
  path: readonly string[],
  { envelope, document }: Pick<Run, "envelope" | "document">,
  t: Translate,
): Outcome<Figure> {
  const [kind, ...place] = path;
  if (kind === "finding") return findingOf({ envelope, document }, t);
  if (kind === "table") return cellOf(place.map(Number), document, t);
  return numberAt(path, envelope);
}

function findingOf(
  { envelope, document }: Pick<Run, "envelope" | "document">,
  t: Translate,
): Outcome<Figure> {
  const text = (wanted: "finding" | "statistics") =>
    document.find((block) => block.kind === wanted) as { readonly text: string } | undefined;
  const sentence = text("finding")?.text;
  if (sentence === undefined) return unknown("finding", envelope);
  return succeed({
    value: sentence,
    what: text("statistics")?.text ?? t("why.finding"),
    names: namesIn(envelope.result).filter((name) => sentence.includes(name)),
  });
}

function cellOf(
  place: readonly number[],
  document: Run["document"],
  t: Translate,
): Outcome<Figure> {
  const [which = 0, row = 0, column = 0] = place;
  const tables = document.filter((block) => block.kind === "table");
  const table = tables[which - 1];
  const cells = table?.rows[row - 1];
  const value = cells?.[column - 1];
  if (!table || !cells || value === undefined) {
    return fail("unknown-cell", { value: place.join("."), tables: tables.length });
  }
  return succeed({
    value,
    what: t("why.cell", { column: table.columns[column - 1]?.label ?? "", row: cells[0] ?? "" }),
    names: cells.filter((cell, index) => index !== column - 1 && isName(cell)),
    ...(isName(cells[0] ?? "") ? { subject: cells[0] } : {}),
  });
}

function numberAt(path: readonly string[], envelope: Envelope): Outcome<Figure> {
  const around: object[] = [];
  let at: unknown = envelope.result;
  for (const key of path) {
    if (typeof at !== "object" || at === null) break;
    around.unshift(at);
    at = Object.hasOwn(at, key) ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  if (around.length < path.length || (typeof at !== "number" && typeof at !== "string")) {
    return unknown(path.join("."), envelope);
  }
  const texts = around.map((each) => Object.entries(each).filter(([, value]) => isText(value)));
  const source = texts.flatMap((entries) => entries.filter(([key]) => key === "source"))[0]?.[1];
  const named = texts.map((entries) => entries.map(([, value]) => value).filter(isName));
  return succeed({
    value: at,
    what: path.join("."),
    names: named.find((names) => names.length > 0) ?? [],
    ...(source === undefined ? {} : { source }),
  });
}

const isText = (value: unknown): value is string => typeof value === "string";

/** A short text with a letter in it that is neither an address nor a sentence. */
const isName = (text: string): boolean =>
  text.length >= 2 && text.length <= 80 && /\p{L}/u.test(text) && !/^https?:|[.。]$/.test(text);

/** Every name in a result, each once. */
function namesIn(result: unknown): readonly string[] {
  const found = new Set<string>();
  walk(result, [], (value) => {
    if (isText(value) && isName(value)) found.add(value);
  });
  return [...found];
}

/** How many numbers a refusal names. */
const NAMED = 24;

/** There is no such figure; the first numbers of the answer are named, of each list the first entry's. */
function unknown(value: string, { operation, result }: Envelope): Outcome<never> {
  const known: string[] = [];
  walk(result, [], (each, path) => {
    if (typeof each === "number" && !path.some((key) => /^[1-9]\d*$/.test(key))) {
      known.push([operation, ...path].join("."));
    }
  });
  return fail("unknown-number", {
    value: `${operation}.${value}`,
    known: known.slice(0, NAMED).join(", "),
  });
}

function walk(
  value: unknown,
  path: readonly string[],
  visit: (value: unknown, path: readonly string[]) => void,
): void {
  visit(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
}
