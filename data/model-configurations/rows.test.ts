import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const configurations = readDataset(import.meta.dirname);
const architectures = readDataset(
  import.meta.dirname.replace(/model-configurations$/, "architectures"),
);

test("the rows are the ones that the manifest describes", () => {
  expect(configurations.intact).toBe(true);
  expect(configurations.manifest.coverage.rows).toBe(configurations.rows.length);
});

test("DeepSeek-V3.2 attends to 2,048 tokens chosen by 64 heads (its config.json)", () => {
  const config = JSON.parse(configurations.row("DeepSeek-V3.2")["config"] as string);
  expect([config.index_topk, config.index_n_heads]).toEqual([2048, 64]);
});

test("Nemotron 3 Super sends a token to 22 of 512 experts (arXiv 2512.20856)", () => {
  const config = JSON.parse(configurations.row("Nemotron-3-Super-120B-A12B")["config"] as string);
  expect([config.num_experts_per_tok, config.n_routed_experts]).toEqual([22, 512]);
});

test("no model is among the architectures as well", () => {
  const ids = architectures.rows.map(({ id }) => id);
  expect(configurations.rows.filter(({ id }) => ids.includes(id))).toEqual([]);
});
