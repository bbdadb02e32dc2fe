import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { factsFile } from "../shared/facts-file.ts";

/** Path of what is known of single published costs beside the publisher's tables. */
export const costFactsFile = factsFile("published-costs");

const figure = z.number().positive();

const inputs = z.strictObject({
  model: z.string(),
  hardware: z.string(),
  quantity: figure.optional(),
  hours: figure.optional(),
  chip_hours: figure.optional(),
  flop: figure,
  published: z.iso.date().optional(),
});

const schema = z.strictObject({
  earlier_inputs: z.array(inputs),
  stated_by_hand: z.array(z.string()),
  added_later: z.array(z.string()),
});

/** Inputs of a cost as the publisher's table of June 2024 held them. */
export type EarlierInputs = Omit<z.infer<typeof inputs>, "model">;

/** What is known of single costs, by model, named as in dataset `models`. */
export interface CostFacts {
  /** Inputs that the publisher has revised since. */
  readonly earlierInputs: ReadonlyMap<string, EarlierInputs>;
  /** Costs that were entered as round figures and are of no recipe. */
  readonly statedByHand: ReadonlySet<string>;
  /** Costs that first stand in the table of 2026 and are of the edition of 2024 all the same. */
  readonly addedLater: ReadonlySet<string>;
}

/** Read the facts of single costs. Problems name file, row, line, field, rule and value. */
export function readCostFacts(texts: Texts): Outcome<CostFacts> {
  const read = readYaml(texts, costFactsFile, schema);
  if (!read.ok) return read;
  const { earlier_inputs, stated_by_hand, added_later } = read.value;
  return succeed({
    earlierInputs: new Map(earlier_inputs.map(({ model, ...then }) => [model, then])),
    statedByHand: new Set(stated_by_hand),
    addedLater: new Set(added_later),
  });
}

/** The first model of which something is known that has no published cost. */
export const unknownModel = (facts: CostFacts, known: ReadonlyMap<string, unknown>) =>
  [...facts.earlierInputs.keys(), ...facts.statedByHand, ...facts.addedLater].find(
    (model) => !known.has(model),
  );
