import { succeed } from "../../base/outcome.ts";
import type { PublicationAdapter } from "../publication-adapter.ts";
import { carryTable } from "../shared/carry-table.ts";

const repository =
  "https://github.com/epoch-research/analyzing-chinchilla/tree/92258837425e1b5f2851d624287f0120583a3d0e";

/** The points of the Chinchilla scaling law, as read off its figure. */
export const chinchilla: PublicationAdapter = {
  publication: "chinchilla",
  carry(texts) {
    const runs = carryTable(texts, { table, reasons: {} });
    return runs.ok ? succeed({ description, tables: [runs.value] }) : runs;
  },
};

const table = {
  file: "runs.csv",
  standsFor: "chinchilla/svg_extracted_data.csv",
  url: repository,
  columns: [
    { name: "Model Size", unit: "1", description: "parameters of the model" },
    { name: "Training FLOP", unit: "FLOP", description: "training compute" },
    { name: "loss", unit: "nat/token", description: "final loss" },
  ],
};

const description = {
  id: "chinchilla",
  title: {
    en: "Chinchilla scaling law: Besiroglu et al. 2024",
    zh: "Chinchilla 缩放定律：Besiroglu 等，2024",
  },
  publisher: "Epoch AI",
  url: "https://arxiv.org/abs/2404.10102",
  licence: "none stated; figures used as facts with attribution",
  attribution:
    "Besiroglu, Erdil, Barnett and You, Chinchilla Scaling: A replication attempt (arXiv 2404.10102): points read off figure 4 of Hoffmann et al. (arXiv 2203.15556).",
  retrieved: "2026-11-23",
  notCarried: [
    {
      what: {
        en: "place and colour of each point in the figure",
        zh: "各数据点在图中的位置与颜色",
      },
      files: [],
      url: repository,
    },
  ],
};
