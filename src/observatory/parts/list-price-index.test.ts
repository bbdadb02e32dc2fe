import { describe, expect, test } from "vitest";
import { embeddedStore, withRows } from "../../../test/support/facts.ts";
import { openFacts } from "../../data/facts.ts";
import { listPriceIndices } from "./list-price-index.ts";

/** Listings of one provider: model, first day, last day, price of input and output alike. */
const listings = [
  ["steady", "2024-03-25", "", 10],
  ["cut", "2024-03-25", "2024-05-20", 10],
  ["cut", "2024-05-20", "", 5],
  ["gone", "2024-03-25", "2024-05-20", 10],
  ["new-and-cheap", "2024-05-10", "", 0.1],
  ["late", "2024-07-10", "", 1],
  ["latest", "2024-03-25", "2024-06-20", 10],
  ["latest", "2024-06-20", "", 1],
] as const;

const columns = embeddedStore.readRowsText("api-prices").split("\n")[0]?.split(",") ?? [];

const rowsText = [
  columns.join(","),
  ...listings.map(([model, first, last, price]) => {
    const cells: Readonly<Record<string, string>> = {
      id: `${model}/${first}`,
      date: first,
      known_on: first,
      known_basis: "first-seen",
      source: "https://example.org",
      history: "models.dev",
      provider: "host",
      model,
      input_usd_mtok: String(price),
      output_usd_mtok: String(price),
      first_seen: first,
      last_seen: last,
      left_censored: "false",
      rolling_alias: String(model === "latest"),
    };
    return columns.map((column) => cells[column] ?? "").join(",");
  }),
  "",
].join("\n");

const facts = openFacts(
  withRows(embeddedStore, (id, text) => (id === "api-prices" ? rowsText : text)),
);

function indicesOf(asOf: string) {
  const indices = listPriceIndices(facts, { asOf, hindsight: false }, { input: 3, output: 1 });
  if (!indices.ok) throw new Error(indices.error.code);
  return indices.value;
}

test("an index ends where the histories do, not on the day of the question", () => {
  const dates = indicesOf("2025-06-30").matched.points.map(({ date }) => date);
  expect(dates.at(-1)).toBe("2024-07-01");
});

describe("an index of list prices", () => {
  const { matched, basket } = indicesOf("2024-07-15");

  test("matches the listings of two months: a new cheap model does not move it", () => {
    expect(matched.points.map(({ date, n }) => [date, n])).toEqual([
      ["2024-04-01", 0],
      ["2024-05-01", 3],
      ["2024-06-01", 2],
      ["2024-07-01", 3],
    ]);
    // One of two is halved: the geometric mean of 1 and 1/2.
    expect(matched.points[2]?.value).toBeCloseTo(Math.SQRT1_2, 12);
    expect(matched.points[3]?.value).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test("over a basket follows what was there in the first month and still is", () => {
    expect(basket.points.map(({ n }) => n)).toEqual([2, 2, 2, 2]);
    expect(basket.points.at(-1)?.value).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test("counts a name behind which the model may change in a basket of its own alone", () => {
    const { rollingBasket } = indicesOf("2024-07-15");
    expect(rollingBasket.points.map(({ n }) => n)).toEqual([3, 3, 3, 3]);
    // Of three one is halved and one a tenth: the cube root of a twentieth.
    expect(rollingBasket.points.at(-1)?.value).toBeCloseTo(20 ** (-1 / 3), 12);
  });

  test("knows of no cut before the day on which it was seen", () => {
    const before = indicesOf("2024-05-15");
    expect(before.matched.points.map(({ value }) => value)).toEqual([1, 1]);
    expect(before.basket.points.map(({ n }) => n)).toEqual([3, 3]);
  });
});
