import { describe, expect, test } from "vitest";
import { readInferencePriceFolder } from "./inference-price-folder.ts";

const header =
  "Model Name,Release Date,USD per 1M Tokens,MMLU,GPQA Diamond,HumanEval,MATH-500,LMSys Chatbot Arena ELO,MATH 5";
const read = (first: string, second: string) =>
  readInferencePriceFolder(
    new Map([
      ["inference-price/aa_data_with_math5.csv", `${header}\n${first}\n`],
      [
        "inference-price/epoch_ai_price_data_not_in_aa_with_benchmarks.csv",
        `${header}\n${second}\n`,
      ],
    ]),
    "inference-price",
  );

describe("readInferencePriceFolder", () => {
  test("joins both tables, keeps the scores there are and leaves out rows without a price", () => {
    const rows = read(
      "GPT-4,2023-03-14,37.5,86,33,67,,1186,\nFree,2023-03-14,,1,,,,,",
      "Claude 2,2024-08-12,12,78.5,35,,,,10",
    );
    expect(rows).toEqual({
      ok: true,
      value: [
        {
          model: "GPT-4",
          date: "2023-03-14",
          usdPerMtok: 37.5,
          scores: {
            MMLU: 86,
            "GPQA Diamond": 33,
            HumanEval: 67,
            "LMSys Chatbot Arena ELO": 1186,
          },
        },
        {
          model: "Claude 2",
          date: "2024-08-12",
          usdPerMtok: 12,
          scores: { MMLU: 78.5, "GPQA Diamond": 35, "MATH 5": 10 },
        },
      ],
    });
  });

  test("refuses a price below zero with file, row, column, rule and value", () => {
    expect(read("GPT-4,2023-03-14,-1,86,33,67,,1186,", "B,2024-08-12,12,,,,,,")).toEqual({
      ok: false,
      error: {
        code: "bad-cell",
        facts: {
          file: "inference-price/aa_data_with_math5.csv",
          row: 2,
          column: "USD per 1M Tokens",
          rule: "a number of at least 0",
          value: "-1",
        },
      },
    });
  });
});
