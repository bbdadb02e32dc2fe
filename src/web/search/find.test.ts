import { describe, expect, test } from "vitest";
import { find, type SearchEntry } from "./find.ts";

const entry = (kind: SearchEntry["kind"], label: string, ...names: string[]): SearchEntry => ({
  ...{ kind, label, names, page: [label] },
});

const entries = [
  entry("claim", "Prices of GPT-4 fall"),
  entry("model", "GPT-4o mini"),
  entry("model", "GPT-4o"),
  entry("page", "Price", "价格"),
  entry("lab", "DeepSeek", "深度求索"),
];

const found = (text: string) => find(entries, text).map(({ label }) => label);

describe("what is found", () => {
  test("is what the letters spell, however they are joined, the whole name first", () => {
    expect(found("gpt 4o")).toEqual(["GPT-4o", "GPT-4o mini"]);
    expect(found("GPT-4o MINI")).toEqual(["GPT-4o mini"]);
  });

  test("begins with the text before it contains it", () => {
    expect(found("pric")).toEqual(["Price", "Prices of GPT-4 fall"]);
  });

  test("may be named in the other language", () => {
    expect(found("价格")).toEqual(["Price"]);
    expect(found("深度")).toEqual(["DeepSeek"]);
  });

  test("is nothing for what nothing is called, and pages for no letters", () => {
    expect(found("zebra")).toEqual([]);
    expect(found("  ")).toEqual(["Price"]);
  });
});
