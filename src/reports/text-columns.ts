/** How many columns a terminal gives a text. */
export type ColumnsOf = (text: string) => number;

/** Letters, digits and marks of Latin writing, mathematics and tables, each of one column. */
const narrow =
  " -~\\xa1-\\xac\\xae-\\u024f\\u2010-\\u2027\\u2030-\\u203a\\u2190-\\u2193\\u2212\\u2260-\\u2265\\u2500-\\u257f";
/** Chinese characters and their marks, each of two columns. */
const wide = "\\u3001-\\u3029\\u4e00-\\u9fff\\uff01-\\uff5e";

const common = new RegExp(`^[${narrow}${wide}]*$`);
const wideLetters = new RegExp(`[${wide}]`, "g");

/** Columns of a text of common letters, which is nearly every text. */
export const columnsOfCommon: ColumnsOf = (text) =>
  text.length + (text.match(wideLetters)?.length ?? 0);

/** Whether every letter of a text is a common one. */
export const isCommon = (text: string): boolean => common.test(text);

/**
 * What counts the columns of some texts: for common letters a few lines; for all others, such as
 * pictures, marks put over letters and control sequences, a library, which takes a while to load.
 */
export async function columnCounter(texts: readonly string[]): Promise<ColumnsOf> {
  if (texts.every(isCommon)) return columnsOfCommon;
  return (await import("string-width")).default;
}
