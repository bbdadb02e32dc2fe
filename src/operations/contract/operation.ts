import type { z } from "zod";
import type { Outcome } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import type { Executor } from "../../engine/executor.ts";
import type { Language, Translate } from "../../i18n/translate.ts";
import type { RaceRunner } from "../../observatory/race/race-job.ts";
import type { ChartBlock, Document } from "../../reports/document.ts";
import type { PiecesHost, RunPieces } from "./pieces.ts";
import type { ListName } from "./rows.ts";

/** What a run gets that is not its input: the world it may look at, and how it may report. */
export interface Context {
  readonly facts: Facts;
  /** Today's date, ISO; the default of every `asOf`. */
  readonly today: string;
  readonly language: Language;
  /** Version of the software, for the envelope. */
  readonly version: string;
  /** The operation of a name, for one that answers questions of others. */
  readonly loadOperation: (name: string) => Promise<Operation | undefined>;
  /** Who runs the samples of a simulation: this many threads, or as many as the host has. */
  readonly executorFor: (threads: number | undefined) => Executor | Promise<Executor>;
  /** Who counts the draws of a race for a question; the calling thread where absent. */
  readonly raceRunnerFor?: (
    host: Pick<Context, "cancelled" | "turn">,
  ) => RaceRunner | Promise<RaceRunner>;
  /** Who answers pieces; the calling thread, one after the other, where absent. */
  readonly piecesFor?: (host: PiecesHost) => Outcome<RunPieces> | Promise<Outcome<RunPieces>>;
  /** Told how far long work is. */
  readonly progress?: (done: number, total: number, what: string) => void;
  /** Asked from time to time whether the caller still wants the answer. */
  readonly cancelled?: () => boolean;
  /** Lets the host hear what has come in during long work, where it could not otherwise. */
  readonly turn?: () => Promise<void>;
}

/** An answer, and what must be said beside it. */
export interface Answer<Result> {
  readonly result: Result;
  /** Sentences a reader needs to understand the result, in the reader's language. */
  readonly notes: readonly string[];
  /** Seed of the generator, where one was used. */
  readonly seed?: number;
  /** False when the result is valid but a threshold that was asked for is not met. */
  readonly met?: boolean;
}

/** What a picture says of the answer it is of. */
export interface PictureContext {
  readonly asOf: string;
  /** The publishers of the data, in a line. */
  readonly source: string;
  /** Those of some of the datasets, for a picture that rests on them alone. */
  readonly sourceOf: (...datasets: readonly string[]) => string;
}

/**
 * One public capability. Command line, HTTP, MCP, web and library follow from it.
 *
 * `Given` is the input as a caller gives it; `Input` has the defaults besides.
 */
export interface Operation<Input = unknown, Result = unknown, Given = unknown> {
  /** Name on every surface; the file's name. Its summary is the message `operation.<name>`. */
  readonly name: string;
  readonly input: z.ZodType<Input, Given>;
  readonly output: z.ZodType<Result>;
  /** Input fields that the command line takes without a flag, in order. */
  readonly positional: readonly string[];
  /** How the command line writes it unless asked otherwise; text when absent. */
  readonly format?: "text" | "md";
  /**
   * What the answer to an input costs: seconds of a processor that has everything loaded, right
   * within a factor of about three. A host decides by it what is worth keeping and who waits for
   * whom.
   */
  weight(input: Input): number;
  /** The list in the result whose entries are the lines of NDJSON; refused where there is none. */
  readonly rows?: string;
  /** Whether it reads carried inputs of published results, which a host may load apart. */
  readonly readsPublications?: true;
  /** Whether its work falls into pieces, so that a host may be told where they are answered. */
  readonly inPieces?: true;
  /** Inputs that work on the embedded facts; documentation and tests run them. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
  run(input: Input, context: Context): Outcome<Answer<Result>> | Promise<Outcome<Answer<Result>>>;
  /** The answer for a person. */
  view(result: Result, translate: Translate, input: Input): Document;
  /** Pictures of the answer beside those in its document, the first the one that is meant by default. */
  pictures?(result: Result, translate: Translate, at: PictureContext): readonly ChartBlock[];
}

/**
 * Declare an operation. The types of input and result come from its schemas, and `rows` names a list
 * that the result has.
 */
export const defineOperation = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: OperationOf<Input, Output> & {
    readonly input: Input;
    readonly output: Output;
    readonly rows?: ListName<z.output<Output>>;
  },
): OperationOf<Input, Output> => operation;

type OperationOf<Input extends z.ZodType, Output extends z.ZodType> = Operation<
  z.output<Input>,
  z.output<Output>,
  z.input<Input>
>;
