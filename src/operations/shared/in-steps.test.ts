import { describe, expect, test } from "vitest";
import { fail, succeed } from "../../base/outcome.ts";
import { inSteps, joinDraws, type StepContext } from "./in-steps.ts";

const steps = { total: 50, size: 20, what: "progress.resamples" } as const;

describe("work in steps", () => {
  test("is done whole and in order, and tells how far it is", async () => {
    const told: unknown[] = [];
    const context: StepContext = {
      language: "en",
      progress: (...report) => told.push(report),
    };
    const parts = await inSteps(context, steps, (from, to) => succeed([from, to]));
    expect(parts).toEqual(
      succeed([
        [0, 20],
        [20, 40],
        [40, 50],
      ]),
    );
    expect(told).toEqual([
      [20, 50, "resamples"],
      [40, 50, "resamples"],
      [50, 50, "resamples"],
    ]);
  });

  test("ends when nobody wants it any more, of which the host hears in its turn", async () => {
    let wanted = true;
    let done = 0;
    const context: StepContext = {
      language: "en",
      cancelled: () => !wanted,
      turn: async () => {
        if (done === 20) wanted = false;
      },
    };
    const parts = await inSteps(context, steps, (_, to) => {
      done = to;
      return succeed(to);
    });
    expect(parts).toEqual(fail("cancelled"));
    expect(done).toBe(20);
  });

  test("stops at the first problem; no work has no parts", async () => {
    const context: StepContext = { language: "en" };
    const problem = fail("not-determined", { value: "x", n: 0 });
    expect(await inSteps(context, steps, () => problem)).toEqual(problem);
    expect(await inSteps(context, { ...steps, total: 0 }, () => problem)).toEqual(succeed([]));
  });
});

test("draws of steps join to those of the whole", () => {
  const parts = [Float64Array.of(1, 2), Float64Array.of(), Float64Array.of(3)];
  expect([...joinDraws(parts)]).toEqual([1, 2, 3]);
});
