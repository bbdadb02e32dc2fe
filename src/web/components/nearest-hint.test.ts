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
