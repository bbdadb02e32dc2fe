/** A part of a long text, cut between lines. */
export interface TextPage {
  readonly text: string;
  /** Number of the first line of the next page; undefined when this page is the last. */
  readonly next: number | undefined;
}

/** Cut whole lines out of a text from line `from` on until the budget of bytes is spent. */
export function pageText(text: string, from: number, budget: number): TextPage {
  const lines = text.trimEnd().split("\n");
  const kept: string[] = [];
  let left = budget;
  for (const line of lines.slice(from)) {
    const size = new TextEncoder().encode(line).length + 1;
    if (kept.length > 0 && size > left) break;
    kept.push(line);
    left -= size;
  }
  const end = from + kept.length;
  return { text: kept.join("\n"), next: end < lines.length ? end : undefined };
}
