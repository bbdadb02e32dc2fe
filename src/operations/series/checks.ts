import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { checks } from "../../data/checks/index.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { FactRow } from "../../data/table.ts";
import { isMessageKey, type Translate, translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { ChecksResult, SeriesFinding } from "./result.ts";

/** What the named checks find in a dataset, with what was corrected or left out of it, and why. */
export function checkDataset(
  id: string,
  window: FactWindow,
  { facts, language }: Context,
): Outcome<Answer<ChecksResult>> {
  const table = facts.selectAll(id, window);
  if (!table.ok) return table;
  const t = translator(language);
  return mapOutcome(facts.selectAll("corrections", window), ({ rows }) => {
    const judged = rows.filter((row) => row["dataset"] === id);
    const reasonOf = (row: FactRow) => String(row[language === "zh" ? "reason_zh" : "reason"]);
    const own = checks.filter(({ dataset }) => dataset === id);
    const found = own.flatMap((check) =>
      check.find(table.value.rows).map((finding): SeriesFinding => {
        const kept = judged.find(
          (row) =>
            row["done"] === "kept" && row["row"] === finding.row && row["check"] === check.id,
        );
        return {
          check: check.id,
          ...finding,
          done: "kept",
          reason: kept ? reasonOf(kept) : null,
          source: kept?.source ?? null,
        };
      }),
    );
    const mended = judged
      .filter((row) => row["done"] !== "kept")
      .map(
        (row): SeriesFinding => ({
          check: String(row["check"] ?? ""),
          row: String(row["row"]),
          found: String(row["upstream"] ?? "") || null,
          expected: String(row["ours"] ?? "") || null,
          done: row["done"] === "corrected" ? "corrected" : "left-out",
          reason: [row["field"], reasonOf(row)].filter(Boolean).join(": "),
          source: row.source,
        }),
      );
    const findings = [...mended, ...found];
    return {
      result: {
        id,
        answer: t("series.checks.answer", {
          id,
          checks: own.length,
          corrected: mended.filter(({ done }) => done === "corrected").length,
          leftOut: mended.filter(({ done }) => done === "left-out").length,
          kept: found.length,
        }),
        checks: own.map(({ id: check, bound }) => ({
          check,
          rule: ruleOf(check, bound, t),
          found: found.filter((one) => one.check === check).length,
        })),
        findings,
      },
      notes: [t("series.checks.note")],
    };
  });
}

function ruleOf(check: string, bound: number, t: Translate): string {
  const key = `check.${check}`;
  return isMessageKey(key) ? t(key, { bound }) : check;
}
