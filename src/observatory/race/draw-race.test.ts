import { describe, expect, test } from "vitest";
import { drawRace } from "./draw-race.ts";
import { type LabPush, pushLabs } from "./push-labs.ts";
import { emptyPath, type RacePath } from "./race-path.ts";
import type { RaceWorld } from "./race-world.ts";
import { keyOfLab } from "./random-words.ts";

const MONTHS = 24;

/** A world of known parameters. */
function worldOf(
  labs: Readonly<Record<string, number>>,
  change: Partial<RaceWorld> = {},
): RaceWorld {
  const names = Object.keys(labs);
  const each = (value: number) => new Float64Array(names.length).fill(value);
  const everywhere = (value: number) => new Float64Array(names.length * (MONTHS + 1)).fill(value);
  return {
    seed: 3,
    months: MONTHS,
    labs: names,
    keys: Uint32Array.from(names, keyOfLab),
    records: Float64Array.from(Object.values(labs)),
    inRace: each(1),
    ownMean: each(0),
    ownSd: each(1),
    pace: Float64Array.of(8, 12),
    catchUp: Float64Array.of(0.3, 0.6),
    scatter: Float64Array.of(6, 9),
    cumulative: Float64Array.of(0.4, 1),
    hazard: 0.3,
    byGap: 0.8,
    returning: 0.15,
    common: 2.5,
    pushes: {
      growth: everywhere(0),
      step: everywhere(0),
      catchUp: everywhere(0),
      hazard: everywhere(1),
    },
    ...change,
  };
}

function drawnPaths(world: RaceWorld, draws = 200): readonly RacePath[] {
  const draw = drawRace(world);
  return Array.from({ length: draws }, (_, index) => {
    const path = emptyPath(world.labs.length, world.months);
    draw(index, path);
    return path;
  });
}

const recordsOf = (path: RacePath, lab: number) =>
  path.records.slice(lab * (MONTHS + 1), (lab + 1) * (MONTHS + 1));

const field = { A: 150, B: 147, C: 140, D: 128 };

