import type { Fact } from "../../data/facts.ts";
import { cellReceipt } from "../../data/receipt.ts";
import { type TrainingPeak, trainingFormatColumns } from "./training-peak.ts";
import type { Observation } from "./trend.ts";

/** Columns of the dataset `hardware` that every trend over chips needs. */
export const chipColumns = {
  name: "text",
  manufacturer: "text?",
  ...trainingFormatColumns,
} as const;

export type ChipFact = Fact<typeof chipColumns>;

/** What a chip's peak rate is divided by, with its column. */
export interface Divisor {
  readonly column: string;
  readonly value: number;
  readonly unit: string;
  readonly name: string;
}

/** Peak rate of a chip per unit of something, as a point of the trend `id`. */
export function chipRatio(
  id: string,
  chip: ChipFact,
  peak: TrainingPeak,
  divisor: Divisor,
): Observation {
  const value = peak.flopPerSecond / divisor.value;
  return {
    ...chipPoint(chip),
    value,
    receipt: {
      id: `${id}/${chip.id}`,
      value,
      unit: `FLOP/s/${divisor.unit}`,
      formula: `peak FLOP/s ÷ ${divisor.name}`,
      inputs: [
        cellReceipt("hardware", chip, peak.format, peak.flopPerSecond, "FLOP/s"),
        cellReceipt("hardware", chip, divisor.column, divisor.value, divisor.unit),
      ],
    },
  };
}

/** The fields of a chip's point besides its value. */
export const chipPoint = (chip: Fact<{ name: "text"; manufacturer: "text?" }>) => ({
  id: chip.id,
  label: chip.name,
  date: chip.date,
  selected: true,
  ...(chip.manufacturer === undefined ? {} : { organization: chip.manufacturer }),
  source: chip.source,
});
