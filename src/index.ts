/** The public library. Everything a program may rely on is exported here by name. */

export type { Outcome, Problem } from "./base/outcome.ts";
export { type Fact, type FactStore, type Facts, type FactWindow, openFacts } from "./data/facts.ts";
export { digestOf } from "./operations/contract/digest.ts";
export type { Context, Operation } from "./operations/contract/operation.ts";
export { parametersOf } from "./operations/contract/parameters.ts";
export { type Envelope, runOperation } from "./operations/contract/run-operation.ts";
export { findOperation, operations } from "./operations/index.ts";
