import type { Receipt } from "../../data/receipt.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";

/** A receipt as a tree of what it was computed from. */
export function viewReceipt(receipt: Receipt, t: Translate): Document {
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
