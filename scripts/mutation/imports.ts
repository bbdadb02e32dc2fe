import { posix } from "node:path";
import type { Source } from "./syntax.ts";

/** Paths of the files that a file imports for their values or types, from the root. */
export const importsOf = ({ path, program }: Source): readonly string[] =>
  program.body.flatMap((statement) => {
    const isImport =
      statement.type === "ImportDeclaration" ||
      statement.type === "ExportNamedDeclaration" ||
      statement.type === "ExportAllDeclaration";
    const from = isImport ? statement.source?.value : undefined;
    return from?.startsWith(".") ? [posix.join(posix.dirname(path), from)] : [];
  });

/** Every file that a file imports, directly or not, by how many imports lie between; itself at 0. */
export function distancesFrom(
  path: string,
  importsAt: (path: string) => readonly string[],
): ReadonlyMap<string, number> {
  const distances = new Map([[path, 0]]);
  // A map lists what is set while it is gone through.
  for (const [each, distance] of distances) {
    for (const next of importsAt(each)) {
      if (!distances.has(next)) distances.set(next, distance + 1);
    }
  }
  return distances;
}
