/** Columns of the dataset `hardware` that hold a peak rate in a training format. */
export const trainingFormatColumns = {
  fp16_tensor_flop_s: "number?",
  fp16_flop_s: "number?",
  fp32_flop_s: "number?",
} as const;

type Format = keyof typeof trainingFormatColumns;

/** A dense peak rate and the column it stands in. */
export interface TrainingPeak {
  readonly format: Format;
  readonly flopPerSecond: number;
}

const fastestFirst: readonly Format[] = ["fp16_tensor_flop_s", "fp16_flop_s", "fp32_flop_s"];

/** Dense peak in the fastest format in which models are trained; undefined when none is known. */
export function trainingPeak(
  chip: Readonly<Record<Format, number | undefined>>,
): TrainingPeak | undefined {
  for (const format of fastestFirst) {
    const flopPerSecond = chip[format];
    if (flopPerSecond !== undefined) return { format, flopPerSecond };
  }
  return undefined;
}
