import { distance } from "fastest-levenshtein";
import type { Problem } from "./outcome.ts";

/** All names of which one was meant, where a problem says them. */
export const namesIn = ({ facts }: Problem): readonly string[] => [
  ...new Set(String(facts["known"] ?? "").split(", ")),
];

/**
 * The names that are spelt most like a text, the most alike first.
 *
 * Letters count alike in either case. A name that begins with the text, or contains it, is nearer
 * than its length says: people shorten names more often than they misspell them.
 *
 * @param count how many at most
 */
export function nearestNames(
  text: string,
  names: readonly string[],
  count: number,
): readonly string[] {
  const wanted = text.toLowerCase();
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

function distanceOf(wanted: string, name: string): number {
  if (wanted !== "" && name.startsWith(wanted)) return 0.5;
  return wanted.length > 2 && name.includes(wanted) ? 1 : distance(wanted, name);
}
