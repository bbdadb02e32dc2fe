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
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({
    id: "GPT-X",
    parameters: 7,
    training_flop: 2e25,
    training_flop_withdrawn: false,
    hardware_quantity: 64,
    cost_usd2023: 1200.5,
    cost_known_on: "2026-08-22",
    confidence: "Confident",
    notable: true,
    known_on: "2026-08-22",
    replaced_on: undefined,
    vintage: "2026-08",
  });
  expect(rows[0]).toMatchObject({
    training_flop: 3e25,
    cost_known_on: "2025-06-30",
    known_on: "2025-06-30",
    replaced_on: "2026-08-22",
    vintage: "2025-06",
  });
  expect(skipped).toEqual([]);
});

/** What a model's compute was said to be, from when and until when. */
const vintages = ({ rows }: ReturnType<typeof ingest>) =>
  rows.map((row) => [row["training_flop"], row["known_on"], row["replaced_on"]]);

test("a value is known from the edition that states it until one that revises it", () => {
  const line = (flop: string) => `M,2024-01-02,,,,,${flop},,,,,,,,Speculative,,,`;
  const stated = (newest: string, older: string, earliest: string) =>
    vintages(ingest([table(line(newest)), table(), table(line(older))], table(line(earliest))));
  expect(stated("3e25", "2e25", "1e25")).toEqual([
    [1e25, "2024-06-01", "2025-06-30"],
    [2e25, "2025-06-30", "2026-08-22"],
    [3e25, "2026-08-22", undefined],
  ]);
  expect(stated("2e25", "2e25", "2e25")).toEqual([[2e25, "2024-06-01", undefined]]);
  expect(stated("1e25", "2e25", "2e25")).toEqual([
    [2e25, "2024-06-01", "2026-08-22"],
    [1e25, "2026-08-22", undefined],
  ]);
});

test("what the first edition is sure of is known from publication, with its own value", () => {
  const line = (flop: string) => `M,2023-01-02,,,,,${flop},,,,,,,,Confident,,,`;
  const { rows } = ingest([table(line("9e25")), table(), table()], table(line("1e25")));
  expect(vintages({ rows } as ReturnType<typeof ingest>)).toEqual([
    [1e25, "2023-01-02", "2026-08-22"],
    [9e25, "2026-08-22", undefined],
  ]);
});

test("a model that an edition lacked is not known before the edition that holds it", () => {
  const line = (name: string, date: string) => `${name},${date},,,,,1e25,,,,,,,,Confident,,,`;
  const older = ["2024-05-31", "2024-06-02"].map((date) => line(date, date));
  const newer = ["2025-06-29", "2025-07-01"].map((date) => line(date, date));
  const { rows } = ingest([table(...newer), table(), table(...older)], table());
  const known = Object.fromEntries(rows.map((row) => [row["id"], row["known_on"]]));
  expect(known).toEqual({
    "2024-05-31": "2025-06-30",
    "2024-06-02": "2024-06-02",
    "2025-06-29": "2026-08-22",
    "2025-07-01": "2025-07-01",
  });
});

test("a model of the first edition alone stood until the next one", () => {
  const line = "M,2023-01-02,,,,,1e25,,,,,,,,Confident,,,";
  const gone = ingest([table(), table(), table()], table(line));
  expect(vintages(gone)).toEqual([[1e25, "2023-01-02", "2025-06-30"]]);
  const back = ingest([table(line), table(), table()], table(line));
  expect(vintages(back)).toEqual([[1e25, "2023-01-02", undefined]]);
});

test("an estimate that the newest edition dropped is kept and flagged", () => {
  const { rows } = ingest([
    table("M,2024-05-13,,,,,,,,,,,,,Unknown,,,"),
    table(),
    table("M,2024-05-13,,,,,3.810001e25,,,,,,,,Speculative,,,"),
  ]);
  expect(rows).toMatchObject([
    { training_flop: 3.81e25, training_flop_withdrawn: false, replaced_on: "2026-08-22" },
    {
      training_flop: 3.81e25,
      training_flop_imprecise: true,
      training_flop_withdrawn: true,
      confidence: "Speculative",
      known_on: "2026-08-22",
    },
  ]);
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
