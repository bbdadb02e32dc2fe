import { philox4x32 } from "./philox.ts";

/**
 * Draw with replacement: how often each member appears in one resample of the same size.
 *
 * A pure function of seed, resample, stratum and size, so any part of a bootstrap can be drawn on
 * its own. An index is floor(word · n / 2³²); its bias of n / 2³² is far below what resampling can
 * show.
 *
 * @param seed whole number from 0 to 2⁵³ − 1
 * @param resample number of the resample, from 0 to 2³² − 1
 * @param counts filled with the counts; its length is the number of members
 * @param stratum number of the group drawn from, where groups are drawn separately
 */
export function drawCounts(seed: number, resample: number, counts: Int32Array, stratum = 0): void {
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32)] as const;
  const size = counts.length;
  counts.fill(0);
  for (let drawn = 0; drawn < size; drawn += 4) {
    const words = philox4x32([drawn / 4, resample, stratum, 0], key);
    for (let lane = 0; lane < 4 && drawn + lane < size; lane++) {
      const index = Math.floor((words[lane]! / 2 ** 32) * size);
      counts[index]!++;
    }
  }
}
