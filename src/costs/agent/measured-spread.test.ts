import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { measuredSpread } from "./measured-spread.ts";

const { facts, today } = contextOf();

test("since 2023 the median ratio of the 50 % to the 80 % horizon in suite 1.1 is 5.23", () => {
  const measured = measuredSpread(facts, { asOf: today, hindsight: false });
  if (!measured.ok) throw new Error(measured.error.code);
  expect(measured.value.suite).toBe("1.1");
  expect(measured.value.medianRatio).toBeCloseTo(5.23, 2);
  expect(measured.value.constantFailureRatio).toBeCloseTo(3.106, 3);
});

test("before suite 1.1 was out, suite 1.0 answers, and before any suite nothing does", () => {
  const before = measuredSpread(facts, { asOf: "2025-12-31", hindsight: false });
  expect(before.ok && before.value.suite).toBe("1.0");
  const never = measuredSpread(facts, { asOf: "2024-12-31", hindsight: false });
  expect(!never.ok && never.error.code).toBe("not-determined");
});
