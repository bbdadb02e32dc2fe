import type { Parameter } from "../operations/contract/parameters.ts";

/** A flag that is no input of an operation: one value, which may be left out. */
export const plainFlag = (name: string, kind: Parameter["kind"], description = ""): Parameter => ({
  ...{ name, label: name, kind, many: false, required: false, choices: [], description },
});
