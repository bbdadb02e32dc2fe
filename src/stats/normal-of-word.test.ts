import { describe, expect, test } from "vitest";
import { normalCdf } from "./distributions/normal.ts";
import { normalOfWord } from "./normal-of-word.ts";
import { philox4x32 } from "./philox.ts";

const draws = 40_000;
const words = Array.from({ length: draws / 4 }, (_, at) => [...philox4x32([at, 0, 0, 0], [1, 0])]);
const numbers = words
  .flat()
  .map(normalOfWord)
  .sort((a, b) => a - b);

describe("a normal number of a word", () => {
  test("has the moments of a standard normal within four standard errors", () => {
    const moment = (power: number) =>
      numbers.reduce((sum, z) => sum + z ** power, 0) / numbers.length;
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(draws));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / draws));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / draws));
  });

  test("is distributed as one by the test of Kolmogorov and Smirnov at 0.1 %", () => {
    const distance = numbers.reduce((most, z, at) => {
      const p = normalCdf(z);
      return Math.max(most, Math.abs(p - at / draws), Math.abs((at + 1) / draws - p));
    }, 0);
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
  });

  test("is odd about the middle of the words and below 5.8", () => {
    expect(normalOfWord(0)).toBe(-normalOfWord(0xffffffff));
    expect(normalOfWord(0xffffffff)).toBeLessThan(5.8);
    expect(normalOfWord(0xffffffff)).toBeGreaterThan(5);
  });
});
