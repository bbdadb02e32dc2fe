import { ROW_DIGITS, rootOf, type SealedFile, treeOf } from "../contract/sealed-file.ts";
import { cut } from "./read-sealed.ts";
import type { Difference } from "./result.ts";

/** Where a sealed file differs from the digests that it holds. */
export function differingParts(sealed: SealedFile): readonly Difference[] {
  const { tree } = sealed;
  const now = treeOf(sealed);
  const names = [...new Set([...Object.keys(tree.parts), ...Object.keys(now.parts)])];
  const parts = names
    .filter((name) => tree.parts[name] !== now.parts[name])
    .map((name) => ({
      where: `${name}${placeOf(name, sealed, now.rows)}`,
      sealed: tree.parts[name] ?? "–",
      found: now.parts[name] ?? "–",
    }));
  const ids = [...new Set([...Object.keys(tree.rows), ...Object.keys(now.rows)])];
  const rows = ids
    .filter(
      (id) =>
        tree.rows[id] !== now.rows[id] &&
        tree.parts[`facts/${id}/rows`] === now.parts[`facts/${id}/rows`],
    )
    .map((id) => ({
      where: `tree/rows/${id}`,
      sealed: cut(tree.rows[id] ?? "–"),
      found: cut(now.rows[id] ?? "–"),
    }));
  // The root is over the digests as the file holds them: a changed part is told of once.
  const { format, version } = sealed;
  const root = rootOf({ format, version, parts: tree.parts, rows: tree.rows });
  return [
    ...parts,
    ...rows,
    ...(root === tree.root ? [] : [{ where: "tree/root", sealed: tree.root, found: root }]),
  ];
}

/** Which line of the rows of a dataset is the first that was changed, and what stands there now. */
function placeOf(
  name: string,
  { tree, facts }: SealedFile,
  now: Readonly<Record<string, string>>,
): string {
  const id = /^facts\/(.+)\/rows$/.exec(name)?.[1];
  if (id === undefined) return "";
  const [sealed = "", found = ""] = [tree.rows[id], now[id]];
  const count = Math.max(sealed.length, found.length) / ROW_DIGITS;
  for (let line = 0; line < count; line++) {
    const at = line * ROW_DIGITS;
    if (sealed.slice(at, at + ROW_DIGITS) !== found.slice(at, at + ROW_DIGITS)) {
      return ` line ${line + 1}: ${cut(facts.datasets[id]?.rows[line] ?? "–")}`;
    }
  }
  return "";
}
