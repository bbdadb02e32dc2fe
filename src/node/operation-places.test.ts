import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { succeed } from "../base/outcome.ts";
import { openPlaces } from "./operation-places.ts";
import type { OperationThread } from "./operation-thread.ts";
import type { OperationJob } from "./operation-worker.ts";

const job = (operation: string): OperationJob => ({
  ...{ operation, input: {}, language: "en", today: "2026-11-23", formats: ["json"] },
});

/** Places whose threads answer at once, and what they were asked. */
function placesOf(most: number, warmUps: readonly string[]) {
  const asked: string[] = [];
  const places = openPlaces({
    most,
    warmUps: warmUps.map(job),
    onReady: () => places.open([]),
    startThread: (niceness): OperationThread => ({
      isAlive: () => true,
      run: async ({ operation }) => {
        asked.push(`${operation} of ${niceness}`);
        return succeed({ bodies: {}, dataDigest: "" });
      },
      stop: () => {},
      end: async () => {},
    }),
  });
  return { places, asked };
}

test("a job takes the place that takes the smallest, and none of those kept for smaller ones", () => {
  const { places } = placesOf(4, []);
  const take = (size: 0 | 1 | 2): number | undefined => {
    places.open([size]);
    const place = places.free(size);
    if (place) place.isBusy = true;
    return place?.size;
  };
  expect([take(2), take(2), take(2)]).toEqual([2, 2, undefined]);
  expect([take(1), take(1)]).toEqual([1, undefined]);
  expect([take(0), take(0)]).toEqual([0, undefined]);
});

test("threads start one after another and first do what all need, the rest while nobody needs them", async () => {
  const { places, asked } = placesOf(3, ["law", "series"]);
  places.open([]);
  expect(places.free(0)).toBeUndefined();
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  expect(asked).toEqual(["law of 5", "law of 0", "law of 10"]);
  for (let turn = 0; turn < 5; turn++) {
    places.warmUp();
    places.warmUp();
    await setImmediate();
  }
  expect(asked.slice(3)).toEqual(["series of 5", "series of 0", "series of 10"]);
});
