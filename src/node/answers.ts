import { createHash } from "node:crypto";
import { serverLimits } from "../base/limits.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import { sortKeys } from "../base/sort-keys.ts";
import type { Context, Operation } from "../operations/contract/operation.ts";
import type { Format } from "../operations/contract/print-run.ts";
import { readInput } from "../operations/contract/run-operation.ts";
import { type AnswerCache, openAnswerCache } from "./answer-cache.ts";
import {
  type JobControl,
  type OperationPool,
  openOperationPool,
  type Party,
  type PoolOptions,
} from "./operation-pool.ts";
import type { OnProgress } from "./operation-thread.ts";
import type { AnswerBody, OperationAnswer } from "./operation-worker.ts";
import { packageVersion } from "./package-root.ts";

/** A question to an operation, as a surface has read it. */
export interface Question {
  readonly operation: Operation;
  /** Raw input; checked here. */
  readonly input: unknown;
  readonly language: Context["language"];
  readonly formats: readonly Format[];
  /** Today's date, ISO; the answers' own clock if not given. */
  readonly today?: string | undefined;
}

/** An answer ready to be sent. */
export interface StoredAnswer extends OperationAnswer {
  /** SHA-256 over version, data digest, canonical question and bytes: equal tags, equal bytes. */
  readonly tag: string;
}

/** An answer, and whether it was already there. */
export interface Found {
  readonly answer: StoredAnswer;
  readonly cached: boolean;
}

export interface AskControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Who asks; a reader where absent. */
  readonly party?: Party | undefined;
  /** Which of that party. */
  readonly client?: string | undefined;
}

/** Answers to questions: remembered ones at once, others from a pool of workers. */
export interface Answers {
  ask(question: Question, control?: AskControl): Promise<Outcome<Found>>;
  /** The clock: today's date, ISO. */
  today(): string;
  load(): { readonly running: number; readonly waiting: number; readonly cachedBytes: number };
  close(): Promise<void>;
}

export interface AnswersOptions extends PoolOptions {
  /** The clock: today's date, ISO. */
  readonly today: () => string;
  /** Bytes of answers that are remembered. */
  readonly cacheBytes?: number;
}

interface Waiting {
  /** Who asked first. */
  readonly client: string | undefined;
  readonly promise: Promise<Outcome<StoredAnswer>>;
  readonly abort: AbortController;
  readonly listeners: Set<OnProgress>;
  callers: number;
}

/** Open a source of answers. Equal questions at the same time are worked on once. */
export function openAnswers(options: AnswersOptions): Answers {
  const pool = openOperationPool(options);
  const cache = openAnswerCache<StoredAnswer>(options.cacheBytes ?? serverLimits.rememberedBytes);
  const underWay = new Map<string, Waiting>();

  async function ask(question: Question, control: AskControl = {}): Promise<Outcome<Found>> {
    const { operation, input, language, formats } = question;
    const read = readInput(operation, input);
    if (!read.ok) return read;
    const today = question.today ?? options.today();
    const weight = operation.weight(read.value);
    const key = keyOf([operation.name, language, formats, today, read.value]);
    const known = cache.get(key);
    if (known) return succeed({ answer: known, cached: true });
    const { party = "reader", client } = control;
    // Who has other places does not wait in those of another.
    const place = `${party} ${key}`;
    const begun = underWay.get(place);
    const waiting =
      begun ?? begin(pool, cache, key, { ...question, today }, { weight, party, client });
    if (!begun) {
      const forget = (): void => {
        if (underWay.get(place) === waiting) underWay.delete(place);
      };
      underWay.set(place, waiting);
      waiting.abort.signal.addEventListener("abort", forget);
      void waiting.promise.then(forget);
    }
    const answer = await join(waiting, control);
    // Whoever joined another is not refused for what that one has waiting besides.
    if (!answer.ok && answer.error.code === "too-busy" && waiting.client !== client) {
      return ask({ ...question, today }, control);
    }
    return answer.ok ? succeed({ answer: answer.value, cached: false }) : answer;
  }

  return {
    ask,
    today: options.today,
    load: () => ({ ...pool.load(), cachedBytes: cache.size() }),
    close: () => pool.close(),
  };
}

function begin(
  pool: OperationPool,
  cache: AnswerCache<StoredAnswer>,
  key: string,
  question: Question & { readonly today: string },
  asker: Pick<JobControl, "weight" | "party" | "client">,
): Waiting {
  const { operation, input, language, formats, today } = question;
  const abort = new AbortController();
  const listeners = new Set<OnProgress>();
  const work = async (): Promise<Outcome<StoredAnswer>> => {
    const job = { operation: operation.name, input, language, formats, today };
    const done = await pool.run(job, {
      ...asker,
      signal: abort.signal,
      onProgress: (...report) => {
        for (const tell of listeners) tell(...report);
      },
    });
    if (!done.ok) return done;
    const answer = { ...done.value, tag: tagOf(done.value, key) };
    cache.set(key, answer, sizeOf(answer));
    return succeed(answer);
  };
  return { client: asker.client, promise: work(), abort, listeners, callers: 0 };
}

/** Waits with the others; the work ends early only when nobody waits any more. */
async function join(waiting: Waiting, control: AskControl): Promise<Outcome<StoredAnswer>> {
  const { signal, onProgress } = control;
  waiting.callers += 1;
  if (onProgress) waiting.listeners.add(onProgress);
  const leave = (): void => {
    waiting.callers -= 1;
    if (waiting.callers === 0) waiting.abort.abort();
  };
  if (signal?.aborted) leave();
  signal?.addEventListener("abort", leave, { once: true });
  const outcome = await waiting.promise;
  signal?.removeEventListener("abort", leave);
  if (onProgress) waiting.listeners.delete(onProgress);
  return outcome;
}

/** A question as canonical JSON; long ones (files) by their digest. */
function keyOf(question: readonly unknown[]): string {
  const text = JSON.stringify(question, (_, value) => sortKeys(value));
  return text.length > 500 ? createHash("sha256").update(text).digest("hex") : text;
}

function tagOf({ dataDigest, bodies }: OperationAnswer, key: string): string {
  const hash = createHash("sha256").update(`${packageVersion()} ${dataDigest} ${key}`);
  // An answer may say how long it took, which the next process would say otherwise.
  for (const { plain } of Object.values(bodies)) hash.update(plain);
  return hash.digest("hex");
}

const sizeOf = ({ bodies }: OperationAnswer): number =>
  Object.values(bodies).reduce(
    (sum, { plain, gzip }: AnswerBody) => sum + plain.length + (gzip?.length ?? 0),
    0,
  );
