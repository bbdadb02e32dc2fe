import { describe, expect, test } from "vitest";
import { FRONTIER_TABLE, listFile, listRules, readFrontierLists } from "./frontier-lists.ts";

const table = [
  "model,top_n,window_percentile,backward_window_percentile,residual_from_trend",
  "GPT-4,1,95,95,80",
  "PanGu-Σ,2,,90,0",
  "",
].join("\n");
const files = listRules.map((rule) => [listFile(rule), '{"1": ["GPT-4"]}'] as const);

describe("readFrontierLists", () => {
  test("of one table takes a model into each list at its threshold; an empty cell is on no list", () => {
    const lists = readFrontierLists(new Map([[FRONTIER_TABLE, table]]), "");
    expect(lists).toEqual({
      ok: true,
      value: {
        top_n: new Map([
          [1, ["GPT-4"]],
          [2, ["PanGu-Σ"]],
        ]),
        window_percentile: new Map([[95, ["GPT-4"]]]),
        backward_window_percentile: new Map([
          [95, ["GPT-4"]],
          [90, ["PanGu-Σ"]],
        ]),
        residual_from_trend: new Map([
          [80, ["GPT-4"]],
          [0, ["PanGu-Σ"]],
        ]),
      },
    });
  });

  test("the publisher's files stand before the table", () => {
    const lists = readFrontierLists(new Map([[FRONTIER_TABLE, table], ...files]), "");
    expect(lists.ok && lists.value.residual_from_trend).toEqual(new Map([[1, ["GPT-4"]]]));
  });

  test("names the publisher's first file where there is neither, and a cell that is no threshold", () => {
    expect(readFrontierLists(new Map(), "")).toMatchObject({
      error: { code: "missing-file", facts: { file: listFile("top_n") } },
    });
    const wrong = new Map([[FRONTIER_TABLE, table.replace("GPT-4,1", "GPT-4,first")]]);
    expect(readFrontierLists(wrong, "")).toMatchObject({
      error: { code: "bad-cell", facts: { row: 2, column: "top_n", value: "first" } },
    });
  });
});
