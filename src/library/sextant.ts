import { isIsoDate } from "../base/calendar.ts";
import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import type { Facts } from "../data/facts.ts";
import { type Language, languages, translate } from "../i18n/translate.ts";
import type { Context } from "../operations/contract/operation.ts";
import { type Envelope, runOperation } from "../operations/contract/run-operation.ts";
import type { OperationName } from "../operations/index.ts";
import { loaders, loadOperation } from "../operations/loaders.ts";
import type { InputOf, ResultOf } from "./operation-types.ts";
import { type Attempt, SextantError, toldProblem } from "./problem.ts";

/** What may be said of one question besides its input. */
export interface AskOptions {
  /** Told how far long work is: how much is done, of how much, and what is being done. */
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
  /** An `AbortSignal`. Once it is aborted, work stops soon and gives the problem `cancelled`. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** One method for each operation, which gives its answer or throws a {@link SextantError}. */
export type Sextant = Methods<"throws"> & {
  /** The same methods; a failure is a value: `{ ok: false, error }`. */
  readonly attempt: Methods<"gives">;
};

type Methods<Failures extends "throws" | "gives"> = {
  readonly [Name in OperationName as MethodName<Name>]: Method<
    InputOf<Name>,
    Failures extends "throws" ? Envelope<ResultOf<Name>> : Attempt<Envelope<ResultOf<Name>>>
  >;
};

/** `price-decline` is `priceDecline`. */
type MethodName<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<MethodName<Tail>>}`
  : Name;

/** The input may be left out where no field is required. */
type Method<Input, Answer> = object extends Input
  ? (input?: Input, options?: AskOptions) => Promise<Answer>
  : (input: Input, options?: AskOptions) => Promise<Answer>;

/** The world in which questions are answered. */
export interface SextantHost
  extends Pick<Context, "language" | "version" | "executorFor" | "raceRunnerFor"> {
  /** The datasets, opened when first needed. */
  readonly facts: () => Facts;
  /** Today's date, ISO. */
  readonly today: () => string;
  /** Lets the host hear that a question is cancelled. */
  readonly turn: () => Promise<void>;
}

/** The library in a host. */
export function createSextantIn(host: SextantHost): Sextant {
  const names = Object.keys(loaders) as OperationName[];
  const methods = <Answer>(ask: (name: string, input: unknown, options?: AskOptions) => Answer) =>
    Object.fromEntries(
      names.map((name) => [
        methodName(name),
        (input: unknown = {}, options?: AskOptions) => ask(name, input, options),
      ]),
    );
  return {
    ...methods(async (name, input, options) => {
      const answer = await attempt(host, name, input, options);
      if (!answer.ok) throw new SextantError(answer.error);
      return answer.value;
    }),
    attempt: methods((name, input, options) => attempt(host, name, input, options)),
  } as unknown as Sextant;
}

const methodName = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

async function attempt(
  host: SextantHost,
  name: string,
  input: unknown,
  options?: AskOptions,
): Promise<Attempt<Envelope>> {
  const answer = await answerTo(host, name, input, options);
  const language = languages.find((known) => known === host.language) ?? "en";
  return answer.ok ? answer : { ok: false, error: toldProblem(answer.error, language) };
}

async function answerTo(
  host: SextantHost,
  name: string,
  input: unknown,
  { onProgress, signal }: AskOptions = {},
): Promise<Outcome<Envelope>> {
  const cancelled = (): boolean => signal?.aborted === true;
  const today = host.today();
  const refused = refuseHost(host.language, today);
  if (refused) return refused;
  const operation = await loadOperation(name);
  if (!operation) throw new Error(`no operation ${name}`);
  if (cancelled()) return fail("cancelled");
  const { language, version, executorFor, raceRunnerFor, turn } = host;
  const run = await runOperation(operation, input, {
    ...{ facts: host.facts(), today, language, version, loadOperation, executorFor },
    ...{ turn, cancelled },
    ...(raceRunnerFor ? { raceRunnerFor } : {}),
    ...(onProgress ? { progress: onProgress } : {}),
  });
  if (!run.ok) return run;
  return cancelled() ? fail("cancelled") : succeed(run.value.envelope);
}

/** What is wrong with the options, of which a program in JavaScript may be wrong. */
function refuseHost(
  language: Language,
  today: string,
): { readonly ok: false; readonly error: Problem } | undefined {
  if (!languages.includes(language)) {
    return fail("unknown-language", { value: language, known: languages.join(", ") });
  }
  if (isIsoDate(today)) return undefined;
  const rule = translate(language, "rule.date");
  return fail("invalid-input", { field: "today", rule, value: today });
}
