import { attempt, must } from "../../base/outcome.ts";
import { readCapabilityScores } from "../../files/capability-scores.ts";
import { findText } from "../../files/find-text.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import type { Bilingual, PublishedClaim, Replication, Tolerance } from "./parts/replication.ts";
import { exact } from "./parts/tolerances.ts";

const source = "https://github.com/epoch-research/benchmark-stitching/tree/f87d3cc";

/** The publication's penalty, far stronger than our own default. */
const PENALTY = 0.1;
const ANCHOR = "Winogrande";

/** Cost and capabilities, printed to four decimals from an optimiser that stops early. */
const fitted: Tolerance = { kind: "absolute", value: 0.0005 };

/** The first three models, in order, by their names in the scores. */
const leaders = [
  { name: "gpt-5-pro-2025-10-06_high", capability: 2.6592 },
  { name: "gpt-5-2025-08-07_high", capability: 2.6453 },
  { name: "gpt-5.1_high", capability: 2.6446 },
] as const;

const claim = (
  id: string,
  what: Bilingual,
  published: number,
  tolerance: Tolerance,
): PublishedClaim => ({
  id,
  what,
  published,
  tolerance,
  source,
});

/** Capability index: Ho et al. 2025, A Rosetta Stone for AI benchmarks. */
export const capabilityIndex: Replication = {
  id: "capability-index",
  publication: "capability-index",
  claims: [
    claim("models", { en: "models", zh: "模型数" }, 179, exact),
    claim("benchmarks", { en: "benchmarks", zh: "基准数" }, 38, exact),
    claim("scores", { en: "scores", zh: "分数数" }, 1324, exact),
    claim(
      "cost",
      { en: "half the sum of squares, penalty included", zh: "平方和之半（含惩罚项）" },
      3.4474,
      fitted,
    ),
    ...leaders.map(({ name, capability }, index) =>
      claim(
        `place-${index + 1}`,
        {
          en: `capability of the model in place ${index + 1}, ${name}`,
          zh: `第 ${index + 1} 名模型（${name}）的能力值`,
        },
        capability,
        fitted,
      ),
    ),
  ],
  run(inputs) {
    return attempt(() => {
      const text = must(findText(inputs.texts, "capability-index", "scores.csv"));
      const scores = must(readCapabilityScores(text));
      const fit = must(fitItemResponse(scores, { anchorBenchmark: ANCHOR, penalty: PENALTY }));
      const { models, benchmarks, cost, n } = fit;
      const ranked = [...models].sort((a, b) => b.capability - a.capability);
      return new Map([
        ["models", models.length],
        ["benchmarks", benchmarks.length],
        ["scores", n],
        ["cost", cost],
        ...leaders.flatMap(({ name }, index) => {
          const inPlace = ranked[index];
          // A different model in this place is a disagreement about the order, so there is no value
          // to compare.
          return inPlace?.model === name
            ? [[`place-${index + 1}`, inPlace.capability] as const]
            : [];
        }),
      ]);
    });
  },
};
