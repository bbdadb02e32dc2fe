import { attempt, must, stop } from "../../base/outcome.ts";
import { monthYear } from "../../costs/training-cost/cost-growth.ts";
import { findText } from "../../files/find-text.ts";
import { type PinnedRun, readPinnedRuns } from "../../files/training-cost-folder.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { slopeInterval } from "../../stats/line-intervals.ts";
import type { Bilingual, PublishedClaim, Replication } from "./parts/replication.ts";
import { printed } from "./parts/tolerances.ts";

const article =
  "https://epoch.ai/blog/training-compute-of-frontier-ai-models-grows-by-4-5x-per-year";

const growth: Bilingual = {
  en: "growth of training compute of notable models per year, 2010 to May 2024",
  zh: "知名模型训练算力的年增长倍数，2010 年至 2024 年 5 月",
};

const olderTable: Bilingual = {
  en: "the article's own table is not at hand; the interval moves with its newest models: 4.67 from the table of June 2024, 4.55 when its models of 2024 are left out",
  zh: "该文所用的数据表不可得；区间随最新模型而变：用 2024 年 6 月的表为 4.67，去掉其中 2024 年的模型为 4.55",
};

const claim = (id: string, tail: Bilingual, published: number): PublishedClaim => ({
  id,
  what: { en: `${growth.en}${tail.en}`, zh: `${growth.zh}${tail.zh}` },
  published,
  tolerance: printed(1),
  source: article,
  whyDifferent: olderTable,
});

/** Growth of training compute: Epoch AI, May 2024. */
export const trainingComputeGrowth: Replication = {
  id: "training-compute-growth",
  publication: "training-cost-2024-06",
  claims: [
    claim("growth", { en: "", zh: "" }, 4.1),
    claim("lower", { en: ", lower end of the 90 % interval", zh: "，90% 区间下限" }, 3.7),
    claim("upper", { en: ", upper end of the 90 % interval", zh: "，90% 区间上限" }, 4.6),
  ],
  run(inputs) {
    return attempt(() => {
      const source = must(findText(inputs.texts, "training-cost-2024-06", "models.csv"));
      const read = must(readPinnedRuns(source));
      const runs = read.filter(
        (run): run is PinnedRun & { readonly trainingFlop: number } =>
          run.notable && run.trainingFlop !== undefined && run.published >= "2010-01-01",
      );
      const line = fitLine(
        runs.map(({ published }) => monthYear(published)),
        runs.map(({ trainingFlop }) => log10(trainingFlop)),
      );
      if (!line) return stop("not-determined", { value: "training compute", n: runs.length });
      const slope = slopeInterval(line, 0.9);
      return new Map([
        ["growth", pow(10, slope.value)],
        ["lower", pow(10, slope.lower)],
        ["upper", pow(10, slope.upper)],
      ]);
    });
  },
};
