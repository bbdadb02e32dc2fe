import type { Outcome } from "../../base/outcome.ts";
import type { Language } from "../../i18n/languages.ts";

/** A part of work that depends on no other part; done twice, it is the same. */
export type Piece = AnswerPiece | DrawsPiece | PartPiece;

/** A question: its result is the sealed answer. */
export interface AnswerPiece {
  readonly kind: "answer";
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The day on which it is asked, ISO. */
  readonly today: string;
  readonly language: Language;
}

/** Some samples of a simulation: its result is their tallies. */
export interface DrawsPiece {
  readonly kind: "draws";
  /** Input of `simulate`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly first: number;
  readonly count: number;
  /** What is subtracted from each output before it is counted. */
  readonly offsets: readonly number[];
  /** How far the total of each output reaches. */
  readonly reaches: readonly number[];
}

/** Works of operations that fall into parts, whoever does them. */
export const workNames = ["past-days", "past-draws"] as const;
export type WorkName = (typeof workNames)[number];

/** A part of the work of an operation: its result is what the part gives, as JSON. */
export interface PartPiece {
  readonly kind: "part";
  readonly work: WorkName;
  /** What the whole work is about. */
  readonly asked: unknown;
  readonly part: unknown;
}

/** The result of a piece, or why it has none; `index` is its place among the pieces. */
export interface PieceDone {
  readonly index: number;
  readonly outcome: Outcome<Uint8Array>;
}

/**
 * Answers pieces, here or on other machines. They are taken as they are wanted, and results come in
 * any order; after `cancelled` no more come.
 */
export type RunPieces = (pieces: Iterable<Piece>) => AsyncIterable<PieceDone>;

/** What whoever answers pieces needs of whoever asks. */
export interface PiecesHost {
  readonly cancelled?: () => boolean;
}
