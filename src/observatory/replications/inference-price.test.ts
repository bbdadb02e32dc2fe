import { describe, expect, test } from "vitest";
import { carried, disagreeing, given } from "../../../test/support/replication.ts";
import { needsShared } from "../../../test/support/shared.ts";
import { replicateOne } from "../replicate-all.ts";
import { inferencePrice } from "./inference-price.ts";

describe("price of a fixed performance", () => {
  test("agrees in every number, from the publisher's files", (context) => {
    needsShared(context);
    const rows = replicateOne(inferencePrice, given("pinned/inference-price"));
    expect(rows).toHaveLength(inferencePrice.claims.length);
    expect(disagreeing(rows)).toEqual([]);
  });

  test("is not run from what is carried, and says whose figures are wanting and where they are", () => {
    for (const { verdict, ours, reason } of replicateOne(inferencePrice, carried)) {
      expect([verdict, ours]).toEqual(["not run", undefined]);
      expect(reason).toMatchObject({
        kind: "not-carried",
        what: { en: expect.stringContaining("Artificial Analysis") },
        files: [
          "inference-price/aa_data_with_math5.csv",
          "inference-price/epoch_ai_price_data_not_in_aa_with_benchmarks.csv",
        ],
        url: "https://github.com/epoch-research/llm-benchmark-efficiency/tree/34b9233/data",
      });
    }
  });
});
