import { expect, test } from "vitest";
import { successByForm } from "./spread-forms.ts";
import { spreadOfRatio } from "./step-spread.ts";

const spread = spreadOfRatio(5.23);

test("three distributions of difficulty with the same horizons agree within 0.05 on ten steps", () => {
  const forms = successByForm(0.9, 10, spread);
  expect(forms.map(({ form }) => form)).toEqual(["gamma", "beta", "logit-normal"]);
  const successes = forms.map(({ success }) => success);
  // What the choice of form is worth; the spread between agents is worth 0.13.
  expect(Math.max(...successes) - Math.min(...successes)).toBeLessThan(0.05);
});

test("every form gives a single step its own success", () => {
  for (const { success } of successByForm(0.8, 1, spread)) expect(success).toBeCloseTo(0.8, 6);
});

test.each([
  ["hard", 0.05, 5.23, ["gamma"]],
  ["hard", 0.2, 4, ["gamma", "beta", "logit-normal"]],
  ["very easy and unequal", 0.9999, 100, ["gamma", "beta", "logit-normal"]],
])("%s steps, of mean success %d, keep it at a ratio of %d", (_, step, ratio, expected) => {
  const forms = successByForm(step, 1, spreadOfRatio(ratio));
  expect(forms.map(({ form }) => form)).toEqual(expected);
  for (const { success } of forms) expect(success).toBeCloseTo(step, 6);
});

test("with hardly any spread every form is p^n", () => {
  // A spread of 0.01 moves 0.9^10 by about 0.002.
  for (const { success } of successByForm(0.9, 10, 0.01)) {
    expect(Math.abs(success - 0.9 ** 10)).toBeLessThan(0.005);
  }
});
