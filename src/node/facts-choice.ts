import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataHome } from "./data-home.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variable that says which facts are used: `embedded`, or the folder of a store. */
export const FACTS_VARIABLE = "SEXTANT_FACTS";
export const EMBEDDED = "embedded";

/** Where the store is unless asked otherwise. */
export const defaultStore = (environment: Environment): string =>
  join(dataHome(environment), "store");

/** The log of a store, which has a line for each pull. */
export const logOf = (folder: string): string => join(folder, "log.ndjson");

/** The store whose facts are used; `undefined` where the embedded ones are. */
export function chosenStore(environment: Environment): string | undefined {
  const named = environment[FACTS_VARIABLE];
  if (named !== undefined && named !== "") return named === EMBEDDED ? undefined : named;
  // A process that is given no home has no store of its own.
  if (!environment["XDG_DATA_HOME"] && !environment["HOME"]) return undefined;
  const store = defaultStore(environment);
  return existsSync(logOf(store)) ? store : undefined;
}

/** A text that is another after each pull, for what is remembered; empty without a store. */
export function factsState(environment: Environment): string {
  const store = chosenStore(environment);
  if (store === undefined || !existsSync(logOf(store))) return store ?? "";
  return readFileSync(logOf(store), "utf8").trimEnd().split("\n").at(-1) ?? "";
}
