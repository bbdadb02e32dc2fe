import { z } from "zod";
import { digestOfText } from "../../data/publication.ts";
import { isReach } from "../../graph/total.ts";
import { languages } from "../../i18n/languages.ts";
import { canonicalText } from "../contract/digest.ts";
import { dateField } from "../contract/fields.ts";
import { type Piece, workNames } from "../contract/pieces.ts";

export type { Piece, PieceDone, PiecesHost, RunPieces } from "../contract/pieces.ts";

/** A piece as it comes from another machine. */
export const pieceSchema: z.ZodType<Piece> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("answer"),
    operation: z.string().max(60),
    input: z.record(z.string(), z.unknown()),
    today: dateField(),
    language: z.enum(languages),
  }),
  z.strictObject({
    kind: z.literal("draws"),
    input: z.record(z.string(), z.unknown()),
    first: z.number().int().min(0),
    count: z.number().int().min(1),
    offsets: z.array(z.number()).max(1000),
    reaches: z.array(z.number().refine(isReach)).max(1000),
  }),
  z.strictObject({
    kind: z.literal("part"),
    work: z.enum(workNames),
    asked: z.unknown(),
    part: z.unknown(),
  }),
]);

/** The code and the facts by which pieces are answered: with others, they are other pieces. */
export interface Edition {
  readonly version: string;
  /** SHA-256 over the rows of all facts. */
  readonly facts: string;
}

/** Name of a piece: SHA-256 of what it asks, and of code and facts. */
export const pieceId = (piece: Piece, { version, facts }: Edition): string =>
  digestOfText(canonicalText([version, facts, piece]));
