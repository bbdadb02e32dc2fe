import type { Block, Document, Part } from "../reports/document.ts";

/** Blocks that the head of a page shows. */
const headKinds: readonly Block["kind"][] = ["title", "finding", "statistics"];

/** The title of a document. */
export const titleOf = (document: Document): string | undefined =>
  document.flatMap((block) => (block.kind === "title" ? [block.text] : []))[0];

/** The head of a document: its finding with the figures below, and its title unless it is left out. */
export const headOf = (document: Document, titled: boolean): Document =>
  headBlocks(document).filter(({ kind }) => titled || kind !== "title");

/** Up to the first block of another kind: findings of later sections stay where they are. */
function headBlocks(document: Document): Document {
  const end = document.findIndex(({ kind }) => !headKinds.includes(kind));
  return end < 0 ? document : document.slice(0, end);
}

/**
 * What follows the head of a document, by the tab under which it belongs: what its heading says, else
 * tables and pictures under "table" and words alone under "method".
 */
export function sectionsOf(document: Document): Readonly<Record<Part, readonly Document[]>> {
  const parts: Record<Part, Document[]> = { table: [], moves: [], method: [] };
  for (const section of sectionsIn(document.slice(headBlocks(document).length))) {
    const [head] = section;
    const said = head?.kind === "heading" ? head.part : undefined;
    if (said) parts[said].push(section);
    else if (head?.kind !== "heading") {
      const [shown, words] = [section.filter(isShown), section.filter((each) => !isShown(each))];
      if (shown.length > 0) parts.table.push(shown);
      if (words.length > 0) parts.method.push(words);
    } else parts[section.some(isShown) ? "table" : "method"].push(section);
  }
  return parts;
}

const isShown = ({ kind }: Block): boolean => kind === "table" || kind === "chart";

/** Each heading with what follows it, and before them what follows none. */
function sectionsIn(blocks: Document): readonly Document[] {
  const starts = blocks.flatMap(({ kind }, index) => (kind === "heading" ? [index] : []));
  return [0, ...starts]
    .map((start, place) => blocks.slice(start, starts[place] ?? blocks.length))
    .filter((section) => section.length > 0);
}
