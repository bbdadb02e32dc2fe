import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Receipt } from "../../data/receipt.ts";
import { readJson } from "../../files/read-json.ts";
import { measureLaw } from "../../observatory/law.ts";
import { lawCrossings } from "../../observatory/law-crossings.ts";
import { lawReceipts } from "../../observatory/law-receipts.ts";
import { learntOn } from "../../trends/parts/forecast/past-forecasts.ts";
import { windowFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { partsControl } from "../shared/parts-control.ts";
import { receiptSchema } from "../shared/receipt-schema.ts";
import { figureReceipt } from "./figure-receipt.ts";
import { viewReceipt } from "./view.ts";

/** A question is an object of inputs. */
const questionSchema = z.record(z.string(), z.unknown());

/** Where a number comes from: one of the law by its formula, any other by what its answer rests on. */
export default defineOperation({
  name: "why",
  input: z.strictObject({
    id: z.string().default(""),
    question: z.string().optional(),
    ...windowFields,
  }),
  output: receiptSchema,
  weight: () => 0.6,
  rows: "inputs",
  positional: ["id"],
  examples: [
    { id: "law.inference-price.growthPerYear" },
    { id: "law.capability.growthPerYear", asOf: "2025-06-30" },
    { id: "lag.field.contenders.0.eci" },
    { id: "training.days.value", question: '{"model": "llama-3.1-405b", "chips": "16384"}' },
  ],
  async run({ id, question, ...input }, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const law = id === "" || id.startsWith("law.") ? ofLaw(id, window.value, context) : undefined;
    if (law && (law.ok || id === "" || law.error.code !== "unknown-number")) return law;
    const asked =
      question === undefined
        ? undefined
        : readJson(new Map([["question", question]]), "question", questionSchema);
    if (asked && !asked.ok) return asked;
    const figure = await figureReceipt(id, asked?.value, window.value, context);
    return law && !figure.ok ? law : figure;
  },
  view: viewReceipt,
});

/** A number of the law, with its formula and the points under it. */
function ofLaw(
  id: string,
  window: FactWindow,
  context: Context,
): Outcome<{ readonly result: Receipt; readonly notes: readonly string[] }> {
  const { facts } = context;
  const learnt = learntOn(facts, window.asOf, partsControl(context));
  if (!learnt.ok) return learnt;
  const lines = measureLaw(facts, window);
  const receipts = lawReceipts(lines, lawCrossings(facts, window, lines, learnt.value));
  const found = receipts.find((receipt) => receipt.id === id);
  return found
    ? succeed({ result: found, notes: [] })
    : fail("unknown-number", { value: id, known: receipts.map((each) => each.id).join(", ") });
}
