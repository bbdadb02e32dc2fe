import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

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
  expect(new Set(names).size).toBe(names.length);
});

test("a model that the editions name differently is one row", () => {
  const names = models.rows.map((row) => row["model"]);
  expect(names).toContain("GPT-4 (Mar 2023)");
  expect(names).not.toContain("GPT-4");
  expect(names).toContain("Grok 3");
  expect(names).not.toContain("Grok-3");
  expect(names.filter((name) => /^GPT-3\.5( \(|$)/.test(String(name)))).toHaveLength(1);
});

test("an unsure estimate is not known before an edition that holds it", () => {
  const unsure = models.rows.filter(
    (row) => row["confidence"] !== "Confident" && row["training_flop"] !== undefined,
  );
  expect(unsure.length).toBeGreaterThan(400);
  expect(unsure.every((row) => row.known_on >= "2024-06-01")).toBe(true);
  expect(models.cell("GPT-4-Mar-2023", "known_on")).toBe("2024-06-01");
});

test("an imprecise figure is a clean number with a flag", () => {
  expect(models.cell("Grok-4", "training_flop")).toBe(5e26);
  expect(models.cell("Grok-4", "training_flop_imprecise")).toBe(true);
});
