import type { Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "./architecture.ts";
import { isHuggingFaceConfig, readHuggingFaceConfig } from "./hugging-face/read-config.ts";
import { readArchitectureFile } from "./read-architecture-file.ts";
import { findArchitecture, readArchitectures } from "./read-architectures.ts";

/**
 * Read the model that a person means: the name of a published one, or the text of a file: YAML of their
 * own, or the `config.json` of a model as Hugging Face publishes it.
 *
 * @returns the architecture; `unknown-architecture` with the known names, or the problem of the file
 */
export function readModel(model: string, facts: Facts, window: FactWindow): Outcome<Architecture> {
  if (model.includes("\n") || model.startsWith("{")) return readModelFile(model);
  const architectures = readArchitectures(facts, window);
  return architectures.ok ? findArchitecture(architectures.value, model) : architectures;
}

/** The model in the text of a file; see {@link readModel}. */
export function readModelFile(text: string): Outcome<Architecture> {
  const config = parsedJson(text);
  return isHuggingFaceConfig(config) ? readHuggingFaceConfig(config) : readArchitectureFile(text);
}

/** A text's JSON; `undefined` where it is something else. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
