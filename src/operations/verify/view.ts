import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { commandOf } from "../contract/command-of.ts";
import type { VerifyResult } from "./result.ts";

/** Whether it holds, what was asked, on what it rests, and where it differs. */
export function viewVerify(result: VerifyResult, t: Translate): Document {
  const { question, differences, rows } = result;
  return [
    { kind: "title", text: t("verify.title") },
    { kind: "finding", text: result.answer },
    {
      kind: "paragraph",
      text: t("verify.question", {
        command: commandOf({ name: question.operation, positional: [] }, question.input),
        today: question.today,
        version: result.version.sealed,
      }),
    },
    { kind: "paragraph", text: t("verify.root", { root: result.root }) },
    ...(differences.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            columns: [
              { label: t("verify.where") },
              { label: t("verify.sealed") },
              { label: t("verify.found") },
            ],
            rows: differences.map(({ where, sealed, found }) => [where, sealed, found]),
          },
        ]),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            columns: [
              { label: t("verify.dataset") },
              { label: t("verify.rows"), align: "right" as const },
            ],
            rows: rows.map(({ dataset, count }) => [dataset, String(count)]),
          },
        ]),
  ];
}
