import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { type ChipTotal, chipFigureColumns, readChipTotals } from "../shared/chip-totals.ts";
import { flag, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { slug } from "../shared/slug.ts";

const folder = "epoch-chips/";

/** Tables by path, with the day of the estimate where their notes do not tell it. */
const tables: Readonly<Record<string, string | undefined>> = {
  "owners_csv_export/nvidia_owners_cumulative_totals.csv": undefined,
  "owners_csv_export/nvidia_owners_OTHER_cumulative_totals.csv": undefined,
  "owners_csv_export/coreweave/coreweave_owners_cumulative_totals.csv": undefined,
  "owners_csv_export/amd_owners_cumulative_totals.csv": undefined,
  "owners_csv_export/tpu_owners_cumulative_totals.csv": undefined,
  "owners_csv_export/trainium_owners_cumulative_totals.csv": undefined,
  "data_inputs/named_other_owners_cumulative_totals.csv": "2026-04-22",
};

/** AI chips owned, cumulative since the start of the count, by owner, designer and quarter. */
export const chipOwners: Adapter = {
  dataset: "chip-owners",
  inputs: Object.keys(tables).map((path) => folder + path),
  ingest(texts) {
    const rows: ReturnType<typeof rowOf>[] = [];
    for (const [path, estimatedOn] of Object.entries(tables)) {
      const totals = readChipTotals(texts, folder + path, estimatedOn);
      if (!totals.ok) return totals;
      rows.push(...totals.value.map((total) => rowOf(total, path)));
    }
    return succeed(draftOf(description, rows));
  },
};

const rowOf = (total: ChipTotal, path: string) => ({
  id: `${slug(total.owner)}-${slug(total.designer)}-${total.endDate}`,
  date: total.endDate,
  known_on: total.estimatedOn,
  known_basis: "estimate",
  source: `https://github.com/epoch-research/ai-chip-counts/blob/main/${path}`,
  owner: total.owner,
  designer: total.designer,
  ...total.figures,
  incomplete: total.incomplete,
});

const description = {
  id: "chip-owners",
  title: { en: "AI chips owned, cumulative, by owner", zh: "各所有者人工智能芯片累计持有量" },
  publisher: "Epoch AI",
  url: "https://github.com/epoch-research/ai-chip-counts",
  licence: "MIT",
  attribution: "Epoch AI, AI Chip Owners (epoch-research/ai-chip-counts, MIT).",
  retrieved: "2026-11-23",
  columns: [
    text("owner", "company; China; or Other for all owners of NVIDIA chips not named"),
    text("designer", "who designs the chips; Google means TPU, Amazon means Trainium"),
    ...chipFigureColumns,
    flag("incomplete", "the publisher marks the last quarter as not complete"),
  ],
};
