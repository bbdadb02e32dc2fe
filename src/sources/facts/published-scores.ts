import { number, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** Scores that makers publish themselves, on benchmarks that nobody runs for all of them. */
export const publishedScores = plainFacts({
  dataset: "published-scores",
  title: { en: "Scores as published by makers", zh: "厂商自报的成绩" },
  publisher: "papers and posts, score by score",
  url: "https://os-world.github.io",
  columns: [
    text("benchmark", "benchmark by its short name"),
    text("system", "agent or model as it was run"),
    text("organization", "who published it"),
    number("score", "share", "share of tasks solved, 0 to 1"),
  ],
});
