import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const claims = readDataset(import.meta.dirname);
const of = (id: string) => claims.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(claims.intact).toBe(true);
  expect(claims.manifest.coverage.rows).toBe(claims.rows.length);
});

test("all 72 claims of the interview are there", () => {
  expect(new Set(claims.rows.map((row) => row["claim"])).size).toBe(72);
});

test("a quarter of the training cost in 18 months was said flatly, on 28 December 2023", () => {
  expect(of("cost.train-quarter-18m/rate")).toMatchObject({
    ...{ date: "2023-12-28", probability: 0.85, probability_from: "hedge:plain" },
  });
});

test("open weights at GPT-4 in 2024 were called unlikely", () => {
  expect(of("open.match-gpt4-2024/event")).toMatchObject({ denies: true, probability: 0.25 });
});

test("what outsiders think of one who stays is quoted, not the speaker's own", () => {
  expect(of("org.ilya/event")).toMatchObject({ quoted: true });
});

test("every sentence is there in Chinese", () => {
  const chinese = (text: unknown) => /\p{Script=Han}/u.test(String(text));
  const without = claims.rows.filter(
    (row) => !chinese(row["statement_zh"]) || !chinese(row["text_zh"]),
  );
  expect(without.map((row) => row["id"])).toEqual([]);
});
