/** The public library. Everything a program may rely on is exported here by name. */
export { type Fact, type FactStore, type Facts, type FactWindow, openFacts } from "./data/facts.ts";
export type { Outcome, Problem } from "./outcome.ts";
