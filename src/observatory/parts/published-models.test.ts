import { expect, test } from "vitest";
import { type MadeRow, madeFacts } from "../../../test/support/made-facts.ts";
import { publishedModels } from "./published-models.ts";

const score = (
  version: string,
  edition: string,
  eci: number,
  reach?: readonly [below: number, above: number],
  rest: Partial<MadeRow> = {},
): MadeRow => ({
  ...{ version, model: version, label: `The ${version}`, edition, date: "2023-01-01", eci },
  ...(reach ? { eci_low: eci - reach[0], eci_high: eci + reach[1] } : {}),
  ...{ organizations: "OpenAI", ...rest },
});

function published(scores: readonly MadeRow[], asOf: string, draws = 0) {
  const facts = madeFacts({ "capability-scores": scores });
  const models = publishedModels(facts, { asOf, hindsight: false }, { draws, seed: 1 });
  if (!models.ok) throw new Error(models.error.code);
  return models.value;
}

/** Half the width of one model's interval: that of its difference from one without any. */
const halfWidthOn = (asOf: string) =>
  published(
    [
      score("fixed", "2023-06-01", 100),
      score("wide", "2023-06-01", 120, [1, 3]),
      score("wide", "2023-09-01", 120, [2, 6]),
      score("wide", "2024-03-01", 120, [4, 12]),
    ],
    asOf,
  ).tolerance(0, 1);

test.each([
  // Before the first edition its own widths stand, replayed on a later scale.
  ["2023-05-31", 2],
  ["2023-06-01", 2],
  ["2023-08-31", 2],
  ["2023-09-01", 4],
  ["2024-02-29", 4],
  ["2024-03-01", 8],
])("as of %s the newest edition of that day gives the widths", (asOf, halfWidth) => {
  expect(halfWidthOn(asOf)).toBe(halfWidth);
});

test("the interval of a difference joins both as sides of a right angle", () => {
  const { tolerance } = published(
    [score("a", "2023-06-01", 100, [3, 3]), score("b", "2023-06-01", 120, [2, 6])],
    "2023-06-01",
  );
  expect(tolerance(0, 1)).toBe(5);
});

test("an interval that leaves out its own score reaches no way to that side", () => {
  const { tolerance } = published(
    [
      score("fixed", "2023-06-01", 100),
      score("odd", "2023-06-01", 120, undefined, { eci_low: 121, eci_high: 126 }),
    ],
    "2023-06-01",
  );
  expect(tolerance(0, 1)).toBe(3);
});

test("versions of a model with the same score and interval are one measurement", () => {
  const edition = "2023-06-01";
  const same = { model: "twin" };
  const { draws, models, level } = published(
    [
      score("twin (low)", edition, 100, [3, 3], same),
      score("twin (high)", edition, 100, [3, 3], same),
      score("twin (max)", edition, 101, [3, 3], same),
      score("other", edition, 100, [3, 3]),
    ],
    edition,
    50,
  );
  const [low, high, most, other] = models.map(({ version }, index) => ({
    version,
    draws: draws[index],
  }));
  expect(level).toBe(0.9);
  expect(high?.draws).toEqual(low?.draws);
  expect(other?.draws).not.toEqual(low?.draws);
  expect(most?.draws?.map((value) => value - 1)).not.toEqual(low?.draws);
});

test("a model carries its maker's name, its size and whether it is open", () => {
  const { models, edition } = published(
    [score("GPT-4", "2023-06-01", 126, undefined, { open_weights: false })],
    "2023-06-01",
  );
  expect(edition).toBe("2023-06-01");
  expect(models).toEqual([
    {
      ...{ version: "GPT-4", label: "The GPT-4", date: "2023-01-01", organization: "OpenAI" },
      ...{ open: false, eci: 126, parameters: undefined, flop: undefined, usd: undefined },
    },
  ]);
});
