import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const architectures = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(architectures.intact).toBe(true);
  expect(architectures.manifest.coverage.rows).toBe(architectures.rows.length);
});

test("Llama 3.1 405B has 126 layers of 16,384 with 128 heads and 8 for keys (arXiv 2407.21783, table 3)", () => {
  const row = architectures.row("Llama-3.1-405B");
  expect([row["layers"], row["hidden_size"], row["feed_forward_size"]]).toEqual([
    126, 16_384, 53_248,
  ]);
  expect([row["heads"], row["key_value_heads"], row["vocabulary"]]).toEqual([128, 8, 128_256]);
});

test("DeepSeek-V3 sends a token to 8 of 256 experts and one more (arXiv 2412.19437, 4.2)", () => {
  const row = architectures.row("DeepSeek-V3");
  expect([row["experts"], row["experts_active"], row["experts_shared"]]).toEqual([256, 8, 1]);
  expect([row["key_value_rank"], row["query_rank"], row["rotary_head_size"]]).toEqual([
    512, 1536, 64,
  ]);
  expect([row["total_parameters"], row["active_parameters"]]).toEqual([671e9, 37e9]);
});

test("PaLM has one key-value head of 256 elements in 118 layers (arXiv 2204.02311, table 1)", () => {
  const row = architectures.row("PaLM-540B");
  expect([row["layers"], row["key_value_heads"], row["head_size"]]).toEqual([118, 1, 256]);
});

test("words are the ones that the planners know", () => {
  const words = (column: string) =>
    [...new Set(architectures.rows.flatMap((row) => row[column] as string))].sort();
  expect(words("attention")).toEqual(["full", "latent", "sliding", "state-space"]);
  expect(words("positions")).toEqual(["alibi", "bias", "learned", "none", "relative", "rotary"]);
  expect(words("weight_format")).toEqual(["bf16", "fp16", "fp8", "mxfp4"]);
});
