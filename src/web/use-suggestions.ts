import { useAnswer } from "./use-work.ts";

interface Rows {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Words for fields of text, from columns of datasets.
 *
 * @param columns dataset and column by field
 */
export function useSuggestions(
  columns: Readonly<Record<string, readonly [dataset: string, column: string]>>,
): Readonly<Record<string, readonly string[]>> {
  const [one, other] = Object.entries(columns);
  const first = useAnswer<Rows>("series", one && { id: one[1][0] });
  const second = useAnswer<Rows>("series", other && { id: other[1][0] });
  return Object.fromEntries(
    [[one, first] as const, [other, second] as const].flatMap(([entry, answer]) =>
      entry && answer.value ? [[entry[0], wordsOf(answer.value.envelope.result, entry[1][1])]] : [],
    ),
  );
}

function wordsOf({ columns, rows }: Rows, column: string): readonly string[] {
  const index = columns.findIndex(({ name }) => name === column);
  return [...new Set(rows.map((row) => String(row[index] ?? "")))].filter(Boolean).sort();
}
