import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
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
    ["  capability: low\n", "thresholds.capability"],
    ["  price: 1\n", "thresholds.capability"],
    ["  capability: 9 to 5\n", "thresholds.capability"],
    ["  beauty: 3\n", "thresholds"],
    ["  horizon: { minutes: 5, reliability: 0.9 }\n", "thresholds.horizon.reliability"],
  ])("with %j is refused by name of the field", async (thresholds, where) => {
    const run = await runOperation(unlock, { definition: definition(thresholds) }, contextOf());
    expect(run).toMatchObject({
      ok: false,
      error: { code: "bad-application", facts: { field: where } },
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
