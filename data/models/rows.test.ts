import { describe, expect, test } from "vitest";
import { decimalYear } from "../../src/base/calendar.ts";
import { must } from "../../src/base/outcome.ts";
import { frontierOf, readFrontierRule } from "../../src/costs/training-cost/frontier-rule.ts";
import { readCsv } from "../../src/files/csv.ts";
import { renamedModels } from "../../src/sources/epoch/models.ts";
import { frontierModels, trainedModels } from "../../src/trends/parts/training-models.ts";
import { readDataset } from "../../test/read-dataset.ts";
import { factsOf } from "../../test/support/facts.ts";
import { needsShared, sharedText } from "../../test/support/shared.ts";

const models = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(models.intact).toBe(true);
  expect(models.manifest.coverage.rows).toBe(models.rows.length);
});

test("GPT-3 took 3.14e23 FLOP, as the table of its paper (arXiv 2005.14165, D.1) says", () => {
  expect(models.cell("GPT-3-175B-davinci", "training_flop")).toBe(3.14e23);
  expect(models.cell("GPT-3-175B-davinci", "source")).toBe("https://arxiv.org/abs/2005.14165");
});

test("Llama 3.1 405B took 3.8e25 FLOP on 16,384 H100 chips (arXiv 2407.21783, 3.2 and 3.3)", () => {
  const llama = models.row("Llama-3.1-405B");
  expect(llama["training_flop"]).toBe(3.8e25);
  expect(llama["hardware_quantity"]).toBe(16_384);
  expect(llama["hardware"]).toEqual(["NVIDIA H100 SXM5 80GB"]);
});

test("DeepSeek-V3 took 2.788 million chip-hours on 2,048 chips (arXiv 2412.19437, 1 and 3.1)", () => {
  expect(models.cell("DeepSeek-V3", "chip_hours")).toBe(2_788_000);
  expect(models.cell("DeepSeek-V3", "hardware_quantity")).toBe(2048);
});

test("models that a loose matcher would join stay apart", () => {
  const names = models.rows.map((row) => String(row["model"]));
  const pairs = ["Command R", "Command R+", "PanGu-α", "PanGu-Σ", "DeepLabV3", "DeepLabV3+"];
  expect(names).toEqual(expect.arrayContaining([...pairs, "CaLM", "CALM (NVIDIA)"]));
  const ids = new Set(models.rows.map((row) => row.id));
  expect(new Set(names).size).toBe(ids.size);
});

test("a model that the editions name differently is one row", () => {
  const names = models.rows.map((row) => row["model"]);
  expect(names).toContain("GPT-4 (Mar 2023)");
  expect(names).not.toContain("GPT-4");
  expect(names).toContain("Grok 3");
  expect(names).not.toContain("Grok-3");
  const davinci = names.filter((name) => /^GPT-3\.5( \(|$)/.test(String(name)));
  expect([...new Set(davinci)]).toEqual(["GPT-3.5 (davinci-002)"]);
});

test("an unsure estimate is not known before an edition that holds it", () => {
  const unsure = models.rows.filter(
    (row) => row["confidence"] !== "Confident" && row["training_flop"] !== undefined,
  );
  expect(unsure.length).toBeGreaterThan(400);
  expect(unsure.every((row) => row.known_on >= "2024-06-01")).toBe(true);
  const gpt4 = models.rows.filter((row) => row.id === "GPT-4-Mar-2023").map((row) => row.known_on);
  expect(gpt4[0]).toBe("2024-06-01");
});

test("an imprecise figure is a clean number with a flag", () => {
  expect(models.cell("Grok-4", "training_flop")).toBe(5e26);
  expect(models.cell("Grok-4", "training_flop_imprecise")).toBe(true);
});

describe("as of 2024-06-01", () => {
  const window = { asOf: "2024-06-01", hindsight: false };
  const seen = () => must(factsOf().selectAll("models", window)).rows;

  test("a figure is that of that month's table, however it was revised since", () => {
    const then = new Map(seen().map((row) => [row.id, row["training_flop"]]));
    const ids = ["Zip-CNN", "MLP-with-back-propagation", "Neocognitron"];
    expect(ids.map((id) => then.get(id))).toEqual([43_372_117_520, 124_416_000, 228_115_200]);
    const now = ids.map((id) => models.cell(id, "training_flop"));
    expect(now).toEqual([1_496_338_054_440, 673_920_000, 273_738_240]);
  });

  /** The table of June 2024, read without the project's readers of models. */
  const published = () => {
    const csv = must(readCsv(sharedText("pinned/training-cost-2024-06/models.csv"), "models.csv"));
    const place = (name: string) => csv.header.indexOf(name);
    const cell = (record: readonly string[], name: string) => record[place(name)]?.trim() ?? "";
    return csv.records
      .filter((record) => cell(record, "System") !== "" && cell(record, "Publication date") !== "")
      .map((record) => ({
        cell: (name: string) => cell(record, name),
        name: cell(record, "System"),
      }));
  };
  const nameNow = (name: string) => renamedModels[name] ?? name;
  const figure = (text: string | undefined) =>
    text === undefined || text === "" ? undefined : Number(text);

  test("the models are those of that month's table, with its dates and figures", (context) => {
    needsShared(context);
    const theirs = published().map(({ name, cell }) => [
      nameNow(name),
      cell("Publication date"),
      figure(cell("Parameters"))?.toPrecision(6),
      figure(cell("Hardware quantity")),
      figure(cell("Training time (hours)")),
      cell("Notability criteria") !== "",
    ]);
    const ours = seen().map((row) => [
      row["model"],
      row.date,
      figure(row["parameters"] as string | undefined)?.toPrecision(6),
      row["hardware_quantity"],
      row["training_hours"],
      row["notable"],
    ]);
    expect(ours.length).toBeGreaterThan(1500);
    expect(ours.map(String).sort()).toEqual(theirs.map(String).sort());
  });

  test("their compute is that of that month's table", (context) => {
    needsShared(context);
    const ours = new Map(seen().map((row) => [row["model"], row["training_flop"]]));
    const compared = published().map(({ name, cell }) => ({
      name,
      theirs: figure(cell("Training compute (FLOP)")) ?? 0,
      ours: (ours.get(nameNow(name)) ?? 0) as number,
    }));
    // The publisher marks imprecise figures in their fourth digit or later.
    const other = compared.filter((one) => Math.abs(one.ours - one.theirs) > one.theirs * 0.0015);
    expect(other).toEqual([]);
    expect(compared.filter((one) => one.theirs > 0).length).toBeGreaterThan(600);
  });

  test("the frontier of compute is that of that month's table", (context) => {
    needsShared(context);
    const trained = published().filter(
      ({ cell }) => cell("Notability criteria") !== "" && cell("Training compute (FLOP)") !== "",
    );
    const years = trained.map(({ cell }) => decimalYear(cell("Publication date")));
    const flops = trained.map(({ cell }) => Number(cell("Training compute (FLOP)")));
    const rule = must(readFrontierRule("top-10"));
    const theirs = frontierOf(rule, years, flops).map((index) =>
      nameNow(trained[index]?.name ?? ""),
    );
    const ours = must(frontierModels(must(trainedModels(factsOf(), window)), "top-10"));
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.map(({ model }) => model).sort()).toEqual(theirs.sort());
  });
});
