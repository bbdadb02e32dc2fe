import { fail, succeed } from "../../base/outcome.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { hardwarePerformance as hardwareTrend } from "../../trends/hardware-performance.ts";
import { fitTrend } from "../../trends/parts/fit-trend.ts";
import type { Replication } from "./parts/replication.ts";

const source = "https://epoch.ai/data/machine-learning-hardware";

/** Chips of the table of July 2026. */
const window = { asOf: "2026-07-23", hindsight: false };

/** Growth of single-precision performance of machine-learning chips: Epoch AI. */
export const hardwarePerformance: Replication = {
  id: "hardware-performance",
  claims: [
    {
      id: "doubling",
      what: {
        en: "years in which FP32 performance of machine-learning chips doubles",
        zh: "机器学习芯片 FP32 性能倍增年数",
      },
      published: 2.81,
      tolerance: { kind: "interval", lower: 2.47, upper: 3.26 },
      source,
    },
    {
      id: "growth",
      what: {
        en: "growth of FP32 performance of machine-learning chips per year",
        zh: "机器学习芯片 FP32 性能的年增长倍数",
      },
      published: 1.28,
      // The ends of the interval of the doubling time, as growth rates.
      tolerance: { kind: "interval", lower: pow(2, 1 / 3.26), upper: pow(2, 1 / 2.47) },
      source,
    },
  ],
  run({ facts }) {
    const observed = hardwareTrend.observe(facts, window, {});
    if (!observed.ok) return observed;
    const fit = fitTrend(hardwareTrend, observed.value)?.fit;
    return fit
      ? succeed(
          new Map([
            ["doubling", Math.LN2 / ln(fit.growthPerYear)],
            ["growth", fit.growthPerYear],
          ]),
        )
      : fail("not-determined", { value: hardwareTrend.id, n: observed.value.length });
  },
};
