/** What can be found, in the order in which equal finds are shown. */
export const searchKinds = [
  "page",
  "lab",
  "model",
  "chip",
  "trend",
  "application",
  "claim",
  "dataset",
] as const;

/** Something that can be found by any of its names, and the page that it opens. */
export interface SearchEntry {
  readonly kind: (typeof searchKinds)[number];
  readonly label: string;
  /** What else it is called, also in the other language. */
  readonly names: readonly string[];
  readonly page: readonly string[];
  readonly own?: Readonly<Record<string, string>>;
}

/** Entries that are shown at most. */
const MOST = 12;

/**
 * The entries that a person means by some letters: all of their words must occur in one of the names.
 *
 * A name that is the text comes first, then one that begins with it, then one in which a word does,
 * then the others; of equals the shorter name, then the order of {@link searchKinds}.
 */
export function find(entries: readonly SearchEntry[], text: string): readonly SearchEntry[] {
  const wanted = plain(text);
  const words = wanted.split(" ").filter((word) => word !== "");
  if (words.length === 0) return entries.filter(({ kind }) => kind === "page").slice(0, MOST);
  return entries
    .flatMap((entry, place) => {
      const ranks = [entry.label, ...entry.names].flatMap((name) =>
        rankOf(plain(name), wanted, words),
      );
      return ranks.length === 0 ? [] : [{ entry, place, rank: Math.min(...ranks) }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.entry.label.length - b.entry.label.length ||
        searchKinds.indexOf(a.entry.kind) - searchKinds.indexOf(b.entry.kind) ||
        a.place - b.place,
    )
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

function rankOf(name: string, wanted: string, words: readonly string[]): readonly number[] {
  if (name === wanted) return [0];
  if (name.startsWith(wanted)) return [1];
  if (!words.every((word) => name.includes(word))) return [];
  return [words.every((word) => ` ${name}`.includes(` ${word}`)) ? 2 : 3];
}

/** Letters and digits in lower case: `GPT-4o` and `gpt 4o` are one. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, " ")
    .trim();
