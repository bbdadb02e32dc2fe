import { expect, test } from "vitest";
import { smallSetup } from "../../../test/support/small-serving.ts";
import { achievedFlops, computeFormat, filledExperts, type ServingSetup } from "./serving-setup.ts";

const { chip, efficiencies, model } = smallSetup;
const peaks = { fp16: 1e15, fp8: 2e15, fp4: 4e15 };

test("products are computed in the format of the weights where the chip has it", () => {
  const without: ServingSetup = { ...smallSetup, format: "fp8" };
  expect(computeFormat(without)).toBe("fp16");
  expect(computeFormat({ ...without, chip: { ...chip, peak: peaks } })).toBe("fp8");
});

test.each([
  // Watts per peak FLOP/s of H100 SXM, and of B200 where a chip has four bits.
  ["fp16", 1e15, 700 / 989e12, { fp16: 1e15 }],
  ["fp8", 2e15, 700 / 1978e12, { fp16: 1e15, fp8: 2e15 }],
  ["fp8", 2e15, 1000 / 4500e12, peaks],
  ["fp4", 4e15, 1000 / 9000e12, peaks],
] as const)(
  "a chip short of power in %s achieves as much less, attention too",
  (format, peak, reference, all) => {
    const achieved = (watt: number) =>
      achievedFlops({
        ...smallSetup,
        format,
        chip: { ...chip, peak: all, powerWatt: watt },
        efficiencies: { ...efficiencies, powerExponent: 1 },
      });
    const half = achieved((reference * peak) / 2);
    expect(half.products / peak).toBeCloseTo(0.25, 12);
    expect(half.attention / peaks.fp16).toBeCloseTo(0.25, 12);
    expect(achieved(reference * peak * 3).products / peak).toBeCloseTo(0.5, 12);
  },
);

test("experts reach half of their rate at so many tokens each, and dense products all of theirs", () => {
  const mixture = { ...smallSetup, model: { ...model, experts: 64, expertsActive: 4 } };
  const filled = { ...efficiencies, expertTokens: 100 };
  expect(filledExperts({ ...mixture, efficiencies: filled }, 1600)).toBeCloseTo(0.5, 12);
  expect(filledExperts({ ...mixture, efficiencies: filled }, 160_000)).toBeCloseTo(100 / 101, 12);
  expect(filledExperts({ ...smallSetup, efficiencies: filled }, 1)).toBe(1);
  // With tiles of 25 tokens half is reached at 25 each.
  expect(filledExperts({ ...mixture, efficiencies: filled }, 400, 25)).toBeCloseTo(0.5, 12);
});

test("width, maker, format and experts each have their factor, and no product passes the peak", () => {
  const found = (changed: Partial<ServingSetup>, factors: Partial<typeof efficiencies>) =>
    achievedFlops({ ...smallSetup, ...changed, efficiencies: { ...efficiencies, ...factors } });
  const experts = (count: number) => ({ model: { ...model, experts: count } });
  expect(found({}, { widthExponent: 1 }).products / 1e15).toBeCloseTo((0.5 * 1000) / 8192, 12);
  expect(found({ chip: { ...chip, maker: "AMD" } }, { otherMaker: 0.6 }).products).toBe(0.3e15);
  expect(found({}, { otherMaker: 0.6 }).products).toBe(0.5e15);
  expect(found(experts(8), { experts: 0.8 }).products).toBe(0.4e15);
  expect(found({}, { experts: 0.8 }).products).toBe(0.5e15);
  const four = { format: "fp4", chip: { ...chip, peak: peaks } } as const;
  expect(found({}, { sixteenBit: 1.2 }).products).toBe(0.6e15);
  expect(found(four, { fourBit: 0.6 })).toEqual({ products: 1.2e15, attention: 0.5e15 });
  expect(found({}, { compute: 3, attention: 2 })).toEqual({ products: 1e15, attention: 1e15 });
});
