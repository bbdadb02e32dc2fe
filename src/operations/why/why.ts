import { z } from "zod";
import { fail, succeed } from "../../base/outcome.ts";
import type { Receipt } from "../../data/receipt.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { measureLaw } from "../../observatory/law.ts";
import { lawCrossings } from "../../observatory/law-crossings.ts";
import { lawReceipts } from "../../observatory/law-receipts.ts";
import type { Document } from "../../reports/document.ts";
import { field, windowFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { receiptSchema } from "../shared/schemas.ts";

/** Where a number of the law comes from. */
export default defineOperation({
  name: "why",
  input: z.strictObject({ id: field("id", z.string().default("")), ...windowFields }),
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
    const lines = measureLaw(context.facts, window.value);
    const receipts = lawReceipts(lines, lawCrossings(context.facts, window.value, lines));
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

function viewReceipt(receipt: Receipt, t: Translate): Document {
  return [
    { kind: "title", text: receipt.id },
    {
      kind: "table",
      columns: [
        { label: t("view.label") },
        { label: t("view.value"), align: "right" },
        { label: t("view.unit") },
        { label: t("view.formula") },
        { label: t("view.source") },
      ],
      rows: treeRows(receipt, ""),
    },
  ];
}

/** One row a receipt, children indented below their parent. */
const treeRows = (receipt: Receipt, indent: string): readonly (readonly string[])[] => [
  [
    `${indent}${receipt.id}`,
    typeof receipt.value === "number" ? formatNumber(receipt.value, 6) : receipt.value,
    receipt.unit,
    receipt.formula ?? "",
    receipt.source ?? "",
  ],
  ...receipt.inputs.flatMap((input) => treeRows(input, `${indent}  `)),
];
