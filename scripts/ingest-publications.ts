import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, succeed } from "../src/base/outcome.ts";
import type { Texts } from "../src/files/texts.ts";
import type { PublicationAdapter } from "../src/sources/publication-adapter.ts";
import { writePublication } from "../src/sources/write-publication.ts";
import { type Folders, writeFolder } from "./ingest-datasets.ts";

/** What became of one published result: the files that were written. */
export interface Carried {
  readonly publication: string;
  readonly outcome: Outcome<readonly string[]>;
}

/**
 * Carry the inputs of published results over into `data/publications/`. Each is written whole or
 * not at all; when one fails, the others go on.
 *
 * @param folders whose upstream folder holds the publishers' files, at any depth
 */
export function ingestPublications(
  adapters: readonly PublicationAdapter[],
  { root, upstream }: Folders & { readonly upstream: string },
): readonly Carried[] {
  const texts = upstreamTexts(upstream);
  return adapters.map(({ publication, carry }) => {
    const draft = carry(texts);
    const files = draft.ok ? writePublication(draft.value) : draft;
    if (!files.ok) return { publication, outcome: files };
    writeFolder(join(root, "data/publications", publication), files.value);
    return { publication, outcome: succeed([...files.value.keys()]) };
  });
}

const upstreamTexts = (folder: string): Texts =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(csv|json|jsonl)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), "utf8")] as const),
  );
