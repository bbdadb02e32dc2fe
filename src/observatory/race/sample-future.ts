import { drawRace } from "./draw-race.ts";
import { emptyPath, type RacePath } from "./race-path.ts";
import type { RaceWorld } from "./race-world.ts";

/** Something that happens in one drawn race. */
export interface RaceEvent {
  /** Months ahead; 0 is today. */
  readonly month: number;
  /** Place of the lab in the world. */
  readonly lab: number;
  readonly kind: "leads" | "crosses" | "silent" | "returns";
  /** The bar crossed, as its place in the list; absent for what else happens. */
  readonly bar: number | undefined;
  /** The lab's record after it. */
  readonly score: number;
}

/** One drawn race, told. */
export interface SampledFuture {
  readonly draw: number;
  readonly events: readonly RaceEvent[];
  /** Records at the end, by lab. */
  readonly end: readonly number[];
}

/** Labs further behind than this at the start are told of only once they cross a bar or lead. */
const NEAR = 20;

/**
 * One race of those that are drawn, as events in order: who takes the lead, who crosses a bar, who
 * falls silent and who returns.
 *
 * @param bars scores to cross
 * @param draw which of the draws, from 0
 */
export function sampleFuture(
  world: RaceWorld,
  bars: readonly number[],
  draw: number,
): SampledFuture {
  const path = emptyPath(world.labs.length, world.months);
  drawRace(world)(draw, path);
  const near = world.labs.map((_, lab) => path.frontier[0]! - world.records[lab]! <= NEAR);
  const events: RaceEvent[] = [];
  for (let month = 0; month <= world.months; month++) {
    for (let lab = 0; lab < path.labs; lab++) {
      const add = (kind: RaceEvent["kind"], bar?: number): void => {
        events.push({ month, lab, kind, bar, score: recordAt(path, lab, month) });
      };
      if (month > 0) {
        bars.forEach((bar, index) => {
          if (recordAt(path, lab, month) >= bar && recordAt(path, lab, month - 1) < bar) {
            add("crosses", index);
          }
        });
        if (leaderAt(path, month) === lab && leaderAt(path, month - 1) !== lab) add("leads");
      }
      const [before, now] = [month === 0 || isIn(path, lab, month - 1), isIn(path, lab, month)];
      if (near[lab] && before && !now) add("silent");
      if (near[lab] && !before && now) add("returns");
    }
  }
  return { draw, events, end: world.labs.map((_, lab) => recordAt(path, lab, world.months)) };
}

const recordAt = ({ records, months }: RacePath, lab: number, month: number): number =>
  records[lab * (months + 1) + month]!;

const isIn = ({ inRace, months }: RacePath, lab: number, month: number): boolean =>
  inRace[lab * (months + 1) + month] === 1;

/** The lab with the best record; the first of several. */
function leaderAt(path: RacePath, month: number): number {
  let leader = 0;
  for (let lab = 1; lab < path.labs; lab++) {
    if (recordAt(path, lab, month) > recordAt(path, leader, month)) leader = lab;
  }
  return leader;
}
