import type { Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "./architecture.ts";
import { readArchitectureFile } from "./read-architecture-file.ts";
import { findArchitecture, readArchitectures } from "./read-architectures.ts";

/**
 * Read the model that a person means: the name of a published one, or the text of a YAML file of
 * their own.
 *
 * @returns the architecture; `unknown-architecture` with the known names, or the problem of the file
 */
export function readModel(model: string, facts: Facts, window: FactWindow): Outcome<Architecture> {
  if (model.includes("\n") || model.startsWith("{")) return readArchitectureFile(model);
  const architectures = readArchitectures(facts, window);
  return architectures.ok ? findArchitecture(architectures.value, model) : architectures;
}
