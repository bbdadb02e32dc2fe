import { isTpu, type TrainingRun } from "./training-run.ts";

/**
 * Runs with unknown hardware filled in: the chip, other than Google's, that most runs of the same
 * publication year name. On a tie, the first chip in alphabetical order.
 *
 * For replicating results that did this. Live estimates impute nothing.
 *
 * @param runs the runs to complete
 * @param population the runs among which chips are counted, of any scale
 */
export function imputeHardware<Run extends TrainingRun>(
  runs: readonly Run[],
  population: readonly TrainingRun[],
): readonly Run[] {
  const common = mostCommonChips(population);
  return runs.map((run) => {
    const chip = common.get(yearOf(run));
    return run.hardware.length > 0 || chip === undefined ? run : { ...run, hardware: [chip] };
  });
}

function mostCommonChips(population: readonly TrainingRun[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const run of population) {
    if (run.hardware.some(isTpu)) continue;
    const ofYear = counts.get(yearOf(run)) ?? new Map<string, number>();
    counts.set(yearOf(run), ofYear);
    for (const chip of run.hardware) ofYear.set(chip, (ofYear.get(chip) ?? 0) + 1);
  }
  return new Map([...counts].map(([year, ofYear]) => [year, mostCommon(ofYear)]));
}

const mostCommon = (counts: ReadonlyMap<string, number>): string => {
  const most = Math.max(...counts.values());
  const named = [...counts].filter(([, count]) => count === most).map(([chip]) => chip);
  return named.sort()[0] as string;
};

const yearOf = (run: TrainingRun): string => run.published.slice(0, 4);
