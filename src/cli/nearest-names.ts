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
  return wanted.length > 2 && name.includes(wanted) ? 1 : editDistance(wanted, name);
}

/** Fewest insertions, deletions and replacements of a letter that turn one text into another. */
export function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const shorter = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, shorter));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
