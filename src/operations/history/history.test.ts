import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { historyDays } from "../../observatory/rate-history.ts";
import { runOperation } from "../contract/run-operation.ts";
import law from "../law/law.ts";
import type { LawResult } from "../law/result.ts";
import type { PublicTrend } from "../trend/result.ts";
import trend from "../trend/trend.ts";
import history from "./history.ts";
import type { HistoryResult } from "./result.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(history, input, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  return { result: run.value.envelope.result as HistoryResult, document: run.value.document };
}

describe("what a rate was said to be over time", () => {
  test("is what the law says as of each of its days", async () => {
    const asOf = "2024-03-15";
    const { result } = await ask({ id: "law.frontier-run-cost.growthPerYear", asOf });
    expect(result.points.map((point) => point.asOf)).toEqual(historyDays(asOf));
    for (const day of ["2023-12-01", asOf]) {
      const run = await runOperation(law, { asOf: day }, contextOf());
      const lines = run.ok ? (run.value.envelope.result as LawResult).lines : [];
      const measured = lines.find(({ id }) => id === "frontier-run-cost")?.measured;
      const point = result.points.find((each) => each.asOf === day);
      expect(point?.growthPerYear).toBe(measured?.growthPerYear);
      expect([point?.lower, point?.upper, point?.n]).toEqual([
        ...[measured?.lower, measured?.upper, measured?.n],
      ]);
    }
  });

  test("is what a trend prints, null while too little was known, and drawn", async () => {
    const asOf = "2026-06-30";
    const { result, document } = await ask({ id: "trend.time-horizon.growthPerYear", asOf });
    expect(result.points[0]?.growthPerYear).toBeNull();
    const run = await runOperation(trend, { id: "time-horizon", asOf, fast: true }, contextOf());
    const printed = run.ok ? (run.value.envelope.result as PublicTrend).fit : undefined;
    expect(result.points.at(-1)?.growthPerYear).toBe(printed?.growthPerYear);
    expect(document.some(({ kind }) => kind === "chart")).toBe(true);
  });

  test("cites the facts of its own rate", async () => {
    const run = await runOperation(
      history,
      { id: "trend.time-horizon.growthPerYear", asOf: "2025-12-31" },
      contextOf(),
    );
    const sources = run.ok ? run.value.envelope.sources.map(({ dataset }) => dataset) : [];
    expect(sources).toEqual(["time-horizons"]);
  });

  test("has the first of every month, and the day of the question once", () => {
    expect(historyDays("2023-08-15")).toEqual([
      ...["2023-06-01", "2023-07-01", "2023-08-01", "2023-08-15"],
    ]);
    expect(historyDays("2024-01-01").slice(-2)).toEqual(["2023-12-01", "2024-01-01"]);
    expect(historyDays("2020-05-05")).toEqual(["2020-05-05"]);
  });

  test("is refused for what has no history, naming what has", async () => {
    const refused = await runOperation(history, { id: "law.tides" }, contextOf());
    expect(refused).toMatchObject({ ok: false, error: { code: "unknown-rate" } });
  });

  test("can be withdrawn from", async () => {
    const cancelled = { ...contextOf(), cancelled: () => true };
    const ended = await runOperation(history, {}, cancelled);
    expect(ended).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });
});
