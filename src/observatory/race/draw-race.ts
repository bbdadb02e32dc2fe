import { exp } from "../../stats/elementary/exp.ts";
import { expm1 } from "../../stats/elementary/expm1.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { normalOfWord } from "../../stats/normal-of-word.ts";
import { hazardAt } from "./fit-silence.ts";
import type { DrawPath } from "./race-path.ts";
import type { RaceWorld } from "./race-world.ts";
import { evenUniform, purposes, uniformOfWord, wordsOfSeed } from "./random-words.ts";

const MONTH = 1 / 12;
const ROOT_MONTH = Math.sqrt(MONTH);

/**
 * Draws of the race, month by month.
 *
 * A lab's hidden level moves at the common pace, its own, and a share of its gap to the frontier,
 * with scatter; its record is the best level so far. A lab falls silent with a hazard that grows
 * with its gap and then stands still until it comes back. The random numbers of a lab depend on its
 * name, the month and the draw alone, and a smaller hazard never silences a lab that a larger one
 * would not, so that worlds with and without a lever are compared draw by draw.
 */
export function drawRace(world: RaceWorld): DrawPath {
  const { labs, months, keys, records: start, pushes, common } = world;
  const count = labs.length;
  const stride = months + 1;
  const words = wordsOfSeed(world.seed);
  const silencing = silencingOf(world);
  const untilReturn = monthsUntilReturn(world.returning, months);
  const level = new Float64Array(count);
  const own = new Float64Array(count);
  const inRace = new Uint8Array(count);
  const returns = new Int32Array(count);
  /** Four words last a lab two months: a number for scatter and one for silence each. */
  const drawn = new Uint32Array(4 * count);
  const drawnFor = new Int32Array(count);

  return (draw, path) => {
    const cell = cellAt(world.cumulative, evenUniform(words, purposes.cell, draw));
    const pace = world.pace[cell]!;
    const catchUp = world.catchUp[cell]!;
    const scatter = world.scatter[cell]! * ROOT_MONTH;
    let frontier = Number.NEGATIVE_INFINITY;
    for (let lab = 0; lab < count; lab++) {
      const first = words(purposes.lab, keys[lab]!, 0, draw);
      own[lab] = world.ownMean[lab]! + world.ownSd[lab]! * normalOfWord(first[0]);
      inRace[lab] = uniformOfWord(first[1]) < world.inRace[lab]! ? 1 : 0;
      returns[lab] = untilReturn(first[2]);
      drawnFor[lab] = -1;
      level[lab] = start[lab]!;
      path.records[lab * stride] = start[lab]!;
      path.inRace[lab * stride] = inRace[lab]!;
      frontier = Math.max(frontier, start[lab]!);
    }
    path.frontier[0] = frontier;

    for (let month = 1; month <= months; month++) {
      const pair = (month - 1) >> 1;
      const half = 2 * ((month - 1) & 1);
      const shock = common * ROOT_MONTH * normalOfWord(words(purposes.common, 0, month, draw)[0]);
      let next = frontier;
      for (let lab = 0; lab < count; lab++) {
        const at = lab * stride + month;
        const isReturn = month === returns[lab];
        let record = path.records[at - 1]!;
        if (inRace[lab] === 1 || isReturn) {
          const place = 4 * lab;
          if (drawnFor[lab] !== pair) {
            drawnFor[lab] = pair;
            const four = words(purposes.month, keys[lab]!, pair, draw);
            drawn[place] = four[0];
            drawn[place + 1] = four[1];
            drawn[place + 2] = four[2];
            drawn[place + 3] = four[3];
          }
          const before = level[lab]!;
          const gap = frontier > before ? frontier - before : 0;
          // A lab returns in months of its own whether it is silent or not: who is in the race is
          // ordered by hazard, and in the end as likely as its rates say.
          const luck = uniformOfWord(drawn[place + half + 1]!);
          const stays = isReturn || luck >= silencing(at, gap);
          inRace[lab] = stays ? 1 : 0;
          if (stays) {
            const rate = catchUp + pushes.catchUp[at]!;
            const pull = rate > 0 ? rate * gap : 0;
            const drift = (pace + own[lab]! + pushes.growth[at]! + pull) * MONTH;
            const noise = scatter * normalOfWord(drawn[place + half]!);
            const after = before + drift + pushes.step[at]! + noise + shock;
            level[lab] = after;
            if (after > record) record = after;
            if (record > next) next = record;
          }
          if (isReturn) {
            returns[lab] = month + untilReturn(words(purposes.lab, keys[lab]!, month, draw)[2]);
          }
        }
        path.inRace[at] = inRace[lab]!;
        path.records[at] = record;
      }
      frontier = next;
      path.frontier[month] = frontier;
    }
  };
}

/** Probability of what happens at a rate a year, in a month. */
const inMonth = (rate: number): number => -expm1(-rate * MONTH);

/** Months until the next in which a silent lab would come back, 1 or more; of late ones, no more. */
function monthsUntilReturn(returning: number, months: number): (word: number) => number {
  const logAway = ln(1 - inMonth(returning));
  const latest = exp(logAway * months);
  return (word) => {
    const uniform = uniformOfWord(word);
    return uniform < latest ? months + 1 : 1 + Math.floor(ln(uniform) / logAway);
  };
}

/** The first cell whose cumulative probability exceeds a uniform number. */
function cellAt(cumulative: Float64Array, uniform: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] as number) > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Points between entries of the table of probabilities, and how many there are. */
const STEP = 1 / 16;
const REACH = 200;
const ENTRIES = REACH / STEP;

/**
 * Probability of falling silent in a month by place and gap: interpolated, within 1e-5 of itself, in
 * a table for every multiple of the hazard.
 */
function silencingOf({
  hazard,
  byGap,
  returning,
  pushes,
}: RaceWorld): (at: number, gap: number) => number {
  const multiples = [...new Set(pushes.hazard)];
  const classes = Uint8Array.from(pushes.hazard, (multiple) => multiples.indexOf(multiple));
  const stays = 1 - inMonth(returning);
  const table = new Float64Array(multiples.length * (ENTRIES + 2));
  multiples.forEach((multiple, index) => {
    for (let entry = 0; entry < ENTRIES + 2; entry++) {
      const rate = hazardAt(hazard, byGap, entry * STEP, multiple);
      // Less those that would return in the same month.
      table[index * (ENTRIES + 2) + entry] = (1 - exp(-rate * MONTH)) / stays;
    }
  });
  return (at, gap) => {
    const place = gap < REACH ? gap / STEP : ENTRIES;
    const entry = place | 0;
    const from = classes[at]! * (ENTRIES + 2) + entry;
    const low = table[from]!;
    return low + (table[from + 1]! - low) * (place - entry);
  };
}
