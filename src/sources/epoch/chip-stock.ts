import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { type ChipTotal, chipFigureColumns, readChipTotals } from "../shared/chip-totals.ts";
import { flag, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { slug } from "../shared/slug.ts";

const families = {
  nvidia: "GPU",
  amd: "GPU",
  tpu: "TPU",
  trainium: "Trainium",
} as const;

const fileOf = (family: string): string => `epoch-chips/csv_export/${family}_cumulative_totals.csv`;

/** AI chips delivered since the start of the count, by designer and end of quarter. */
export const chipStock: Adapter = {
  dataset: "chip-stock",
  inputs: Object.keys(families).map(fileOf),
  ingest(texts) {
    const rows: ReturnType<typeof rowOf>[] = [];
    for (const [family, kind] of Object.entries(families)) {
      const totals = readChipTotals(texts, fileOf(family));
      if (!totals.ok) return totals;
      rows.push(...totals.value.map((total) => rowOf(total, family, kind)));
    }
    return succeed(draftOf(description, rows));
  },
};

const rowOf = (total: ChipTotal, family: string, kind: string) => ({
  id: `${slug(family)}-${total.endDate}`,
  date: total.endDate,
  known_on: total.estimatedOn,
  known_basis: "estimate",
  source: `https://github.com/epoch-research/ai-chip-counts/blob/main/csv_export/${family}_cumulative_totals.csv`,
  designer: total.designer,
  family: kind,
  ...total.figures,
  incomplete: total.incomplete,
});

const description = {
  id: "chip-stock",
  title: {
    en: "AI chips delivered, cumulative, by designer",
    zh: "各设计商人工智能芯片累计交付量",
  },
  publisher: "Epoch AI",
  url: "https://github.com/epoch-research/ai-chip-counts",
  licence: "MIT",
  attribution: "Epoch AI, AI Chip Sales (epoch-research/ai-chip-counts, MIT).",
  retrieved: "2026-11-23",
  columns: [
    text("designer", "who designs the chips"),
    text("family", "GPU, TPU or Trainium"),
    ...chipFigureColumns,
    flag("incomplete", "the publisher marks the last quarter as not complete"),
  ],
};
