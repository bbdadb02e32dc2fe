import { succeed } from "../../base/outcome.ts";
import type { PublicationAdapter } from "../publication-adapter.ts";
import { trainingCostDescription } from "./training-cost-description.ts";
import { carryTrainingCostTables } from "./training-cost-tables.ts";

const edition = {
  folder: "training-cost-2024-06",
  commit: "312c7ed5322351f74c308700329a62ef01f33221",
};

/** The tables of the first edition of the training-cost result. */
export const trainingCost202406: PublicationAdapter = {
  publication: "training-cost-2024-06",
  carry(texts) {
    const tables = carryTrainingCostTables(texts, edition);
    return tables.ok ? succeed({ description, tables: tables.value }) : tables;
  },
};

const description = trainingCostDescription({
  id: "training-cost-2024-06",
  title: {
    en: "Cost of frontier training runs: Cottier et al. 2024, first edition",
    zh: "前沿训练成本：Cottier 等，2024，第一版",
  },
  url: "https://arxiv.org/abs/2405.21015v1",
  commit: edition.commit,
});
