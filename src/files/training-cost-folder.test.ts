import { describe, expect, test } from "vitest";
import { readDeflator, readPinnedQuotes, readTrainingCostFolder } from "./training-cost-folder.ts";

const files = new Map([
  [
    "models.csv",
    [
      "System,Publication date,Organization,Training hardware,Hardware quantity,Training time (hours),Training chip-hours,Hardware utilization,Training compute (FLOP),Base model,Notability criteria",
      'GPT-4,2023-03-15,OpenAI,NVIDIA A100,25000,2280.0,57000000,0.3400,2.1e+25,,"SOTA improvement,Highly cited"',
      'Mixed,2022-01-01,Lab,"Google TPU v4,Google TPU v3",,,,,,PaLM (540B),',
      "Undated,,Lab,,,,,,,,",
    ].join("\n"),
  ],
  [
    "chips.csv",
    [
      "Name of the hardware,Release date,TDP (W),FP16 Tensor Core,Tensor Float 32 (TF32),FP16 (half precision) Performance (FLOP/s),FP32 (single precision) Performance (FLOP/s),INT8 Performance (OP/s)",
      "NVIDIA A100,2020-03-01,400.0,312000000000000,156000000000000,,19500000000000.000,624000000000000",
    ].join("\n"),
  ],
  [
    "hardware_prices.csv",
    [
      "Price date,Hardware model,Vendor,Price per chip-hour (on-demand),Price per chip-hour (1-year CUD),Price per chip-hour (3-year CUD),Price (hardware purchase),Notes",
      "2020-07-01,NVIDIA A100,,,,,15000.00,Single-unit list price",
      '2020-05-21,NVIDIA A100,,,,,24875.00,"DGX A100, 8 GPU"',
    ].join("\n"),
  ],
  ["deflator.csv", "DATE,PCU518210518210\n2023-12-01,119.0\n"],
  ["frontier_systems_by_top_n.json", '{"1": ["GPT-4"], "2": ["PanGu-Î£"]}'],
  ["frontier_systems_by_window_percentile.json", '{"95": ["GPT-4"]}'],
  ["frontier_systems_by_backward_window_percentile.json", "{}"],
  ["frontier_systems_by_residual_from_trend.json", "{}"],
]);

const read = (changed: Readonly<Record<string, string>> = {}) =>
  readTrainingCostFolder(new Map([...files, ...Object.entries(changed)]), "");

describe("readTrainingCostFolder", () => {
  test("reads runs with a date, several chips as a list, and mends the mangled sigma", () => {
    const folder = read();
    if (!folder.ok) throw new Error(JSON.stringify(folder.error));
    const { runs, chips, quotes, deflator, lists } = folder.value;
    expect(runs.map(({ name, notable }) => [name, notable])).toEqual([
      ["GPT-4", true],
      ["Mixed", false],
    ]);
    expect(runs[0]).toMatchObject({
      chipCount: 25_000,
      chipHours: 57e6,
      utilization: 0.34,
      trainingFlop: 2.1e25,
      baseModel: undefined,
    });
    expect(runs[1]?.hardware).toEqual(["Google TPU v4", "Google TPU v3"]);
    expect(chips[0]).toMatchObject({ released: "2020-03-01", tensorFp16: 312e12, fp16: undefined });
    expect(quotes.map(({ wholeServer, bareChip }) => [wholeServer, bareChip])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(deflator.get("2023-12-01")).toBe(119);
    expect(lists.top_n.get(2)).toEqual(["PanGu-Σ"]);
  });

  test("names a missing file, and a column that is missing", () => {
    const without = new Map([...files].filter(([name]) => name !== "chips.csv"));
    expect(readTrainingCostFolder(without, "")).toMatchObject({
      ok: false,
      error: { code: "missing-file", facts: { file: "chips.csv" } },
    });
    expect(read({ "deflator.csv": "DATE,CPI\n2023-12-01,119.0\n" })).toMatchObject({
      ok: false,
      error: { code: "csv-column", facts: { file: "deflator.csv", column: "PCU518210518210" } },
    });
  });

  test("a list that is not JSON, or not names by threshold, is a problem", () => {
    const list = "frontier_systems_by_top_n.json";
    expect(read({ [list]: "{" })).toMatchObject({ ok: false, error: { code: "not-json" } });
    expect(read({ [list]: '{"first": []}' })).toMatchObject({
      ok: false,
      error: { code: "bad-json", facts: { file: list } },
    });
  });
});

test("a price of zero is refused with its row", () => {
  const text = `${(files.get("hardware_prices.csv") as string).split("\n")[0]}\n2020-07-01,X,,0,,,,\n`;
  expect(readPinnedQuotes({ file: "p.csv", text })).toMatchObject({
    ok: false,
    error: { facts: { row: 2, column: "Price per chip-hour (on-demand)", value: "0" } },
  });
});

test("the index is read under either name of its date", () => {
  const text = "observation_date,PCU518210518210\n2024-12-01,119.349\n";
  const index = readDeflator({ file: "i.csv", text }, "observation_date");
  expect(index.ok && index.value.get("2024-12-01")).toBe(119.349);
});
