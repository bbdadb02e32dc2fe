/** What the library is in every host. A program may rely on what is exported here by name. */
export type { Outcome, Problem } from "../base/outcome.ts";
export {
  type Fact,
  type FactStore,
  type Facts,
  type FactWindow,
  openFacts,
} from "../data/facts.ts";
export { type FactsBundle, openBundle, type PublicationsBundle } from "../data/facts-bundle.ts";
export type { Language } from "../i18n/translate.ts";
export { digestOf } from "../operations/contract/digest.ts";
export type { CitedSource, Envelope } from "../operations/contract/run-operation.ts";
export type { OperationName } from "../operations/index.ts";
export type * from "./operation-types.ts";
export { type Attempt, type ProblemCode, SextantError, type SextantProblem } from "./problem.ts";
export type { AskOptions, Sextant } from "./sextant.ts";
