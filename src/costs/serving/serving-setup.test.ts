import { expect, test } from "vitest";
import { smallSetup } from "../../../test/support/small-serving.ts";
import { achievedFlops, computeFormat, type ServingSetup } from "./serving-setup.ts";

const { chip, efficiencies, model } = smallSetup;
const peaks = { fp16: 1e15, fp8: 2e15, fp4: 4e15 };

test("products are computed in the format of the weights where the chip has it", () => {
  const without: ServingSetup = { ...smallSetup, format: "fp8" };
  expect(computeFormat(without)).toBe("fp16");
  expect(computeFormat({ ...without, chip: { ...chip, peak: peaks } })).toBe("fp8");
});

test.each([
  // Watts per peak FLOP/s of H100 SXM and of B200.
  ["fp16", 1e15, 700 / 989e12],
  ["fp8", 2e15, 700 / 1979e12],
  ["fp4", 4e15, 1000 / 9000e12],
] as const)(
  "a chip short of power in %s achieves as much less, attention too",
  (format, peak, reference) => {
    const achieved = (watt: number) =>
      achievedFlops({
        ...smallSetup,
        format,
        chip: { ...chip, peak: peaks, powerWatt: watt },
        efficiencies: { ...efficiencies, powerExponent: 1 },
      });
    const half = achieved((reference * peak) / 2);
    expect(half.products / peak).toBeCloseTo(0.25, 12);
    expect(half.attention / peaks.fp16).toBeCloseTo(0.25, 12);
    expect(achieved(reference * peak * 3).products / peak).toBeCloseTo(0.5, 12);
  },
);

test("width, maker, format and experts each have their factor, and no product passes the peak", () => {
  const found = (changed: Partial<ServingSetup>, factors: Partial<typeof efficiencies>) =>
    achievedFlops({ ...smallSetup, ...changed, efficiencies: { ...efficiencies, ...factors } });
  const experts = (count: number) => ({ model: { ...model, experts: count } });
  expect(found({}, { widthExponent: 1 }).products / 1e15).toBeCloseTo((0.5 * 1000) / 8192, 12);
  expect(found({ chip: { ...chip, maker: "AMD" } }, { otherMaker: 0.6 }).products).toBe(0.3e15);
  expect(found({}, { otherMaker: 0.6 }).products).toBe(0.5e15);
  expect(found(experts(8), { experts: 0.8, manyExperts: 0.5 }).products).toBe(0.4e15);
  expect(found(experts(64), { experts: 0.8, manyExperts: 0.5 }).products).toBe(0.2e15);
  expect(found({}, { experts: 0.8, manyExperts: 0.5 }).products).toBe(0.5e15);
  const four = { format: "fp4", chip: { ...chip, peak: peaks } } as const;
  expect(found(four, { fourBit: 0.6 })).toEqual({ products: 1.2e15, attention: 0.5e15 });
  expect(found({}, { compute: 3, attention: 2 })).toEqual({ products: 1e15, attention: 1e15 });
});
