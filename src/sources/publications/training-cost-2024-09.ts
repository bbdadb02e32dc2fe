import { succeed } from "../../base/outcome.ts";
import type { PublicationAdapter } from "../publication-adapter.ts";
import { trainingCostDescription } from "./training-cost-description.ts";
import { carryTrainingCostTables } from "./training-cost-tables.ts";

const edition = { folder: "training-cost-2024-09", commit: "a2fcd95" };

/** The tables of the second edition: the models of the first, later prices and price index. */
export const trainingCost202409: PublicationAdapter = {
  publication: "training-cost-2024-09",
  carry(texts) {
    const tables = carryTrainingCostTables(texts, edition);
    return tables.ok ? succeed({ description, tables: tables.value }) : tables;
  },
};

const description = trainingCostDescription({
  id: "training-cost-2024-09",
  title: {
    en: "Cost of frontier training runs: Cottier et al. 2024, second edition",
    zh: "前沿训练成本：Cottier 等，2024，第二版",
  },
  url: "https://arxiv.org/abs/2405.21015v2",
  commit: edition.commit,
});
