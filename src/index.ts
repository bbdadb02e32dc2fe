/** The public library. Everything a program may rely on is exported here by name. */
export { type Fact, type FactStore, type Facts, type FactWindow, openFacts } from "./data/facts.ts";
export { findOperation, operations } from "./operations/index.ts";
export {
  type Context,
  digestOf,
  type Envelope,
  type Operation,
  runOperation,
} from "./operations/parts/operation.ts";
export { parametersOf } from "./operations/parts/parameters.ts";
export type { Outcome, Problem } from "./outcome.ts";
