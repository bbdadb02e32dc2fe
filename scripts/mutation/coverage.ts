import { TOP } from "./mutants.ts";
import { isFunction, placesOf, type Source } from "./syntax.ts";

/** Name of the set, global in a worker, into which instrumented files write what they ran. */
const RECORD = "__ranScopes";

/** One function of one file, or what runs when the file is loaded. */
export const scopeKey = (path: string, scope: number): string => `${path}#${scope}`;

/** The file with a note in every function that it ran; positions of other text may move. */
export function instrumented(source: Source): string {
  const notes = placesOf(source)
    .map(({ node }) => node)
    .filter(isFunction)
    .flatMap(({ body }, scope) => {
      if (!body) return [];
      const note = noteOf(source.path, scope);
      return body.type === "BlockStatement"
        ? [{ at: body.start + 1, text: `${note};` }]
        : [
            { at: body.start, text: `(${note},` },
            { at: body.end, text: ")" },
          ];
    });
  const inner = insert(source.text, notes);
  return `${noteOf(source.path, TOP)};${inner}`;
}

const noteOf = (path: string, scope: number): string =>
  `(globalThis.${RECORD}??=new Set()).add(${JSON.stringify(scopeKey(path, scope))})`;

/** What the worker's instrumented files have run so far. */
export const recordedScopes = (): readonly string[] => [
  ...(((globalThis as Record<string, unknown>)[RECORD] ?? new Set()) as Set<string>),
];

function insert(
  text: string,
  notes: readonly { readonly at: number; readonly text: string }[],
): string {
  // At one place an end comes before a beginning; the sort is stable and ends come after it inside.
  const sorted = [...notes].sort((a, b) => a.at - b.at);
  let result = "";
  let from = 0;
  for (const note of sorted) {
    result += text.slice(from, note.at) + note.text;
    from = note.at;
  }
  return result + text.slice(from);
}
