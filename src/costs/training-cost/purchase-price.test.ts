import { describe, expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import { edition202406, edition202409 } from "./edition.ts";
import { purchasePrice } from "./purchase-price.ts";
import type { PriceQuote } from "./training-run.ts";

const quote = (
  date: string,
  hardware: string,
  purchaseUsd: number,
  kind: { wholeServer?: boolean; bareChip?: boolean } = {},
): PriceQuote => ({
  date,
  hardware,
  purchaseUsd,
  wholeServer: kind.wholeServer ?? false,
  bareChip: kind.bareChip ?? false,
});

describe("purchasePrice", () => {
  test("prefers the price of a whole server to an earlier one of a bare chip", () => {
    const quotes = [
      quote("2020-03-01", "NVIDIA A100", 9000, { bareChip: true }),
      quote("2020-05-21", "NVIDIA A100 SXM4 40 GB", 24875, { wholeServer: true }),
    ];
    const price = purchasePrice({ name: "NVIDIA A100 SXM4 80 GB" }, quotes, edition202406);
    expect(price).toEqual({
      ok: true,
      value: { usd: 24875, availableDay: dayNumber("2020-05-21") },
    });
  });

  test("a bare chip is marked up by the server it needs", () => {
    const usd = (family: string) => {
      const quotes = [quote("2016-01-01", `NVIDIA ${family}`, 1000, { bareChip: true })];
      const price = purchasePrice({ name: `NVIDIA ${family}` }, quotes, edition202406);
      return price.ok ? price.value.usd : undefined;
    };
    expect(["A100", "V100", "P100", "K80"].map(usd)).toEqual([1660, 1690, 1540, 1640]);
  });

  test("of two prices of one day the editions take different ones", () => {
    const quotes = [
      quote("2017-07-01", "NVIDIA V100", 18625, { wholeServer: true }),
      quote("2017-07-01", "NVIDIA V100", 17250, { wholeServer: true }),
    ];
    const first = purchasePrice({ name: "NVIDIA V100" }, quotes, edition202406);
    const second = purchasePrice({ name: "NVIDIA V100" }, quotes, edition202409);
    expect(first.ok && first.value.usd).toBe(17250);
    expect(second.ok && second.value.usd).toBe(18625);
  });

  test("nobody has a chip sooner than 90 days after its release", () => {
    const quotes = [quote("2020-05-21", "NVIDIA A100", 24875)];
    const chip = { name: "NVIDIA A100", released: "2020-05-14" };
    const price = purchasePrice(chip, quotes, edition202406);
    expect(price.ok && price.value.availableDay).toBe(dayNumber("2020-08-12"));
  });

  test("TPUs are not sold: an estimate from the day of their release", () => {
    const chip = { name: "Google TPU v4", released: "2021-05-20" };
    const price = purchasePrice(chip, [], edition202406);
    expect(price).toEqual({
      ok: true,
      value: { usd: 5167 * 1.64, availableDay: dayNumber("2021-05-20") },
    });
  });

  test("a chip without quotes or outside the families has no price", () => {
    for (const name of ["NVIDIA H100 SXM5", "Huawei Ascend 910", "Google TPU v5p"]) {
      expect(purchasePrice({ name }, [], edition202406)).toMatchObject({
        ok: false,
        error: { code: "no-purchase-price", facts: { hardware: name } },
      });
    }
  });
});
