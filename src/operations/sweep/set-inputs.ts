import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { isParsed } from "../../base/yaml-document.ts";
import { parseModel } from "../../graph/read-model.ts";
import { parseModelText } from "../../graph/yaml-tree.ts";
import type { Scalar } from "./spec.ts";

/**
 * A model file with the values of some of its inputs replaced; their units stay.
 *
 * @param inputs by name; each must be an input of the model
 * @returns the file's text; or the problem of the model, or `sweep-unknown-model-input`
 */
export function setInputs(model: string, inputs: ReadonlyMap<string, Scalar>): Outcome<string> {
  const read = parseModel(model);
  if (!read.ok) return read;
  const parsed = parseModelText(model);
  if (!isParsed(parsed)) return fail("bad-model", { rule: parsed.rule, value: "" });
  const { document } = parsed;
  for (const [name, value] of inputs) {
    if (!document.hasIn(["inputs", name])) {
      return fail("sweep-unknown-model-input", { value: name });
    }
    const hasValue = document.hasIn(["inputs", name, "value"]);
    document.setIn(["inputs", name, ...(hasValue ? ["value"] : [])], value);
  }
  return succeed(document.toString());
}
