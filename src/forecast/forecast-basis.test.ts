import { describe, expect, test } from "vitest";
import { backtest } from "./backtest.ts";
import { forecastBases } from "./forecast-basis.ts";
import { recordDrops } from "./record-drops.ts";
import type { Series, SeriesKind } from "./series.ts";

const points = (count: number, step: number, value: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => ({ day: i * step, value: value(i) }));

const seriesOf = (kind: SeriesKind, own: ReturnType<typeof points>): Series => ({
  kind,
  groups: new Map([["", own]]),
  pooled: false,
  usualSpread: 0.25,
});

describe("forecasts from one origin", () => {
  test("know nothing that comes after it", () => {
    const past = points(60, 30, (i) => Math.sin(i));
    const future = [...past, { day: 60 * 30 + 5, value: 1e6 }];
    for (const kind of ["scatter", "flow", "record-up"] as const) {
      const bases = forecastBases(seriesOf(kind, past), 60 * 30);
      expect(bases.length).toBe(3);
      expect(forecastBases(seriesOf(kind, future), 60 * 30)).toEqual(bases);
    }
  });

  test("are made for series that have been seen for long enough", () => {
    expect(
      forecastBases(
        seriesOf(
          "scatter",
          points(10, 60, (i) => i),
        ),
        600,
      ),
    ).toEqual([]);
    expect(
      forecastBases(
        seriesOf(
          "flow",
          points(3, 90, (i) => i),
        ),
        200,
      ),
    ).toEqual([]);
    // Its last report is seven months old.
    expect(
      forecastBases(
        seriesOf(
          "flow",
          points(9, 90, (i) => i),
        ),
        9 * 90 + 150,
      ),
    ).toEqual([]);
    expect(
      forecastBases(
        seriesOf(
          "record-up",
          points(4, 20, (i) => i),
        ),
        89,
      ),
    ).toEqual([]);
  });

  test("an exact line leaves its members no errors, so only what is usual is left of the spread", () => {
    const line = points(60, 30, (i) => i);
    const errors = backtest(seriesOf("flow", line), line, 59 * 30)
      .get("straight-line")
      ?.get(12);
    expect(errors?.length).toBeGreaterThan(10);
    for (const { error } of errors ?? []) expect(error).toBeCloseTo(0, 9);
  });

  test("further horizons of a walk are less certain", () => {
    const wild = points(60, 30, (i) => i / 10 + Math.sin(7 * i));
    const scales = forecastBases(seriesOf("scatter", wild), 60 * 30).map(
      ({ members }) => members["straight-line"]?.scale ?? 0,
    );
    expect(scales[0]).toBeGreaterThan(0);
    expect(scales[2]).toBeGreaterThan((scales[0] as number) * 0.9);
  });
});

describe("how far standing records have fallen", () => {
  const halving: Series = {
    kind: "record-down",
    groups: new Map([["bar", points(20, 91.3125, (i) => -0.3 * i)]]),
    pooled: true,
    usualSpread: 0.25,
  };

  test("is what they fell over the horizon, with a little of what is not yet known", () => {
    const drops = recordDrops(halving, "bar", 20 * 91.3125, 6);
    // Two steps of 0.3 in six months, whichever month one starts from; five made-up drops remain.
    expect(drops[50]).toBeCloseTo(0.6, 9);
    expect(Math.min(...drops)).toBeGreaterThanOrEqual(0);
  });

  test("before anything is known is made-up drops alone: mostly small, one in five large", () => {
    const fresh: Series = { ...halving, groups: new Map([["bar", [{ day: 0, value: 0 }]]]) };
    const drops = recordDrops(fresh, "bar", 10, 6);
    expect([...new Set(drops)]).toEqual([0, 0.05, 0.1, 0.2, 0.6]);
  });
});
