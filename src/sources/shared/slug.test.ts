import { expect, test } from "vitest";
import { numberRepeated } from "./number-repeated.ts";
import { slug } from "./slug.ts";

test.each([
  ["Command R", "command-r"],
  ["Command R+", "command-r-plus"],
  ["PanGu-α", "pangu-alpha"],
  ["PanGu-Σ", "pangu-sigma"],
  ["Llama 3.1-405B ", "llama-3.1-405b"],
  ["OpenAI–Nvidia", "openai-nvidia"],
])("%s becomes %s", (text, expected) => {
  expect(slug(text)).toBe(expected);
});

test("ids that repeat are numbered in file order", () => {
  const ids = numberRepeated(["a", "b", "a", "a"].map((id) => ({ id }))).map(({ id }) => id);
  expect(ids).toEqual(["a", "b", "a-2", "a-3"]);
});
