import { describe, expect, test } from "vitest";
import { kaplanMeier, medianSurvival, type Watched } from "./kaplan-meier.ts";

/** Weeks in remission of 21 leukaemia patients on 6-mercaptopurine (Freireich et al. 1963). */
const remission: Watched[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((duration) => ({ duration, observed: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((duration) => ({
    duration,
    observed: false,
  })),
];

describe("kaplanMeier", () => {
  const curve = kaplanMeier(remission, 0.95);

  test("gives the textbook curve of the 6-MP patients with Greenwood's errors", () => {
    // Collett, Modelling Survival Data, and R's survfit print: time, at risk, survival, error.
    const printed = [
      [6, 21, 0.857, 0.0764],
      [7, 17, 0.807, 0.0869],
      [10, 15, 0.753, 0.0963],
      [13, 12, 0.69, 0.1068],
      [16, 11, 0.627, 0.1141],
      [22, 7, 0.538, 0.1282],
      [23, 6, 0.448, 0.1346],
    ];
    expect(
      curve.steps.map(({ time, atRisk, survival, standardError }) => [
        time,
        atRisk,
        Number(survival.toFixed(3)),
        Number(standardError.toFixed(4)),
      ]),
    ).toEqual(printed);
    expect(curve).toMatchObject({ n: 21, events: 9, level: 0.95 });
  });

  test("its limits on the log(−log) scale are those of R's survfit", () => {
    // survfit(…, conf.type = "log-log") prints 0.620 to 0.952 at week 6 and 0.188 to 0.680 at 23.
    const [first, last] = [curve.steps[0], curve.steps.at(-1)];
    expect(first?.lower).toBeCloseTo(0.62, 3);
    expect(first?.upper).toBeCloseTo(0.952, 3);
    expect(last?.lower).toBeCloseTo(0.188, 3);
    expect(last?.upper).toBeCloseTo(0.68, 3);
  });

  test("its median is week 23, with no upper limit in sight", () => {
    expect(medianSurvival(curve)).toEqual({ value: 23, lower: 13, upper: undefined });
  });

  test("without censoring it is the share still without the event", () => {
    const plain = kaplanMeier(
      [1, 2, 3, 4].map((duration) => ({ duration, observed: true })),
      0.9,
    );
    expect(plain.steps.map(({ survival }) => survival)).toEqual(
      [0.75, 0.5, 0.25, 0].map((share) => expect.closeTo(share, 15)),
    );
    expect(plain.steps.at(-1)).toMatchObject({ lower: 0, upper: 1 });
  });

  test("with nothing but censoring the curve has no step", () => {
    expect(kaplanMeier([{ duration: 3, observed: false }], 0.9).steps).toEqual([]);
  });
});
