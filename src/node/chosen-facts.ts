import { mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { type FactStore, type Facts, openFacts } from "../data/facts.ts";
import { openEmbeddedStore } from "./data-folder.ts";
import { chosenStore } from "./facts-choice.ts";
import { openStoreFacts } from "./store-facts.ts";

/**
 * The facts that an environment chooses: those of its store, or the embedded ones.
 *
 * @returns the problem of a store that cannot be used; it is never passed over
 */
export const openChosenFacts = (
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<Facts> => mapOutcome(openChosenStore(environment), openFacts);

/** The same before they are opened. */
export function openChosenStore(
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<FactStore> {
  const embedded = openEmbeddedStore();
  const folder = chosenStore(environment);
  return folder === undefined ? succeed(embedded) : openStoreFacts(folder, embedded);
}
