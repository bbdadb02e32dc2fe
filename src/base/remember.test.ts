import { expect, test, vi } from "vitest";
import { remember, rememberOf } from "./remember.ts";

test("an answer is computed once while it is among the last that were asked for", () => {
  const square = vi.fn((x: number) => x * x);
  const remembered = remember(square, String, 2);
  expect([2, 3, 2, 4, 2].map(remembered)).toEqual([4, 9, 4, 16, 4]);
  expect(square.mock.calls).toEqual([[2], [3], [4]]);
  remembered(3);
  expect(square).toHaveBeenCalledTimes(4);
});

test("an answer of undefined is an answer", () => {
  const nothing = vi.fn((_: number): undefined => undefined);
  const remembered = remember(nothing, String, 2);
  remembered(1);
  remembered(1);
  expect(nothing).toHaveBeenCalledTimes(1);
});

test("objects are told apart by identity and order, not by what they hold", () => {
  const first = { at: 1 };
  const second = { at: 1 };
  const pair = vi.fn((left: object, right: object) => [left, right]);
  const remembered = rememberOf(pair);
  expect(remembered(first, second)).toBe(remembered(first, second));
  expect(remembered(second, first)).not.toBe(remembered(first, second));
  expect(remembered(first, first)).not.toBe(remembered(second, second));
  expect(pair).toHaveBeenCalledTimes(4);
});
