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

/** A file and everything that it imports, directly or not, sorted. */
export function closureOf(
  path: string,
  importsAt: (path: string) => readonly string[],
): readonly string[] {
  const seen = new Set<string>();
  const visit = (each: string): void => {
    if (seen.has(each)) return;
    seen.add(each);
    for (const next of importsAt(each)) visit(next);
  };
  visit(path);
  return [...seen].sort();
}
