import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import energy from "./energy.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(energy, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result;
}

describe("electricity of data centres", () => {
  test("has two readings of the IEA's 415 TWh of 2024", async () => {
    const { observations } = await ask({});
    const row = observations.find(({ id }) => id === "world-2024-iea-energy-and-ai-apr-2025");
    expect(row).toMatchObject({ twh: 415, share: 0.015 });
    // Published: 1.5 % of consumption; a fifth of that of all final energy.
    expect(row?.shareOfAllEnergy).toBeCloseTo(0.003, 12);
    // Our World in Data: 30,854 TWh were generated in 2024.
    expect(row?.shareOfGeneration).toBeCloseTo(415 / 30_854, 4);
  });

  test("says of every share what it is of, and takes none of generation for one of all energy", async () => {
    const { observations } = await ask({});
    for (const row of observations) {
      expect(row.shareOf !== null, row.id).toBe(row.share !== null || row.shareLow !== null);
      if (row.shareOf !== "consumption") expect(row.shareOfAllEnergy, row.id).toBeNull();
    }
    expect(observations.find(({ publication }) => publication === "Ember")?.shareOf).toBe(
      "generation",
    );
  });

  test("shows figures of one year beside each other", async () => {
    const { observations } = await ask({});
    const of2020 = observations.filter(({ date }) => date === "2020-12-31");
    expect(of2020).toHaveLength(2);
    expect(of2020[0]?.beside).toEqual([of2020[1]?.id]);
  });

  test("has a band of projections on one boundary and six crossings", async () => {
    const { band, crossings } = await ask({});
    expect(band.find(({ date }) => date === "2030-12-31")).toMatchObject({
      lower: 945,
      upper: 950,
      n: 2,
    });
    expect(crossings.map(({ share }) => share)).toEqual([0.03, 0.1, 0.2, 0.03, 0.1, 0.2]);
  });

  test("sees no figure published after the day", async () => {
    const { observations } = await ask({ asOf: "2024-06-30" });
    expect(observations.map(({ publication }) => publication)).not.toContain(
      "IEA Energy and AI, Apr 2025",
    );
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
    [{ asOf: "2020-06-30" }, "not-determined"],
    [{ asOf: "soon" }, "invalid-input"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(energy, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});
