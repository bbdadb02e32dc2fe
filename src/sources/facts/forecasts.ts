import { mapOutcome } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { claimColumns, readClaimRows } from "../shared/claim-draft.ts";
import { factsFile } from "../shared/facts-file.ts";

const file = factsFile("forecasts");

/** Dated public forecasts of others, with the ways to decide them. */
export const forecasts: Adapter = {
  dataset: "forecasts",
  inputs: [file],
  ingest: (texts) =>
    mapOutcome(readClaimRows(texts, file), (rows) => ({
      description: {
        id: "forecasts",
        title: { en: "Dated forecasts of others", zh: "他人有日期的预测" },
        publisher: "their authors, forecast by forecast",
        url: "https://epoch.ai/blog/can-ai-scaling-continue-through-2030",
        licence: "single statements, paraphrased",
        attribution: "forecasts cited row by row, in our own words",
        retrieved: "2026-11-29",
        knownBasis: { statement: { en: "day of the statement", zh: "说话之日" } },
        columns: claimColumns,
      },
      rows,
      skipped: [],
    })),
};
