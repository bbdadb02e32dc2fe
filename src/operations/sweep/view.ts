import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { SweepResult } from "./result.ts";

/** Rows of a table that a person reads; the whole is in JSON and NDJSON. */
const SHOWN = 50;

/** The table of a sweep, for a person. */
export function viewSweep(result: SweepResult, t: Translate): Document {
  const { varied, rows, failed, points, pieces } = result;
  const kept = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return [
    { kind: "title", text: t("sweep.title", { operation: result.operation }) },
    { kind: "finding", text: t("sweep.finding", { rows: rows.length, points, pieces }) },
    {
      kind: "table",
      columns: [
        ...varied.map((label) => ({ label })),
        ...kept.map((label) => ({ label, align: "right" as const })),
      ],
      rows: rows
        .slice(0, SHOWN)
        .map(({ point, values }) => [
          ...varied.map((field) => textOf(point[field])),
          ...kept.map((column) => textOf(values[column])),
        ]),
    },
    ...(rows.length > SHOWN
      ? [{ kind: "note" as const, text: t("sweep.more", { more: rows.length - SHOWN }) }]
      : []),
    ...(failed.length > 0
      ? [
          { kind: "heading" as const, text: t("sweep.failed") },
          {
            kind: "table" as const,
            columns: [...varied.map((label) => ({ label })), { label: t("sweep.problem") }],
            rows: failed
              .slice(0, SHOWN)
              .map(({ point, problem }) => [
                ...varied.map((field) => textOf(point[field])),
                problem,
              ]),
          },
        ]
      : []),
    { kind: "note", text: t("sweep.digest", { digest: result.digest }) },
  ];
}

const textOf = (value: number | string | boolean | null | undefined): string =>
  typeof value === "number"
    ? formatNumber(value)
    : value === null || value === undefined
      ? "–"
      : String(value);