describe("a drawn race", () => {
  test("is straight lines without catch-up, scatter, silence and spread", () => {
    const world = worldOf(field, {
      ownSd: new Float64Array(4),
      pace: Float64Array.of(12),
      catchUp: Float64Array.of(0),
      scatter: Float64Array.of(0),
      cumulative: Float64Array.of(1),
      hazard: 0,
      common: 0,
    });
    for (const path of drawnPaths(world, 3)) {
      Object.values(field).forEach((score, lab) => {
        recordsOf(path, lab).forEach((record, month) => {
          expect(record).toBeCloseTo(score + month, 9);
        });
      });
    }
  });

  test("has the moments of its walk: pace in mean, scatter and common shock in variance", () => {
    const world = worldOf(
      { A: 100, B: 300 },
      {
        ownSd: new Float64Array(2),
        pace: Float64Array.of(120),
        catchUp: Float64Array.of(0),
        scatter: Float64Array.of(8),
        cumulative: Float64Array.of(1),
        hazard: 0,
      },
    );
    const draws = 4000;
    // A pace so fast that the level never falls below the record.
    const gains = drawnPaths(world, draws).map((path) => recordsOf(path, 0)[12]! - 100);
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / draws;
    const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / draws;
    const expected = 8 ** 2 + 2.5 ** 2;
    expect(Math.abs(mean - 120)).toBeLessThan(4 * Math.sqrt(expected / draws));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
  });

  test("closes an eᵏ-th of a gap: catch-up of the level is that of its equation", () => {
    const world = worldOf(
      { A: 400, B: 100 },
      {
        ownSd: new Float64Array(2),
        pace: Float64Array.of(0),
        catchUp: Float64Array.of(0.6),
        scatter: Float64Array.of(0),
        cumulative: Float64Array.of(1),
        hazard: 0,
        common: 0,
      },
    );
    const [path] = drawnPaths(world, 1);
    expect(400 - recordsOf(path as RacePath, 1)[12]!).toBeCloseTo(300 * (1 - 0.6 / 12) ** 12, 9);
  });

  test("falls silent by its hazard, and comes back by that of return", () => {
    const world = worldOf({ A: 150, B: 140 }, { byGap: 0, hazard: 0.5 });
    const draws = 4000;
    const present = drawnPaths(world, draws).map((path) => path.inRace[MONTHS] as number);
    const share = present.reduce((sum, value) => sum + value, 0) / draws;
    // Two states in months: falls with f, returns with r.
    const [falls, returns] = [1 - Math.exp(-0.5 / 12), 1 - Math.exp(-0.15 / 12)];
    const rest = returns / (falls + returns);
    const expected = rest + (1 - rest) * (1 - falls - returns) ** MONTHS;
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
  });

  test("keeps the numbers of a lab when another joins far behind", () => {
    const alone = drawnPaths(worldOf(field));
    const joined = drawnPaths(worldOf({ E: 20, ...field }));
    alone.forEach((path, draw) => {
      Object.keys(field).forEach((_, lab) => {
        expect(recordsOf(joined[draw] as RacePath, lab + 1)).toEqual(recordsOf(path, lab));
      });
    });
  });

  test("knows no effect of catch-up where nobody is behind", () => {
    const one = (catchUp: number) =>
      drawnPaths(
        worldOf(
          { A: 150 },
          {
            catchUp: Float64Array.of(catchUp, catchUp),
            scatter: Float64Array.of(0, 0),
            common: 0,
            pace: Float64Array.of(12, 12),
            hazard: 0,
          },
        ),
        20,
      );
    const slow = one(0);
    one(1).forEach((path, draw) => {
      expect(path.records).toEqual((slow[draw] as RacePath).records);
    });
  });

  const levers: readonly (readonly [string, (size: number) => LabPush["push"]])[] = [
    ["growth", (size) => ({ kind: "growth", pointsPerYear: 10 * size })],
    ["a step", (size) => ({ kind: "step", points: 10 * size })],
    ["catch-up", (size) => ({ kind: "catch-up", perYear: size })],
    ["a smaller hazard", (size) => ({ kind: "hazard", multiple: 1 - size / 3 })],
  ];
  const sizes = [0, 0.5, 1, 2, 3];
  const pushed = (world: RaceWorld, push: LabPush["push"], draws?: number) =>
    drawnPaths(pushLabs(world, [{ labs: [2], from: 6, push }]), draws);

  test.each(levers.slice(0, 3))(
    "never has a lab that stays do worse for more of %s, draw by draw",
    (_, pushOf) => {
      const bySize = sizes.map((size) => pushed(worldOf(field, { hazard: 0 }), pushOf(size)));
      for (const [index, more] of bySize.slice(1).entries()) {
        more.forEach((path, draw) => {
          const less = recordsOf(bySize[index]?.[draw] as RacePath, 2);
          recordsOf(path, 2).forEach((record, month) => {
            expect(record).toBeGreaterThanOrEqual(less[month]!);
          });
        });
      }
    },
  );

  test.each(levers)("has a lab in the race at least as long for more of %s", (_, pushOf) => {
    const bySize = sizes.map((size) => pushed(worldOf(field), pushOf(size)));
    for (const [index, more] of bySize.slice(1).entries()) {
      more.forEach((path, draw) => {
        const less = bySize[index]?.[draw] as RacePath;
        for (let month = 0; month <= MONTHS; month++) {
          const at = 2 * (MONTHS + 1) + month;
          expect(path.inRace[at]).toBeGreaterThanOrEqual(less.inRace[at]!);
        }
      });
    }
  });

  test.each(levers)("gives a lab more of the frontier for more of %s", (_, pushOf) => {
    const shares = sizes.map((size) => {
      const paths = pushed(worldOf(field), pushOf(size), 1000);
      const reached = paths.filter((path) => recordsOf(path, 2)[MONTHS]! >= 160);
      return reached.length / paths.length;
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(shares[0]!);
  });

  test("has a lab that stays for sure in the race in every month", () => {
    const world = worldOf(field, { inRace: Float64Array.of(0.1, 0.1, 0.1, 0.1), hazard: 3 });
    const push = { kind: "hazard", multiple: 0 } as const;
    for (const path of drawnPaths(pushLabs(world, [{ labs: [3], from: 0, push }]))) {
      expect(path.inRace.slice(3 * (MONTHS + 1)).every((value) => value === 1)).toBe(true);
    }
  });
});
