import { describe, expect, test } from "vitest";
import {
  disclosedRunsMade,
  type MadeRow,
  type MadeRows,
  madeFacts,
  madeStore,
} from "../../test/support/made-facts.ts";
import { addDays } from "../base/calendar.ts";
import { openFacts } from "../data/facts.ts";
import { measureLaw } from "./law.ts";

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

  test("prices by their records alone fall by 3.65 orders of magnitude a year", () => {
    expect(readingOf(tenfold, "records-only")?.growthPerYear).toBeCloseTo(10 ** -3.6525, 9);
    expect(law(tenfold).get("inference-price")?.verdict).toBe("faster");
  });

  test("held month by month, a price counts as often as it was looked at", () => {
    // Looks a month of 30.4375 days apart, rounded to days 0, 30, 61, 91, 122, 152 and 183: four at
    // the first price, three at the second; the third comes after the last look.
    const days = [0, 30, 61, 91, 122, 152, 183];
    const values = [2, 2, 2, 2, 1, 1, 1];
    const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
    const [x, y] = [mean(days), mean(values)];
    const slope =
      days.reduce((sum, day, i) => sum + (day - x) * ((values[i] ?? 0) - y), 0) /
      days.reduce((sum, day) => sum + (day - x) ** 2, 0);
    const rate = law(tenfold).get("inference-price")?.measured?.growthPerYear;
    expect(Math.log10(rate ?? 0)).toBeCloseTo(365.25 * slope, 1);
  });

  test("of the last twelve months only the looks since that day count", () => {
    // Fast before, slow since: a tenth in a hundred days, then a tenth in a year.
    const slowing = pricesAtBars([
      [0, 1000],
      [100, 100],
      [465, 10],
      [830, 1],
    ]);
    const asOf = addDays(FIRST, 835);
    const year = readingOf(slowing, "last-twelve-months", asOf)?.growthPerYear;
    const whole = law(slowing, asOf).get("inference-price")?.measured?.growthPerYear;
    expect(year).toBeGreaterThan(whole as number);
  });

  test("days since the last record are told bar by bar", () => {
    const since = law(tenfold, addDays(FIRST, 300)).get("inference-price")?.daysSinceRecord;
    expect(since?.map(({ days }) => days).slice(0, 2)).toEqual([100, 99]);
  });

  test("a rate in generations is less sure the less sure the score of GPT-4 is", () => {
    const scores = (low: number) => [
      score("gpt-3.5-turbo-0613", "2022-02-01", 115),
      { ...score("gpt-4-0314", "2022-03-01", 120), eci_low: low, eci_high: 121 },
      ...[1, 2, 3, 4, 5].map((i) =>
        score(`next ${i}`, addDays("2022-03-01", 146.1 * i), 120 + 4 * i + (i % 2)),
      ),
    ];
    const width = (low: number) => {
      const fit = law({ "capability-scores": scores(low) }).get("capability")?.measured;
      return (fit?.upper ?? 0) / (fit?.lower ?? 1);
    };
    expect(width(118)).toBeGreaterThan(width(119.5));
  });

  test("algorithms that halve the compute every eight months, times chips that get cheaper", () => {
    // Peaks per USD rise tenfold in eight years.
    const chip = (date: string, peak: number): MadeRow => ({
      ...{ name: `chip of ${date}`, date, fp16_flop_s: peak, release_price_usd: 1 },
    });
    const hardware = [
      ...[chip("2010-01-01", 1e9), chip("2014-01-01", 10 ** 9.5), chip("2018-01-01", 1e10)],
      ...(disclosedRunsMade["hardware"] ?? []),
    ];
    const found = readingOf({ ...disclosedRunsMade, hardware }, "algorithms-times-chips");
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
