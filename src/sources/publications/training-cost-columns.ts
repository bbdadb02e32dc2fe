import type { Skipped } from "../adapter.ts";
import type { NamedCells } from "../shared/carry-table.ts";

/** Columns of the price quotes of every edition. */
export const quoteColumns = [
  { name: "Price date", description: "day of the quote" },
  { name: "Hardware model", description: "chip" },
  { name: "Vendor", description: "who quotes" },
  {
    name: "Price per chip-hour (on-demand)",
    unit: "USD/(chip h)",
    description: "rent by the hour",
  },
  {
    name: "Price per chip-hour (1-year CUD)",
    unit: "USD/(chip h)",
    description: "rent for a year",
  },
  { name: "Price per chip-hour (3-year CUD)", unit: "USD/(chip h)", description: "rent for three" },
  { name: "Price (hardware purchase)", unit: "USD/chip", description: "price when bought" },
  { name: "Notes", description: "`DGX` for a share of that server, `single-unit` for a bare chip" },
];

/** Of the notes beside a quote, the words that the recipe reads; no sentence is carried. */
export function noteMarks({ Notes = "" }: NamedCells): NamedCells {
  const marks = [/DGX/, /single-unit/i].flatMap((mark) => Notes.match(mark)?.[0] ?? []);
  return { Notes: marks.join(" ").replace(/single-unit/i, "single-unit") };
}

/** Why a quote is left out. */
export const quoteReasons: Readonly<Record<"undated", Skipped["label"]>> = {
  undated: { en: "no date", zh: "无日期" },
};

/** Why a chip is left out. */
export const chipReasons: Readonly<Record<"unnamed", Skipped["label"]>> = {
  unnamed: { en: "no carried model names the chip", zh: "未被任何所载模型使用的芯片" },
};

/** Why a month of the price index is left out. */
export const deflatorReasons: Readonly<Record<"early", Skipped["label"]>> = {
  early: { en: "before the first run that is priced", zh: "早于首个可计价的训练" },
};

/** Costs are of models published from October 2015 on. */
export const isBeforeRuns = (month = ""): "early" | undefined =>
  month < "2015-01-01" ? "early" : undefined;
