import { expect, test } from "vitest";
import { asWritten } from "./as-written.ts";
import { positive, readQuantity } from "./read-quantity.ts";

test("counts with a letter and prices with a sign are read as people mean them", () => {
  expect(asWritten("15T")).toBe("15e12");
  expect(asWritten("1.5B to 2B")).toBe("1.5e9 to 2e9");
  expect(asWritten("$2.50/h")).toBe("2.50");
  expect(asWritten("lognormal(3, 0.2)")).toBe("lognormal(3, 0.2)");
  const tokens = readQuantity("tokens", "15T", positive);
  expect(tokens.ok && tokens.value.value).toBe(15e12);
  const price = readQuantity("price", "$2 to $3/hour", positive);
  expect(price.ok).toBe(true);
});

test("a word is no number, and the problem keeps what was typed", () => {
  const words = readQuantity("tokens", "15 trillion", positive);
  expect(words.ok ? undefined : words.error.facts).toMatchObject({ value: "15 trillion" });
});
