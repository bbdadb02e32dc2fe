import { describe, expect, test } from "vitest";
import {
  type MadeRow,
  type MadeRows,
  madeFacts,
  madeStore,
} from "../../test/support/made-facts.ts";
import { addDays } from "../base/calendar.ts";
import { openFacts } from "../data/facts.ts";
import type { Fit } from "../trends/parts/trend.ts";
import type { LineClaim } from "./claims.ts";
import { judge, measureLaw } from "./law.ts";

/** The interval of a rate, with four degrees of freedom unless said otherwise. */
const measured = (
  scale: Fit["scale"],
  lower: number,
  upper: number,
  degreesOfFreedom = 4,
): Fit => ({
  ...{ scale, lower, upper, degreesOfFreedom, growthPerYear: (lower + upper) / 2 },
  ...{ n: 9, from: "2020-01-01", to: "2024-01-01", level: 0.9, standardError: 1, rSquared: 1 },
  definition: "",
});

const exactly = (perYear: number): LineClaim => ({
  perYear,
  perYearLow: perYear,
  perYearHigh: perYear,
});

describe("the verdict on a price that was claimed to halve every year", () => {
  const halves = exactly(0.5);
  const verdict = (lower: number, upper: number, degreesOfFreedom?: number) =>
    judge(halves, measured("log", lower, upper, degreesOfFreedom));

  test.each([
    ["faster where less than half surely remains", 0.2, 0.4, "faster"],
    ["slower where more than half surely remains", 0.6, 0.8, "slower"],
    ["slower where it may not have fallen at all", 0.6, 1.2, "slower"],
    ["slower where it rises", 1.5, 2.5, "slower"],
    ["as claimed where a half is within the interval", 0.4, 0.7, "as claimed"],
    ["as claimed where the interval ends at a half", 0.3, 0.5, "as claimed"],
    ["as claimed where the interval begins at a half", 0.5, 0.9, "as claimed"],
    ["undecided where the interval holds both a half and no change", 0.4, 1.1, "undecided"],
    ["undecided where the interval of a half ends at no change", 0.4, 1, "undecided"],
  ])("is %s", (_sentence, lower, upper, expected) => {
    expect(verdict(lower, upper)).toBe(expected);
  });

  test("is undecided with three degrees of freedom, and not with four", () => {
    expect([3, 4].map((left) => verdict(0.2, 0.4, left))).toEqual(["undecided", "faster"]);
  });
});

describe("the verdict on capability that was claimed to rise by half to two generations a year", () => {
  const rises: LineClaim = { perYear: 1, perYearLow: 0.5, perYearHigh: 2 };

  test.each([
    ["faster above two", 2.1, 3, "faster"],
    ["slower below a half", 0.1, 0.4, "slower"],
    ["slower where it may not rise at all", -0.2, 0.4, "slower"],
    ["slower where it falls", -2, -1, "slower"],
    ["as claimed from two on", 2, 3, "as claimed"],
    ["as claimed up to a half", 0.1, 0.5, "as claimed"],
    ["as claimed within the range", 0.8, 1.2, "as claimed"],
    ["undecided where the interval holds the claim and a standstill", -0.1, 0.6, "undecided"],
    ["undecided where the interval of the claim begins at a standstill", 0, 0.6, "undecided"],
  ])("is %s", (_sentence, lower, upper, expected) => {
    expect(judge(rises, measured("linear", lower, upper))).toBe(expected);
  });
});

test("a quantity that was claimed to double is slower where it grows by half", () => {
  expect(judge(exactly(2), measured("log", 1.4, 1.6))).toBe("slower");
  expect(judge(exactly(2), measured("log", 2.5, 3))).toBe("faster");
});

test("no verdict is given without a claim or without a measurement", () => {
  expect(judge(undefined, measured("log", 0.2, 0.4))).toBe("undecided");
  expect(judge(exactly(0.5), undefined)).toBe("undecided");
});

