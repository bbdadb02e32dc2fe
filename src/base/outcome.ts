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
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Problem };

/** A success. */
export const succeed = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** A failure with its code and facts. */
export const fail = (
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly error: Problem } => ({ ok: false, error: { code, facts } });
