import { type Decisive, decisiveOf } from "./decisive.ts";
import { finders, type Kind, kindNames } from "./finders.ts";
import type { Change } from "./kinds/change.ts";
import { functionName, isFunction, type Place, placesOf, type Source } from "./syntax.ts";
import type { WordSets } from "./word-sets.ts";

/** A file with one change. */
export interface Mutant extends Change {
  readonly path: string;
  readonly kind: Kind;
  /** Line and column of the change, from 1. */
  readonly line: number;
  readonly column: number;
  /** The line of the source as it is written, without its indent. */
  readonly code: string;
  readonly original: string;
  readonly decisive?: Decisive;
}

/** All mutants of a file, in order of place. */
export function mutantsOf(source: Source, words: WordSets): readonly Mutant[] {
  const places = placesOf(source);
  const lines = source.text.split("\n");
  const found = places.flatMap((place) => {
    const subject = { ...place, source, words };
    return kindNames.flatMap((kind) =>
      finders[kind](subject).map((change): Mutant => {
        const decisive = decisiveOf(subject, kind, enclosing(place));
        return {
          ...change,
          ...locate(lines, change.start),
          ...{ path: source.path, kind },
          original: source.text.slice(change.start, change.end),
          ...(decisive === undefined ? {} : { decisive }),
        };
      }),
    );
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Names of the functions around a place, the nearest first. */
const enclosing = ({ node, parents }: Place): readonly string[] =>
  [node, ...parents].flatMap((each, index) => {
    const name = isFunction(each) && functionName({ node: each, parents: parents.slice(index) });
    return name ? [name] : [];
  });

function locate(lines: readonly string[], start: number) {
  let column = start;
  let line = 0;
  while (column > (lines[line] as string).length) column -= (lines[line++] as string).length + 1;
  return { line: line + 1, column: column + 1, code: (lines[line] as string).trim() };
}

/** The text of the file with the change made. */
export const mutated = (text: string, { start, end, replacement }: Change): string =>
  `${text.slice(0, start)}${replacement}${text.slice(end)}`;

/** A mutant in one line: where, and what becomes of what. */
export const describeMutant = ({ path, line, column, kind, ...mutant }: Mutant): string =>
  `${path}:${line}:${column} ${kind}: ${changeOf(mutant)}   in ${mutant.code}`;

/** What becomes of what. */
export const changeOf = ({ original, replacement }: Pick<Mutant, "original" | "replacement">) =>
  `${oneLine(original)} → ${oneLine(replacement)}`;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
