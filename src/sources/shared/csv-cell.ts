/** A text as a cell of a CSV: on one line, quoted where it must be. */
export function csvCell(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
