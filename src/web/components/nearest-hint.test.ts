import { expect, test } from "vitest";
import { nearestHint } from "./nearest-hint.ts";

const hints = [
  { x: 10, y: 10, text: "under" },
  { x: 10, y: 10, text: "over" },
  { x: 60, y: 10, text: "right" },
];

test("the nearest mark speaks, and of two on one place the upper", () => {
  expect(nearestHint(hints, 12, 12)?.text).toBe("over");
  expect(nearestHint(hints, 40, 10)?.text).toBe("right");
});

test("none does where none is near", () => {
  expect(nearestHint(hints, 200, 200)).toBeUndefined();
  expect(nearestHint([], 10, 10)).toBeUndefined();
});

test("a bar speaks all along, and not beside it", () => {
  const bar = { x: 300, y: 10, text: "bar", reach: [280, 8] } as const;
  expect(nearestHint([bar], 25, 14)?.text).toBe("bar");
  expect(nearestHint([...hints, bar], 60, 10)?.text).toBe("bar");
  expect(nearestHint([bar], 300, 60)).toBeUndefined();
});
