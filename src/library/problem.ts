import type { Outcome, Problem } from "../base/outcome.ts";
import { describeProblem, type Language, type MessageKey } from "../i18n/translate.ts";

/** Every code that a problem can have. */
export type ProblemCode = CodeOf<MessageKey>;
type CodeOf<Key> = Key extends `problem.${infer Code}` ? Code : never;

/** Why there is no answer: a stable code, its facts, and a sentence in the language asked for. */
export interface SextantProblem extends Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** An answer, or the problem that prevented it. */
export type Attempt<Value> = Outcome<Value, SextantProblem>;

/** An expected failure as an exception. Every other exception of the library is a bug of it. */
export class SextantError extends Error {
  override readonly name = "SextantError";
  readonly problem: SextantProblem;

  constructor(problem: SextantProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A problem with its sentence. */
export const toldProblem = (problem: Problem, language: Language): SextantProblem => ({
  // A test sees to it that every code has a message, and so is one of the type.
  code: problem.code as ProblemCode,
  facts: problem.facts,
  message: describeProblem(language, problem),
});
