import { expect, test } from "vitest";
import { epochPricesFile } from "./epoch-hardware-prices.ts";
import { hardwarePrices } from "./hardware-prices.ts";
import { rentalFiles } from "./rental-prices.ts";

const epochHeader =
  "\uFEFFPrice source,Price date,Hardware model,Manufacturer,Vendor,Location,Price per chip-hour (on-demand),Price per chip-hour (1-year CUD),Price per chip-hour (3-year CUD),Price (hardware purchase),Notes,Cloud GPU description,Number of GPUs\n";

function ingest({ epoch = "", offers = "", daily = "" }) {
  const [offersFile, dailyFile] = rentalFiles as [string, string];
  return hardwarePrices.ingest(
    new Map([
      [epochPricesFile, epochHeader + epoch],
      [offersFile, `date,provider,gpu,vram_gb,usd_hr,kind\n${offers}`],
      [dailyFile, `date,gpu,vram_gb,kind,n_offers,min_usd_hr,median_usd_hr,max_usd_hr\n${daily}`],
    ]),
  );
}

function rowsOf(parts: Parameters<typeof ingest>[0]) {
  const draft = ingest(parts);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

test("a line with three rental terms is three prices per chip-hour", () => {
  const { rows } = rowsOf({
    epoch:
      "https://a.example/p,2023-05-01,NVIDIA V100,NVIDIA,Google Cloud,Iowa,2.48,1.56,1.12,,n1,,8\n",
  });
  expect(rows.map((row) => [row["term"], row["usd"], row["basis"], row["gpus"]])).toEqual([
    ["on-demand", 2.48, "hour", 8],
    ["1-year", 1.56, "hour", 8],
    ["3-year", 1.12, "hour", 8],
  ]);
});

test("the notes of a purchase become three flags and do not enter themselves", () => {
  const { rows } = rowsOf({
    epoch: [
      'No source,2017-07-01,NVIDIA V100,NVIDIA,,,,,,18625.00,"DGX-1, 8 GPU,\n128GB",,8',
      "No source,2017-08-01,NVIDIA V100,NVIDIA,,,,,,8500.00,Single-unit list price,,1",
      "No source,2017-09-01,Google TPU v2,Google,,,,,,5054.00,Estimated TPU purchase price,,1",
    ].join("\n"),
  });
  expect(rows.map((row) => [row["dgx"], row["single_unit"], row["estimated"]])).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
  expect(JSON.stringify(rows)).not.toContain("128GB");
});

test("offers keep their kind, serverless ones and six days of seven are counted out", () => {
  const { rows, skipped } = rowsOf({
    offers: "2026-08-22,runpod,h100-sxm,80,3.29,secure\n2026-08-22,modal,h100,80,3.95,serverless\n",
    daily: [
      "2026-07-12,h100-sxm,80,on-demand,8,2,3.25,9",
      "2026-07-13,h100-sxm,80,on-demand,8,2,3.25,9",
      "2026-07-12,h100-sxm,80,spot,8,1,1.5,3",
    ].join("\n"),
  });
  expect(rows).toMatchObject([
    { hardware: "NVIDIA H100 SXM5 80GB", vendor: "runpod", term: "secure", usd: 3.29 },
    { hardware: "NVIDIA H100 SXM5 80GB", statistic: "median", offers: 8, usd: 3.25 },
  ]);
  expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([
    ["serverless", 1],
    ["daily-other", 1],
    ["daily-weekday", 1],
  ]);
});

test("an unknown chip is refused with file, row and value", () => {
  expect(ingest({ offers: "2026-08-22,runpod,h900,80,3.29,secure\n" })).toMatchObject({
    ok: false,
    error: {
      code: "bad-cell",
      facts: { file: rentalFiles[0], row: 2, column: "gpu", value: "h900" },
    },
  });
});

test("a corrupt price is refused with file, row, column and value", () => {
  expect(
    ingest({ epoch: "https://a.example,2023-05-01,V100,NVIDIA,AWS,,two,,,,,,\n" }),
  ).toMatchObject({
    ok: false,
    error: {
      code: "bad-cell",
      facts: {
        file: epochPricesFile,
        row: 2,
        column: "Price per chip-hour (on-demand)",
        rule: "a number",
        value: "two",
      },
    },
  });
});
