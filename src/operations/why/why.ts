import { z } from "zod";
import { fail, succeed } from "../../base/outcome.ts";
import { measureLaw } from "../../observatory/law.ts";
import { lawCrossings } from "../../observatory/law-crossings.ts";
import { lawReceipts } from "../../observatory/law-receipts.ts";
import { learntOn } from "../../trends/parts/forecast/past-forecasts.ts";
import { windowFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { partsControl } from "../shared/parts-control.ts";
import { receiptSchema } from "../shared/receipt-schema.ts";
import { viewReceipt } from "./view.ts";

/** Where a number of the law comes from. */
export default defineOperation({
  name: "why",
  input: z.strictObject({ id: z.string().default(""), ...windowFields }),
  output: receiptSchema,
  weight: () => 0.6,
  rows: "inputs",
  positional: ["id"],
  examples: [
    { id: "law.inference-price.growthPerYear" },
    { id: "law.capability.growthPerYear", asOf: "2025-06-30" },
  ],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const { facts } = context;
    const learnt = learntOn(facts, window.value.asOf, partsControl(context));
    if (!learnt.ok) return learnt;
    const lines = measureLaw(facts, window.value);
    const crossings = lawCrossings(facts, window.value, lines, learnt.value);
    const receipts = lawReceipts(lines, crossings);
    const found = receipts.find(({ id }) => id === input.id);
    return found
      ? succeed({ result: found, notes: [] })
      : fail("unknown-number", {
          value: input.id,
          known: receipts.map(({ id }) => id).join(", "),
        });
  },
  view: viewReceipt,
});
