import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { findPlannerChip, readPlannerChips } from "./read-planner-chips.ts";
import { withPeak } from "./with-peak.ts";

const { facts, today } = contextOf();
const chips = readPlannerChips(facts, { asOf: today, hindsight: false });
const found = chips.ok ? findPlannerChip(chips.value, "h100-sxm") : chips;
if (!found.ok) throw new Error(found.error.code);
const h100 = found.value;

test("the 1,979 TFLOP/s of an H100 in 16 bits count sparsity and are refused", () => {
  expect(withPeak(h100, 1979e12)).toMatchObject({
    ok: false,
    error: { code: "sparse-peak", facts: { field: "peak", value: "1.979e+15", chip: "h100-sxm" } },
  });
});

test("a lower clock gives a lower peak, and nothing given leaves the chip", () => {
  const slow = withPeak(h100, 800e12);
  expect(slow.ok && slow.value.peak.fp16).toBe(800e12);
  expect(withPeak(h100, undefined)).toEqual({ ok: true, value: h100 });
});
