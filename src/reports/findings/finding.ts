import type { Document } from "../document.ts";

/** An answer in one sentence that a person would say aloud, and the figures that stand behind it. */
export interface Finding {
  /** With its subject and its unit. */
  readonly sentence: string;
  /** Interval, count, period, definition: the small type below. */
  readonly statistics?: string;
}

/** A finding as the first blocks of a document, which every surface shows. */
export const findingBlocks = ({ sentence, statistics }: Finding): Document => [
  { kind: "finding", text: sentence },
  ...(statistics ? [{ kind: "statistics" as const, text: statistics }] : []),
];

/** Statements side by side on the line of statistics; those that are not there are left out. */
export const statisticsOf = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" · ");
