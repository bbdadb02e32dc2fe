/** Texts by their path below the folder they came from. */
export type Texts = ReadonlyMap<string, string>;
