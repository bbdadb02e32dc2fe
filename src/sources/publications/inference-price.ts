import { succeed } from "../../base/outcome.ts";
import type { PublicationAdapter } from "../publication-adapter.ts";

/** Price of a fixed performance: half of its rows may not be passed on, so it is only described. */
export const inferencePrice: PublicationAdapter = {
  publication: "inference-price",
  carry: () => succeed({ description, tables: [] }),
};

const description = {
  id: "inference-price",
  title: {
    en: "Price of a fixed performance: Epoch AI, March 2025",
    zh: "固定性能的价格：Epoch AI，2025 年 3 月",
  },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data-insights/llm-inference-price-trends",
  licence: "none stated; nothing is carried",
  attribution: "Epoch AI, LLM inference prices have fallen rapidly but unequally across tasks.",
  retrieved: "2026-11-23",
  notCarried: [
    {
      what: {
        en: "prices and scores of 38 of the 73 rows are Artificial Analysis's, whose terms do not allow passing them on; the published series rest on all 73",
        zh: "73 行中有 38 行的价格与分数来自 Artificial Analysis，其条款不允许转发；已发表的序列依据全部 73 行",
      },
      files: [
        "inference-price/aa_data_with_math5.csv",
        "inference-price/epoch_ai_price_data_not_in_aa_with_benchmarks.csv",
      ],
      url: "https://github.com/epoch-research/llm-benchmark-efficiency/tree/34b9233/data",
    },
  ],
};
