import { expect, test } from "vitest";
import { breakInfluence } from "./break-influence.ts";
import { breakProbability } from "./break-probability.ts";

/** A line with a bend at 6, and a little noise of alternating sign. */
const x = Array.from({ length: 12 }, (_, at) => at);
const y = x.map((at) => at + Math.max(0, at - 6) * 2 + (at % 2 === 0 ? 0.1 : -0.1));

test("is the probability without each point, the one that moves it most first", () => {
  const found = breakInfluence(x, y);
  const whole = breakProbability(x, y)?.probability ?? Number.NaN;
  expect(found).toHaveLength(12);
  const moves = found.map(({ probability }) => Math.abs(probability - whole));
  expect(moves).toEqual(moves.toSorted((a, b) => b - a));
  for (const { index, probability } of found) {
    const rest = (values: readonly number[]) => values.filter((_, other) => other !== index);
    expect(probability).toBe(breakProbability(rest(x), rest(y))?.probability);
  }
});

test("an early point far from the others, alone in saying that the line was flat, is named first", () => {
  const late = [8, 8.3, 8.6, 9, 10, 11, 12, 13, 14, 15];
  const steep = late.map((at, index) => at + (index % 2 === 0 ? 0.3 : -0.3));
  const [first] = breakInfluence([0, ...late], [8, ...steep]);
  expect(breakProbability([0, ...late], [8, ...steep])?.probability).toBeGreaterThan(0.9);
  expect(first?.index).toBe(0);
  expect(first?.probability).toBeLessThan(0.5);
});

test("nothing is said of too few points", () => {
  expect(breakInfluence([0, 1, 2, 3], [0, 1, 0, 1])).toEqual([]);
});
