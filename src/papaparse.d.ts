/**
 * The part of papaparse that is used. Its published types pull the types of Node into core, where
 * `process` must not compile.
 */
declare module "papaparse" {
  interface ParseError {
    readonly type: "Quotes" | "Delimiter" | "FieldMismatch";
    readonly row?: number;
  }
  interface Papa {
    parse<Row>(
      text: string,
      options?: {
        readonly skipEmptyLines?: boolean | "greedy";
        readonly header?: boolean;
        readonly delimiter?: string;
      },
    ): { readonly data: Row[]; readonly errors: readonly ParseError[] };
    unparse(
      table:
        | { readonly fields: readonly unknown[]; readonly data: readonly unknown[] }
        | readonly unknown[],
      options?: { readonly newline?: string; readonly escapeFormulae?: boolean | RegExp },
    ): string;
  }
  const papa: Papa;
  export default papa;
}
