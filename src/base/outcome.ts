/**
 * The one vocabulary for expected failures. Any folder may import this file.
 *
 * A problem is data: a stable code and the facts that a message needs. The words live in the
 * message catalogues under `problem.<code>`, so each surface can speak the reader's language.
 */
export interface Problem {
  /** Stable identifier, such as `unknown-trend`; also the key of its message. */
  readonly code: string;
  /** What was wrong, by name: `value`, `rule`, `file`, `row`, `column`, `line`, `position`, … */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Either a value or the problem that prevented it. */
export type Outcome<T, Failure = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** A success. */
export const succeed = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** A failure with its code and facts. */
export const fail = (
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly error: Problem } => ({ ok: false, error: { code, facts } });

/** What an outcome holds when it succeeds. */
type ValueOf<Result> = Result extends { readonly ok: true; readonly value: infer T } ? T : never;

/**
 * Several outcomes as one.
 *
 * @param parts outcomes by name
 * @returns their values by the same names, or the first problem in the order written
 */
export function allOf<const Parts extends Readonly<Record<string, Outcome<unknown>>>>(
  parts: Parts,
): Outcome<{ readonly [Name in keyof Parts]: ValueOf<Parts[Name]> }> {
  const values: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(parts)) {
    if (!part.ok) return part;
    values[name] = part.value;
  }
  return succeed(values as { readonly [Name in keyof Parts]: ValueOf<Parts[Name]> });
}

/**
 * Read each item in turn.
 *
 * @returns the values in order, or the first problem; items after it are not read
 */
export function eachOf<Item, T>(
  items: Iterable<Item>,
  read: (item: Item, index: number) => Outcome<T>,
): Outcome<readonly T[]> {
  const values: T[] = [];
  for (const item of items) {
    const result = read(item, values.length);
    if (!result.ok) return result;
    values.push(result.value);
  }
  return succeed(values);
}

/** The outcome with its value replaced by what `make` returns for it; a problem stays as it is. */
export const mapOutcome = <T, Result>(
  outcome: Outcome<T>,
  make: (value: T) => Result,
): Outcome<Result> => (outcome.ok ? succeed(make(outcome.value)) : outcome);

/**
 * Run code that may give up from deep inside, with {@link stop} or {@link must}.
 *
 * For recursive readers and long chains of steps, where testing every result would hide the work.
 * Errors of any other kind pass through: they are bugs.
 *
 * @returns what `work` returned, or the problem it stopped with
 */
export function attempt<T>(work: () => T): Outcome<T> {
  try {
    return succeed(work());
  } catch (error) {
    if (error instanceof Error && carried in error) {
      return { ok: false, error: error[carried] as Problem };
    }
    throw error;
  }
}

/** Give up with a problem. The nearest {@link attempt} returns it; outside one it is a crash. */
export function stop(code: string, facts: Readonly<Record<string, string | number>> = {}): never {
  throw Object.assign(new Error(`${code} ${JSON.stringify(facts)}`), {
    [carried]: { code, facts } satisfies Problem,
  });
}

/**
 * The value of an outcome; gives up as {@link stop} does when there is none.
 *
 * @param facts added to those of the problem unless it has its own, such as its place in a file
 */
export function must<T>(
  outcome: Outcome<T>,
  facts: Readonly<Record<string, string | number>> = {},
): T {
  if (outcome.ok) return outcome.value;
  return stop(outcome.error.code, { ...facts, ...outcome.error.facts });
}

/** Where an error made by {@link stop} carries its problem. */
const carried = Symbol("problem");