describe("the law, measured on made facts", () => {
  const FIRST = "2022-01-01";
  const score = (version: string, date: string, eci: number): MadeRow => ({
    ...{ version, model: version, label: version, edition: "2024-01-01", date, eci },
  });
  const price = (model: string, date: string, usdPerMtok: number): MadeRow => ({
    ...{ model, date, history: "made", provider: "host", first_seen: date },
    ...{ input_usd_mtok: usdPerMtok, output_usd_mtok: usdPerMtok },
  });
  /** Six bars, a day apart; at each a model for every record, whose days and prices are given. */
  const pricesAtBars = (records: readonly (readonly [day: number, usd: number])[]): MadeRows => {
    const models = [..."abcdef"].flatMap((bar, index) =>
      records.map(([day, usd], record) => ({
        name: `made ${bar}${"uvwxyz"[record]}`,
        date: addDays(FIRST, index + day),
        eci: 102 + 5 * index,
        // What can do more is always dearer, so that a bar has its own records.
        usd: usd * 1e6 ** index,
      })),
    );
    return {
      "capability-scores": models.map(({ name, date, eci }) => score(name, date, eci)),
      "api-prices": models.map(({ name, date, usd }) => price(name, date, usd)),
    };
  };
  const law = (rows: MadeRows, asOf = "2024-06-01") =>
    new Map(measureLaw(madeFacts(rows), { asOf, hindsight: false }).map((line) => [line.id, line]));
  const readingOf = (rows: MadeRows, name: string, asOf?: string) =>
    [...law(rows, asOf).values()]
      .flatMap(({ sensitivity }) => sensitivity)
      .find(({ reading }) => reading === name);

  const tenfold = pricesAtBars([
    ...([
      [0, 100],
      [100, 10],
      [200, 1],
    ] as const),
  ]);

  test("prices that fall tenfold in a hundred days fall by 3.65 orders of magnitude a year", () => {
    const line = law(tenfold).get("inference-price");
    expect(line?.measured?.growthPerYear).toBeCloseTo(10 ** -3.6525, 9);
    expect(line?.verdict).toBe("faster");
  });

  test("held month by month, a price counts as often as it was looked at", () => {
    // Seven looks 30 days apart: four at the first price, three at the second; the third comes
    // after the last look. Their slope is −6 / 28 of a tenfold a month.
    const perYear = ((-6 / 28) * 365.25) / 30;
    expect(readingOf(tenfold, "held-monthly")?.growthPerYear).toBeCloseTo(10 ** perYear, 9);
  });

  test("of the last two years only the records since that day count", () => {
    // A record a day earlier, and a hundred times as dear as the line.
    const before = pricesAtBars([
      [-6, 1e4],
      [0, 100],
      [100, 10],
      [200, 1],
    ]);
    const asOf = addDays(FIRST, 730);
    expect(readingOf(before, "last-two-years", asOf)?.growthPerYear).toBeCloseTo(10 ** -3.6525, 9);
    const whole = law(before, asOf).get("inference-price")?.measured?.growthPerYear;
    expect(whole).toBeLessThan(10 ** -3.7);
  });

  test("algorithms that halve the compute every eight months, times chips that get cheaper", () => {
    // Peaks per USD rise tenfold in eight years.
    const chip = (date: string, peak: number): MadeRow => ({
      ...{ name: `chip of ${date}`, date, fp16_flop_s: peak, release_price_usd: 1 },
    });
    const hardware = [
      ...[chip("2010-01-01", 1e9), chip("2014-01-01", 10 ** 9.5), chip("2018-01-01", 1e10)],
    ];
    const found = readingOf({ hardware }, "algorithms-times-chips");
    expect(found?.growthPerYear).toBeCloseTo(0.5 ** (12 / 8) / 10 ** (1 / 8), 4);
  });

  test("capability is counted in steps from GPT-3.5 to GPT-4, and undecided without them", () => {
    // Records of ten points a year, of which GPT-4 is the second.
    const scores = [
      ...[score("gpt-3.5-turbo-0613", "2022-03-01", 115), score("gpt-4-0314", "2022-03-01", 120)],
      ...[1, 2, 3, 4, 5].map((i) =>
        score(`next ${i}`, addDays("2022-03-01", 146.1 * i), 120 + 4 * i),
      ),
    ];
    const line = law({ "capability-scores": scores }).get("capability");
    expect(line?.measured?.growthPerYear).toBeCloseTo(10 / 5, 2);
    expect(line?.scale).toMatchObject({ value: 5, unit: "ECI points" });
    const without = law({ "capability-scores": scores.slice(1) }).get("capability");
    expect(without).toMatchObject({ measured: undefined, verdict: "undecided" });
  });

  test("a line whose facts cannot be read is undecided, with the problem", () => {
    const store = madeStore(tenfold);
    const broken = openFacts({
      ...store,
      readRowsText: (id) => (id === "api-prices" ? "no header\n" : store.readRowsText(id)),
    });
    const lines = measureLaw(broken, { asOf: "2024-06-01", hindsight: false });
    const line = lines.find(({ id }) => id === "inference-price");
    expect(line).toMatchObject({ verdict: "undecided", measured: undefined, observations: [] });
    expect(line?.problem).toBeDefined();
  });
});
