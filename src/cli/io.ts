import type { Problem } from "../base/outcome.ts";
import type { RunCache } from "../node/run-cache.ts";
import type { Asked } from "./describe-refusal.ts";

/** Everything the command line needs from the process that runs it. */
export interface Io {
  /** Write data. */
  out(text: string): void;
  /** Write the bytes of a file that is no text; absent where standard output takes text only. */
  outBytes?(bytes: Uint8Array): void;
  /** Write messages for the person at the terminal. */
  say(text: string): void;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Today's date, ISO. */
  readonly today: string;
  readonly cancelled?: () => boolean;
  /** Have the threads that are started later use the chosen facts as well, by a variable that says which. */
  readonly chooseFacts?: (variable: string, choice: string) => void;
  /** Where costly answers are kept; absent where they are not. */
  readonly cache?: RunCache;
  /** Absent where nothing can be served, as in tests of other commands. */
  readonly server?: ServerIo;
}

/** What a command that goes on needs besides: a clock that moves, and word when to end. */
export interface ServerIo {
  /** Today's date, ISO. */
  today(): string;
  /** Whether a person sits at the terminal: standard output is one, and `CI` is not set. */
  readonly interactive: boolean;
  /** When the process is asked to end. */
  untilStopped(): Promise<void>;
  /** When nothing more can come on standard input. */
  untilInputEnds(): Promise<void>;
  /** How long an answer may wait, and then take, in milliseconds; 30 s when absent. */
  readonly timeLimitMs?: number;
}

/** Exit codes: fine, failed, invalid input, threshold not met, cancelled. */
export const exit = { ok: 0, failure: 1, invalid: 2, notMet: 3, cancelled: 130 } as const;

/** Tell why there is no answer, to what was asked of which operation; gives the exit code. */
export type Refuse = (problem: Problem, asked?: Partial<Asked>) => Promise<number>;
