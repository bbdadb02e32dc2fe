/** What the brief tells of, in its order. */
export const sectionIds = [
  "law",
  "race",
  "market",
  "energy",
  "serving",
  "unlock",
  "ledger",
  "changes",
] as const;

export type SectionId = (typeof sectionIds)[number];
