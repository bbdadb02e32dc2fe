/** What an answer took for a field that was left empty, and where that is from. */
export type Assumed = Readonly<
  Record<string, { readonly value: number; readonly source?: string } | undefined>
>;
