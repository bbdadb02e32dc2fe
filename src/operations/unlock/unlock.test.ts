import { describe, expect, test } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import unlock from "./unlock.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(unlock, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result;
}

describe("the map of applications", () => {
  const all = ask({});

  test("has at least twenty applications, each with a status and what it waits for", async () => {
    const { applications } = await all;
    expect(applications.length).toBeGreaterThanOrEqual(20);
    for (const { id, status, date, binding, bindingShares } of applications) {
      expect(date === null, id).toBe(status === "not expected");
      expect(binding).toBe(bindingShares[0]?.kind);
      expect(bindingShares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  test("scores at least eight that have come, and shows each error", async () => {
    const { score, applications } = await all;
    expect(score.n).toBeGreaterThanOrEqual(8);
    const errors = applications.flatMap(({ arrived }) => arrived?.errorMonths ?? []);
    expect(errors).toHaveLength(score.n);
    // Half of the dates within half a year: the claim of the page.
    expect(score.medianAbsoluteMonths).toBeLessThan(6);
  });

  test("gives dates by the as-of date to what is reached, later ones to the rest", async () => {
    const { applications, asOf } = await all;
    for (const { status, date } of applications) {
      if (status === "reached") expect((date ?? "") <= asOf).toBe(true);
      if (status === "expected") expect((date ?? "") > asOf).toBe(true);
    }
  });
});

describe("the intervals of what has come", () => {
  const all = ask({});

  test("hold as often as they say, and score no worse than the days of possibility", async () => {
    const { score, applications } = await all;
    const came = applications.filter(({ arrived }) => arrived !== undefined);
    expect(came).toHaveLength(15);
    expect(score.intervals.pValue).toBeGreaterThan(0.05);
    // Before products were given a lag, 9 of 15 were held and the score was 48.2 months.
    expect(score.intervals.intervalScoreMonths).toBeLessThan(48.2);
    expect(score.intervals.intervalScoreMonths).toBeLessThan(
      score.withoutLag.intervalScoreMonths ?? Number.NaN,
    );
    expect(score.insideInterval).toBe(score.intervals.inside);
    expect(score.withoutLag.pValue).toBeLessThan(0.05);
  });

  test("print the lag that all arrivals teach", async () => {
    const { lag, score } = await all;
    expect(lag.arrivals).toBe(score.n);
    expect(lag.spreadMonths).toBeGreaterThan(3);
    // Dates and arrivals agree in the middle once the lag is in: within a quarter of its spread.
    expect(Math.abs(score.medianMonths ?? Number.NaN)).toBeLessThan(lag.spreadMonths / 4);
  });

  test("say that every arrival was in sight when its thresholds were set", async () => {
    const { score, applications } = await all;
    expect(score.setInSight).toBe(score.n);
    for (const { thresholds } of applications) {
      for (const { setOn, kind } of thresholds) expect(setOn, kind).toMatch(/^2026-11-/);
    }
    const run = await runOperation(unlock, {}, contextOf());
    if (!run.ok) throw new Error(run.error.code);
    expect(run.value.envelope.notes.join(" ")).toContain("around the level of GPT-4");
  });

  test("do not hang on the arrival itself", async () => {
    // The interval of one application is the same whether or not its own arrival is known.
    const asked = { application: "unattended-bug-fixing" };
    const before = await ask({ ...asked, asOf: "2026-11-23" });
    const store = withRows(embeddedStore, (id, text) =>
      id === "applications"
        ? text
            .split("\n")
            .filter((line) => !line.startsWith("unattended-bug-fixing/arrival"))
            .join("\n")
        : text,
    );
    const run = await runOperation(unlock, asked, contextOf(store));
    if (!run.ok) throw new Error(run.error.code);
    const [without] = run.value.envelope.result.applications;
    const [with_] = before.applications;
    expect(without?.arrived).toBeUndefined();
    expect([without?.date, without?.lower, without?.upper]).toEqual([
      ...[with_?.date, with_?.lower, with_?.upper],
    ]);
  });
});

describe("the first products", () => {
  test("are the first: the day of the product that another was taken for is later", async () => {
    const { applications } = await ask({});
    const arrivedOn = (id: string) => applications.find((each) => each.id === id)?.arrived;
    // From the makers' announcements.
    expect(arrivedOn("on-device-assistant")?.on).toBe("2023-12-06");
    expect(arrivedOn("research-assistant")?.on).toBe("2024-12-11");
    expect(arrivedOn("browser-automation")?.on).toBe("2025-01-23");
    expect(arrivedOn("unattended-bug-fixing")?.on).toBe("2024-12-10");
    expect(arrivedOn("image-captioning")?.on).toBe("2023-07-13");
    for (const id of ["on-device-assistant", "research-assistant", "browser-automation"]) {
      expect(arrivedOn(id)?.reason).toMatch(/stood here/);
    }
  });

  test("are possible from the launch price on, not from the first row of a price list", async () => {
    const { applications } = await ask({});
    const possible = (id: string) => applications.find((each) => each.id === id)?.possible.date;
    // GPT-4 was sold from its launch; GPT-3.5, cheap enough for summaries, from 2023-06-13 as scored.
    expect(possible("marketing-copy")).toBe("2023-03-14");
    expect(possible("medical-notes")).toBe("2023-03-14");
    expect(possible("translation")).toBe("2023-03-14");
  });
});

describe("what has not come", () => {
  test("is at least twelve applications, with thresholds, reason, address and probabilities", async () => {
    const { applications, asOf } = await ask({});
    const ahead = applications.filter(({ absent }) => absent !== undefined);
    expect(ahead.length).toBeGreaterThanOrEqual(12);
    for (const { id, absent, status, date, lower, thresholds, chances } of ahead) {
      expect(status, id).toBe("expected");
      expect((lower ?? "") > asOf && (date ?? "") > asOf, id).toBe(true);
      expect(absent?.source, id).toMatch(/^https:/);
      expect(
        thresholds.some(({ kind }) => kind === "capability" || kind === "horizon"),
        id,
      ).toBe(true);
      for (const { reason, source } of thresholds) {
        expect(reason, id).toMatch(/\w/);
        expect(source, id).toMatch(/^https:/);
      }
      const shares = chances.map(({ probability }) => probability);
      expect(chances.map(({ by }) => by.slice(4))).toEqual(Array(5).fill("-12-31"));
      expect(shares, id).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares[0], id).toBeLessThan(1);
    }
  });

  test("is not told to a day before it was looked for", async () => {
    const { applications } = await ask({ asOf: "2026-11-01" });
    expect(applications.filter(({ absent }) => absent !== undefined)).toEqual([]);
  });
});

describe("an application of the reader's", () => {
  const definition = (thresholds: string) =>
    `id: mine\ntokens: { in: 1000, out: 500 }\nthresholds:\n${thresholds}`;

  test("is dated like the others", async () => {
    const easy = await ask({
      definition: definition("  capability: 100 to 105\n  price: 0.01\n"),
    });
    expect(easy.applications).toMatchObject([{ id: "mine", status: "reached" }]);
    const hard = await ask({
      definition: definition(
        "  capability: 165 to 170\n  horizon: { minutes: 5000, reliability: 0.8 }\n",
      ),
    });
    expect(hard.applications[0]?.status).toBe("expected");
    expect(hard.applications[0]?.binding).toBe("horizon");
  });

  test.each([
    ["  capability: low\n", { row: "thresholds", column: "capability", rule: "rule.range" }],
    ["  price: 1\n", { column: "capability", rule: "rule.capability-needed" }],
    ["  capability: 9 to 5\n", { row: "thresholds", column: "capability" }],
    ["  beauty: 3\n", { column: "beauty", rule: "rule.unknown-field", value: "3" }],
    ["  horizon: { minutes: 5, reliability: 0.9 }\n", { column: "reliability" }],
  ])("with %j is refused by name of the field, and its line", async (thresholds, where) => {
    const run = await runOperation(unlock, { definition: definition(thresholds) }, contextOf());
    expect(run).toMatchObject({
      ok: false,
      error: { code: "bad-yaml-field", facts: { ...where, line: expect.any(Number) } },
    });
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{ application: "telepathy" }, "unknown-application"],
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
    [{ draws: 1 }, "invalid-input"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(unlock, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });

  test("an application whose sources came later is not known yet", async () => {
    const input = { application: "unattended-bug-fixing", asOf: "2024-12-31" };
    const run = await runOperation(unlock, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code: "unknown-application" } });
  });
});
