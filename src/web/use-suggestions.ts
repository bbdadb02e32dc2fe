import type { Outcome } from "../base/outcome.ts";
import { useApp } from "./app-context.ts";
import { useWork } from "./use-work.ts";
import type { WebAnswer } from "./work/messages.ts";

interface Rows {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Words for fields of text, by field. */
export type Suggestions = Readonly<Record<string, readonly string[]>>;

/**
 * Words for fields of text, from columns of datasets. A dataset that cannot be read gives none.
 *
 * @param columns dataset and column by field
 */
export function useSuggestions(
  columns: Readonly<Record<string, readonly [dataset: string, column: string]>>,
): Suggestions {
  const { compute, language } = useApp();
  const fields = Object.entries(columns);
  const { value } = useWork<Suggestions>(JSON.stringify(fields), async (control) => {
    const words = await Promise.all(
      fields.map(async ([field, [id, column]]) => {
        const answer: Outcome<WebAnswer<Rows>> = await compute(
          { kind: "ask", operation: "series", input: { id }, language },
          control,
        );
        return [field, answer.ok ? wordsOf(answer.value.envelope.result, column) : []] as const;
      }),
    );
    return { ok: true, value: Object.fromEntries(words) };
  });
  return value ?? {};
}

function wordsOf({ columns, rows }: Rows, column: string): readonly string[] {
  const index = columns.findIndex(({ name }) => name === column);
  return [...new Set(rows.map((row) => String(row[index] ?? "")))].filter(Boolean).sort();
}
