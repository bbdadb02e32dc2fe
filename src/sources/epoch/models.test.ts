import { expect, test } from "vitest";
import type { Texts } from "../../files/texts.ts";
import { earlierTable, modelTables } from "./model-tables.ts";
import { models } from "./models.ts";

const header =
  "Model,Publication date,Organization,Country (of organization),Domain,Parameters,Training compute (FLOP),Training dataset size (datapoints),Training time (hours),Training hardware,Hardware quantity,Hardware utilization (MFU),Training compute cost (2023 USD),Model accessibility,Confidence,Base model,Notability criteria,Link";

const table = (...lines: readonly string[]): string => [header, ...lines].join("\n");

function ingest(tables: readonly string[], earlier?: string) {
  const texts = new Map(modelTables.map(({ file }, index) => [file, tables[index] ?? table()]));
  if (earlier !== undefined) texts.set(earlierTable.file, earlier);
  const draft = models.ingest(texts as Texts);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

test("a blank in the newest table is filled from older ones, a figure there is kept", () => {
  const { rows, skipped } = ingest([
    table("GPT-X,2024-01-02,OpenAI,,,,2e25,,,,,,,API access,Confident,,SOTA,"),
    table(),
    table("GPT-X,2024-01-02,OpenAI,,,7,3e25,,,A100,64,,$1200.50,,Likely,,,"),
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    id: "GPT-X",
    parameters: 7,
    training_flop: 2e25,
    training_flop_withdrawn: false,
    hardware_quantity: 64,
    cost_usd2023: 1200.5,
    cost_known_on: "2025-06-30",
    confidence: "Confident",
    notable: true,
    known_on: "2024-01-02",
    vintage: "2026-08",
  });
  expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([["same-model", 1]]);
});

test("an unsure estimate is known from the first edition that states it within 10 %", () => {
  const line = (flop: string) => `M,2024-01-02,,,,,${flop},,,,,,,,Speculative,,,`;
  const knownOn = (older: string, earlier?: string) =>
    ingest([table(line("2.1e25")), table(), table(line(older))], earlier && table(line(earlier)))
      .rows[0]?.["known_on"];
  expect(knownOn("2.0e25")).toBe("2025-06-30");
  expect(knownOn("1.0e25")).toBe("2026-08-22");
  expect(knownOn("2.0e25", "2.2e25")).toBe("2024-06-01");
});

test("an estimate that the newest edition dropped is kept and flagged", () => {
  const { rows } = ingest([
    table("M,2024-05-13,,,,,,,,,,,,,Unknown,,,"),
    table(),
    table("M,2024-05-13,,,,,3.810001e25,,,,,,,,Speculative,,,"),
  ]);
  expect(rows[0]).toMatchObject({
    training_flop: 3.81e25,
    training_flop_imprecise: true,
    training_flop_withdrawn: true,
    confidence: "Speculative",
    known_on: "2025-06-30",
  });
});

test("names that differ by a sign or by case are different models, renamed ones are not", () => {
  const line = (name: string) => `${name},2024-01-02,,,,,,,,,,,,,,,,`;
  const { rows } = ingest([
    table(...["Command R", "Command R+", "PanGu-α", "PanGu-Σ", "CaLM", "Grok 3"].map(line)),
    table(line("Grok-3")),
    table(line("CALM")),
  ]);
  expect(rows.map((row) => row["id"])).toEqual([
    "Command-R",
    "Command-R+",
    "PanGu-α",
    "PanGu-Σ",
    "CaLM",
    "Grok-3",
    "CALM-NVIDIA",
  ]);
});

test("a row without name or date is left out and counted", () => {
  const { rows, skipped } = ingest([table("M,,,,,,,,,,,,,,,,,", "N,2024-01-02,,,,,,,,,,,,,,,,")]);
  expect(rows).toHaveLength(1);
  expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([["incomplete", 1]]);
});

test("a corrupt figure stops the ingest with its place", () => {
  const texts = new Map(modelTables.map(({ file }) => [file, table()]));
  const [, large] = modelTables;
  texts.set(large?.file ?? "", table("M,2024-01-02,,,,,lots,,,,,,,,,,,"));
  expect(models.ingest(texts)).toMatchObject({
    ok: false,
    error: {
      code: "bad-cell",
      facts: {
        file: "epoch-models/large_scale_ai_models_2026-08-22.csv",
        row: 2,
        column: "Training compute (FLOP)",
        rule: "a number",
        value: "lots",
      },
    },
  });
});
