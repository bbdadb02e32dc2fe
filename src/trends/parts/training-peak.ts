/** Columns of the dataset `hardware` that hold a peak rate in a training format. */
export const trainingFormatColumns = {
  fp16_tensor_flop_s: "number?",
  fp16_flop_s: "number?",
  fp32_flop_s: "number?",
} as const;

type Format = keyof typeof trainingFormatColumns;

/** A dense peak rate and its column. */
export interface TrainingPeak {
  readonly format: Format;
  readonly flopPerSecond: number;
}

const formats = Object.keys(trainingFormatColumns) as readonly Format[];

/**
 * Dense peak in the fastest training format; undefined when none is known. The fastest is not
 * always the narrowest: consumer chips of 2016 run FP16 at a sixty-fourth of FP32.
 */
export function trainingPeak(
  chip: Readonly<Record<Format, number | undefined>>,
): TrainingPeak | undefined {
  const known = formats.flatMap((format) => {
    const flopPerSecond = chip[format];
    return flopPerSecond === undefined ? [] : [{ format, flopPerSecond }];
  });
  return known.reduce<TrainingPeak | undefined>(
    (best, peak) => (best && best.flopPerSecond >= peak.flopPerSecond ? best : peak),
    undefined,
  );
}
