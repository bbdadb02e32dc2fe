import { expect, test } from "vitest";
import { chipOrder } from "./chip-order.ts";
import type { MeasuredResult } from "./measured-results.ts";

const resultOf = (chip: string, measured: number, scenario = "offline") =>
  ({ model: "m", round: "5.1", scenario, chip, measured }) as MeasuredResult;

test("pairs of one scenario count, those within 10 % are ties, the others are named when wrong", () => {
  const results = [
    resultOf("slow", 10),
    resultOf("middle", 20),
    resultOf("fast", 21),
    resultOf("slow", 500, "server"),
  ];
  const predicted = new Map([
    ["slow", 30],
    ["middle", 20],
    ["fast", 40],
  ]);
  const order = chipOrder(results, ({ chip }) => predicted.get(chip) ?? 0);
  expect(order).toMatchObject({ pairs: 2, inOrder: 1, ties: 1 });
  expect(order.misordered).toHaveLength(1);
  expect(order.misordered[0]).toMatchObject({ faster: "middle", slower: "slow", measured: 2 });
});
