import { attempt, must } from "../../base/outcome.ts";
import { findText } from "../../files/find-text.ts";
import { readScalingPoints } from "../../files/scaling-points.ts";
import { bootstrapScalingLaw } from "../../stats/bootstrap-scaling-law.ts";
import { dropHighestLosses, fitScalingLaw } from "../../stats/fit-scaling-law.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import type { PublishedClaim, Replication } from "./parts/replication.ts";
import { exact } from "./parts/tolerances.ts";

const paper = "https://arxiv.org/abs/2404.10102";
const repository =
  "https://github.com/epoch-research/analyzing-chinchilla/tree/92258837425e1b5f2851d624287f0120583a3d0e";

/**
 * The optimum of the published objective, its published standard error, and how far seeds move it.
 */
const parameters = [
  { name: "A", value: 477.826, standardError: 124.5, spread: 0.06 },
  { name: "B", value: 2143.417, standardError: 1293, spread: 0.15 },
  { name: "E", value: 1.817218, standardError: 0.0257, spread: 0.04 },
  { name: "alpha", value: 0.34731, standardError: 0.0154, spread: 0.04 },
  { name: "beta", value: 0.367172, standardError: 0.0206, spread: 0.04 },
] as const;

const OUTLIERS = 5;
const RESAMPLES = 4000;
const SEED = 1;

/** Chinchilla scaling law: Besiroglu et al. 2024, arXiv 2404.10102. */
export const scalingLaw: Replication = {
  id: "scaling-law",
  publication: "chinchilla",
  claims: [
    {
      id: "points",
      what: { en: "training runs fitted", zh: "参与拟合的训练运行数" },
      published: 240,
      tolerance: exact,
      source: paper,
    },
    {
      id: "objective",
      what: { en: "least sum of Huber losses", zh: "Huber 损失之和的最小值" },
      published: 0.0010182740178,
      tolerance: { kind: "absolute", value: 1e-12 },
      source: repository,
    },
    ...parameters.map(
      ({ name, value }): PublishedClaim => ({
        id: name,
        what: { en: `parameter ${name}`, zh: `参数 ${name}` },
        published: value,
        tolerance: { kind: "relative", value: 1e-4 },
        source: repository,
      }),
    ),
    ...parameters.map(
      ({ name, standardError, spread }): PublishedClaim => ({
        id: `${name}-standard-error`,
        what: {
          en: `standard error of ${name}, 4,000 resamples`,
          zh: `${name} 的标准误（4000 次重抽样）`,
        },
        published: standardError,
        tolerance: { kind: "relative", value: spread },
        source: paper,
      }),
    ),
  ],
  run(inputs) {
    return attempt(() => {
      const source = must(findText(inputs.texts, "chinchilla", "svg_extracted_data.csv"));
      const all = must(readScalingPoints(source));
      const points = dropHighestLosses(all, OUTLIERS);
      const fit = must(fitScalingLaw(points));
      const { law, objective } = fit;
      const draws = bootstrapScalingLaw(points, law, { seed: SEED, from: 0, to: RESAMPLES });
      return new Map([
        ["points", points.length],
        ["objective", objective],
        ...parameters.map(({ name }) => [name, law[name]] as const),
        ...parameters.map(
          ({ name }) => [`${name}-standard-error`, standardDeviation([...draws[name]])] as const,
        ),
      ]);
    });
  },
};
