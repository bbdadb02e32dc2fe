import type { Receipt } from "../../data/receipt.ts";
import type { FactRow, Table } from "../../data/table.ts";
import type { Figure } from "./figure-at.ts";

/** Rows of one dataset that a receipt shows. */
const MOST = 12;

/**
 * The rows of a dataset that name most of what stands beside a figure, its subject above all, the
 * newest first. Where a row holds the figure itself, the receipt is of that cell.
 */
export function rowsThatName(
  { names, subject, value }: Pick<Figure, "names" | "subject" | "value">,
  { manifest, rows }: Table,
): readonly Receipt[] {
  const scored = rows.map((row) => ({ row, score: scoreOf(row, names, subject) }));
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  if (best === 0) return [];
  return scored
    .filter(({ score }) => score === best)
    .map(({ row }) => row)
    .sort((one, other) => (one.date < other.date ? 1 : -1))
    .slice(0, MOST)
    .map((row) => {
      const column = manifest.columns.find(({ name }) => row[name] === value);
      return {
        id: [manifest.id, row.id, ...(column ? [column.name] : [])].join("/"),
        value: column ? value : row.date,
        unit: column ? (column.unit ?? "1") : "date",
        inputs: [],
        ...{ dataset: manifest.id, row: row.id, source: row.source },
      };
    });
}

/** How many of the names a row holds; none where it does not hold the subject. */
function scoreOf(row: FactRow, names: readonly string[], subject: string | undefined): number {
  const texts = Object.values(row).flatMap((cell) => (Array.isArray(cell) ? cell : [cell]));
  const held = new Set(texts.map((text) => lower(String(text))));
  if (subject !== undefined && !held.has(lower(subject))) return 0;
  return names.filter((name) => held.has(lower(name))).length + (subject === undefined ? 0 : 1);
}

const lower = (text: string): string => text.toLowerCase();
