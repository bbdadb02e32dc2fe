import { mapOutcome } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { claimColumns, readClaimRows } from "../shared/claim-draft.ts";
import { factsFile } from "../shared/facts-file.ts";

const file = factsFile("claims");

/** What an interview of December 2023 claimed, with the ways to decide it. */
export const claims: Adapter = {
  dataset: "claims",
  inputs: [file],
  ingest: (texts) =>
    mapOutcome(readClaimRows(texts, file), (rows) => ({
      description: {
        id: "claims",
        title: { en: "Claims of an interview of December 2023", zh: "2023 年 12 月一次访谈的论断" },
        publisher: "the interview, in our own words",
        url: "http://posts.careerengine.us/p/6627a458d2c5620f295227c6?from=latest-posts-panel&type=previewimage",
        licence: "single statements, paraphrased",
        attribution:
          "an investor's interview of December 2023; the address is a later page that names it",
        retrieved: "2026-11-29",
        knownBasis: { statement: { en: "day of the statement", zh: "说话之日" } },
        columns: claimColumns,
      },
      rows,
      skipped: [],
    })),
};
