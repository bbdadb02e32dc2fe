import { z } from "zod";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { listModels } from "../../observatory/profiles/model-list.ts";
import { modelProfile } from "../../observatory/profiles/model-profile.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Answer, defineOperation } from "../contract/operation.ts";
import { type ModelResult, modelSchema } from "./result.ts";
import { listResult } from "./to-list.ts";
import { profileResult } from "./to-result.ts";
import { viewModel } from "./view.ts";

/** A model: how good it is, what it costs to use and to make, and what it was the first at. */
export default defineOperation({
  name: "model",
  input: z.strictObject({ name: z.string().min(1).max(200).optional(), ...asOfFields }),
  output: modelSchema,
  weight: ({ name }) => (name === undefined ? 0.4 : 0.2),
  rows: "models",
  positional: ["name"],
  examples: [{}, { name: "gpt-4-0314" }, { name: "DeepSeek-V3", asOf: "2025-06-30" }],
  run(input, context): Outcome<Answer<ModelResult>> {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    return input.name === undefined
      ? tableOf(context.facts, window.value, t)
      : describe(context.facts, window.value, input.name, t);
  },
  view: viewModel,
});

const tableOf = (facts: Facts, window: FactWindow, t: Translate): Outcome<Answer<ModelResult>> =>
  mapOutcome(listModels(facts, window), (list) => ({
    result: listResult(list, window.asOf, t),
    notes: [t("model.note.price"), t("model.note.front"), t("price.note.traits")],
  }));

const describe = (
  facts: Facts,
  window: FactWindow,
  name: string,
  t: Translate,
): Outcome<Answer<ModelResult>> =>
  mapOutcome(modelProfile(facts, window, name), (profile) => ({
    result: profileResult(profile, window.asOf, t),
    notes: [t("model.note.price"), t("model.note.score"), t("model.note.firsts")],
  }));
