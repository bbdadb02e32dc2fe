import { succeed } from "../../base/outcome.ts";
import type { PublicationAdapter } from "../publication-adapter.ts";
import { carryTable } from "../shared/carry-table.ts";

const repository = "https://github.com/epoch-research/benchmark-stitching/tree/f87d3cc";

/** The scores behind the capability index. */
export const capabilityIndex: PublicationAdapter = {
  publication: "capability-index",
  carry(texts) {
    const scores = carryTable(texts, {
      table,
      reasons: {},
      change: ({ source = "" }) => ({ source: namedOnce(source) }),
    });
    return scores.ok ? succeed({ description, tables: [scores.value] }) : scores;
  },
};

/** A few sources upstream are a title written twice without a blank. */
const namedOnce = (source: string): string => source.replace(/^(.{8,})\1$/, "$1");

const table = {
  file: "scores.csv",
  standsFor: "capability-index/scores.csv",
  url: repository,
  columns: [
    { name: "model", description: "version of the model" },
    { name: "model_date", description: "release of the model" },
    { name: "benchmark", description: "name of the benchmark" },
    { name: "benchmark_date", description: "release of the benchmark, where dated" },
    { name: "performance", unit: "1", description: "share of full marks" },
    { name: "source", description: "who measured or reported the score" },
  ],
};

const description = {
  id: "capability-index",
  title: {
    en: "Capability index: Ho et al. 2025, A Rosetta Stone for AI benchmarks",
    zh: "能力指数：Ho 等，2025，《A Rosetta Stone for AI benchmarks》",
  },
  publisher: "Epoch AI",
  url: "https://github.com/epoch-research/benchmark-stitching",
  licence:
    "MIT (benchmark-stitching); scores of other boards and reports used as facts with attribution",
  attribution:
    "Epoch AI, benchmark-stitching (commit f87d3cc), scores after its loader; each row names the board or report that measured the score.",
  retrieved: "2026-11-23",
  notCarried: [
    {
      what: {
        en: "scores that the publisher's loader drops, and the tables of runs they come from",
        zh: "发布者加载程序剔除的分数，以及分数所依据的运行表",
      },
      files: [],
      url: repository,
    },
  ],
};
