import { attempt, must, stop } from "../../base/outcome.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { INCOMPLETE_QUARTER, chipStock as stockTrend } from "../../trends/chip-stock.ts";
import { fitTrend } from "../../trends/parts/fit-trend.ts";
import { computeConcentration } from "../market.ts";
import { computeOwnership } from "../parts/compute-ownership.ts";
import type { Replication } from "./parts/replication.ts";
import { printed } from "./parts/tolerances.ts";

const source = "https://github.com/epoch-research/ai-chip-counts/tree/d1b1bc3";

/** Estimates of April 2026. */
const window = { asOf: "2026-05-31", hindsight: false };
const YEAR_END = "2025-12-31";

/** Installed computing power and who owns it: Epoch AI, chip counts. */
export const chipStock: Replication = {
  id: "chip-stock",
  claims: [
    {
      id: "doubling",
      what: {
        en: "months in which installed NVIDIA computing power doubles, end of 2022 to March 2026",
        zh: "已部署 NVIDIA 算力的倍增月数，2022 年底至 2026 年 3 月",
      },
      published: 6.66,
      tolerance: { kind: "absolute", value: 0.1 },
      source,
    },
    {
      id: "five-firm-share",
      what: {
        en: "share of five companies in installed computing power, percent, end of 2025",
        zh: "五家公司占已部署算力的百分比，2025 年底",
      },
      published: 72.8,
      tolerance: printed(1),
      source,
    },
    {
      id: "concentration",
      what: {
        en: "Herfindahl–Hirschman index of owners, lower bound, end of 2025",
        zh: "算力所有者的赫芬达尔–赫希曼指数（下限），2025 年底",
      },
      published: 1279,
      tolerance: { kind: "absolute", value: 30 },
      source,
    },
  ],
  run({ facts }) {
    return attempt(() => {
      const observed = must(stockTrend.observe(facts, window, {}));
      // The publication counts its incomplete newest quarter.
      const counted = observed.map((point) =>
        point.basis === INCOMPLETE_QUARTER ? { ...point, selected: true } : point,
      );
      const fit = fitTrend(stockTrend, counted)?.fit;
      if (!fit) return stop("not-determined", { value: stockTrend.id, n: observed.length });
      const ownership = must(computeOwnership(facts, window));
      const atYearEnd = ownership.find(({ date }) => date === YEAR_END);
      if (!atYearEnd) return stop("not-determined", { value: "chip-owners", n: 0 });
      const { hhiLower, topFiveShare = Number.NaN } = computeConcentration(atYearEnd);
      return new Map([
        ["doubling", (12 * Math.LN2) / ln(fit.growthPerYear)],
        ["five-firm-share", 100 * topFiveShare],
        ["concentration", hhiLower],
      ]);
    });
  },
};
