import { expect, test } from "vitest";
import { drawRace } from "./draw-race.ts";
import { emptyPath } from "./race-path.ts";
import type { RaceWorld } from "./race-world.ts";
import { keyOfLab } from "./random-words.ts";
import { sampleFuture } from "./sample-future.ts";

const months = 12;
const labs = ["A", "B", "C"];

/** B gains two points a month on A, C is silent from today and far behind. */
function worldOf(change: Partial<RaceWorld> = {}): RaceWorld {
  const everywhere = (value: number) => new Float64Array(labs.length * (months + 1)).fill(value);
  return {
    seed: 1,
    months,
    labs,
    keys: Uint32Array.from(labs, keyOfLab),
    records: Float64Array.of(150, 145, 120),
    inRace: Float64Array.of(1, 1, 1),
    ownMean: Float64Array.of(0, 24, 0),
    ownSd: new Float64Array(3),
    pace: Float64Array.of(0),
    catchUp: Float64Array.of(0),
    scatter: Float64Array.of(0),
    cumulative: Float64Array.of(1),
    hazard: 0,
    byGap: 0,
    returning: 0.15,
    common: 0,
    pushes: {
      growth: everywhere(0),
      step: everywhere(0),
      catchUp: everywhere(0),
      hazard: everywhere(1),
    },
    ...change,
  };
}

test("a race without chance is told as what must happen", () => {
  const { events, end } = sampleFuture(worldOf(), [149, 160], 0);
  const told = events.map(({ month, lab, kind, bar, score }) => [
    month,
    labs[lab],
    kind,
    bar,
    Math.round(score),
  ]);
  expect(told).toEqual([
    [2, "B", "crosses", 0, 149],
    [3, "B", "leads", undefined, 151],
    [8, "B", "crosses", 1, 161],
  ]);
  expect(end.map(Math.round)).toEqual([150, 169, 120]);
});

test("who is near and falls silent is told of, and again when it returns", () => {
  const world = worldOf({ inRace: Float64Array.of(1, 0, 0), returning: 3 });
  const silent = sampleFuture(world, [], 0).events.filter(({ kind }) => kind === "silent");
  expect(silent.map(({ month, lab }) => [month, labs[lab]])).toEqual([[0, "B"]]);
  const returned = Array.from({ length: 20 }, (_, draw) => sampleFuture(world, [], draw))
    .flatMap(({ events }) => events)
    .filter(({ kind }) => kind === "returns");
  expect(returned.length).toBeGreaterThan(0);
  expect(new Set(returned.map(({ lab }) => labs[lab]))).toEqual(new Set(["B"]));
});

test("is the race of that draw, and of no other", () => {
  const world = worldOf({ scatter: Float64Array.of(8), common: 2.5 });
  const path = emptyPath(labs.length, months);
  drawRace(world)(7, path);
  const records = labs.map((_, lab) => path.records[lab * (months + 1) + months]);
  expect(sampleFuture(world, [], 7).end).toEqual(records);
  expect(sampleFuture(world, [], 8).end).not.toEqual(records);
});
