import { number, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** What laboratories spend on compute for research and development, and what of it on final runs. */
export const computeSplit = plainFacts({
  dataset: "compute-split",
  title: { en: "Research compute and final runs", zh: "研发算力与最终训练" },
  publisher: "estimates of analysts, report by report",
  url: "https://epoch.ai/gradient-updates/r-and-d-vs-training-compute",
  columns: [
    text("company", "laboratory by its short name"),
    text("period", "year that the amounts are of"),
    number("research_usd", "USD", "compute for research and development, final runs included"),
    number("final_runs_usd", "USD", "final runs of the models that were released"),
  ],
});
