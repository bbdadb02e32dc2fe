import { z } from "zod";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { chipProfile, knownChips } from "../../observatory/profiles/chip-profile.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Answer, defineOperation } from "../contract/operation.ts";
import { type ChipResult, chipSchema } from "./result.ts";
import { chipResult, listedChip } from "./to-result.ts";
import { viewChip } from "./view.ts";

/** A chip: peaks, memory, power, what it has cost, and what was published of work on it. */
export default defineOperation({
  name: "chip",
  input: z.strictObject({ name: z.string().min(1).max(200).optional(), ...asOfFields }),
  output: chipSchema,
  weight: () => 0.05,
  rows: "quotes",
  positional: ["name"],
  examples: [{}, { name: "h100-sxm" }, { name: "b200", asOf: "2025-06-30" }],
  run(input, context): Outcome<Answer<ChipResult>> {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    return input.name === undefined
      ? listChips(context.facts, window.value)
      : describeChip(context.facts, window.value, input.name, t);
  },
  view: viewChip,
});

const listChips = (facts: Facts, window: FactWindow): Outcome<Answer<ChipResult>> =>
  mapOutcome(knownChips(facts, window), (chips) => ({
    result: {
      asOf: window.asOf,
      chips: [...chips].sort((a, b) => (a.date < b.date ? 1 : -1)).map(listedChip),
    },
    notes: [],
  }));

const describeChip = (
  facts: Facts,
  window: FactWindow,
  name: string,
  t: Translate,
): Outcome<Answer<ChipResult>> =>
  mapOutcome(chipProfile(facts, window, name), (profile) => ({
    result: chipResult(profile, window.asOf, t),
    notes: [
      t("chip.note.dense"),
      t("chip.note.prices"),
      ...(profile.chip.judged.length > 0
        ? [t("chip.note.judged", { fields: profile.chip.judged.join(", ") })]
        : []),
    ],
  }));
