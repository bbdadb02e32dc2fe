import { fail, succeed } from "../../outcome.ts";
import { fitLine } from "../../stats/fit-line.ts";
import { decimalYear } from "../../units/calendar.ts";
import type { Replication } from "./parts/replication.ts";

const source = "https://epoch.ai/data/machine-learning-hardware";

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
      // The ends of the interval of the doubling time, as growth.
      tolerance: { kind: "interval", lower: 2 ** (1 / 3.26), upper: 2 ** (1 / 2.47) },
      source,
    },
  ],
  run({ facts }) {
    const window = { asOf: "2026-07-23", hindsight: false };
    const rows = facts.select("hardware", window, { fp32_flop_s: "number?" });
    if (!rows.ok) return rows;
    const chips = rows.value.filter((row) => row.fp32_flop_s !== undefined);
    const line = fitLine(
      chips.map(({ date }) => decimalYear(date)),
      chips.map((row) => Math.log2(row.fp32_flop_s as number)),
    );
    return line
      ? succeed(
          new Map([
            ["doubling", 1 / line.slope],
            ["growth", 2 ** line.slope],
          ]),
        )
      : fail("not-determined", { value: "FP32", n: chips.length });
  },
};
