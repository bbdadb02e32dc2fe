import { describe, expect, test, vi } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../../test/support/facts.ts";
import type { FactStore } from "../../data/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import ledger from "./ledger.ts";
import type { LedgerResult } from "./result.ts";

async function ask(
  input: Record<string, unknown>,
  store: FactStore = embeddedStore,
): Promise<LedgerResult> {
  const run = await runOperation(ledger, input, contextOf(store));
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result as LedgerResult;
}

const statusesOf = ({ claims }: LedgerResult) =>
  Object.fromEntries(
    claims.map(({ id, status, readings }) => [id, [status, readings.map((r) => r.outcome)]]),
  );

test("all claims of the interview and fifty forecasts are in it, and most are decided", async () => {
  const { claims, counts } = await ask({});
  expect(claims.filter(({ set }) => set === "claims")).toHaveLength(72);
  expect(claims.filter(({ set }) => set === "forecasts").length).toBeGreaterThanOrEqual(50);
  expect(counts.true + counts.partly + counts.false).toBeGreaterThan(45);
  expect(counts.all).toBe(claims.length);
});

test("counts are of all claims asked for, whichever statuses are shown", async () => {
  const all = await ask({ action: "resolve", speaker: "METR" });
  const open = await ask({ action: "resolve", speaker: "METR", status: "open" });
  expect(open.counts).toEqual(all.counts);
  expect(open.claims).toEqual(all.claims.filter(({ status }) => status === "open"));
  expect(open.claims.length).toBeLessThan(all.claims.length);
});

test("one claim answers with what it says and what came of it", async () => {
  const { answer } = await ask({ action: "show", id: "ai2027.osworld" });
  expect(answer).toBe(
    `Programs that use a computer solve 65 % of OSWorld by mid 2025. As of ${contextOf(embeddedStore).today}: false.`,
  );
});

test("what is open says which fact is missing, or waits for its day", async () => {
  const { claims, asOf } = await ask({ action: "resolve", status: "open" });
  for (const { readings } of claims) {
    for (const { outcome, problem, resolver, deadline, compare } of readings) {
      if (outcome !== null) continue;
      const waits = deadline !== null && deadline > asOf;
      expect([resolver === null, compare === null, problem !== null, waits]).toContain(true);
    }
  }
});

test("resolving twice changes nothing", async () => {
  expect(await ask({ action: "resolve" })).toEqual(await ask({ action: "resolve" }));
});

test("an answer cites the same whether what it rests on was just found or is remembered", async () => {
  vi.resetModules();
  const { default: fresh } = await import("./ledger.ts");
  const envelope = async () => {
    const run = await runOperation(fresh, { speaker: "METR" }, contextOf(embeddedStore));
    return run.ok ? run.value.envelope : run.error;
  };
  const found = await envelope();
  expect(await envelope()).toEqual(found);
});

test("an earlier day has the statuses that it had then, whatever came later", async () => {
  const asOf = "2025-06-30";
  const then = withRows(embeddedStore, (_id, text) => {
    const [head = "", ...lines] = text.trimEnd().split("\n");
    const at = head.split(",").indexOf("known_on");
    // Columns before it hold no comma that is not in quotes.
    const known = (line: string) => cellsOf(line)[at] ?? "";
    return `${[head, ...lines.filter((line) => known(line) <= asOf)].join("\n")}\n`;
  });
  const { readPrepared: _ofAllRows, ...rest } = then;
  const ids = { set: "claims", asOf };
  expect(statusesOf(await ask(ids, rest))).toEqual(statusesOf(await ask(ids)));
});

/** Cells of a line of CSV. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? "");

test("one claim is shown with all its readings, in the reader's language", async () => {
  const run = await runOperation(
    ledger,
    { action: "show", id: "race.claude2-gpt4" },
    { ...contextOf(), language: "zh" },
  );
  const result = run.ok ? (run.value.envelope.result as LedgerResult) : undefined;
  expect(result?.claims[0]?.statement).toBe("Claude 2 已接近 GPT-4。");
  expect(result?.claims[0]?.readings.map(({ outcome }) => outcome)).toEqual([false, true]);
  expect(result?.claims[0]?.status).toBe("partly");
});

describe("refusals", () => {
  test.each([
    [{ action: "show" }, "missing-input"],
    [{ action: "show", id: "no.such" }, "unknown-claim"],
    [{ speaker: "Nobody" }, "unknown-speaker"],
    [{ action: "show", id: "race.top3", asOf: "2023-12-01" }, "unknown-claim"],
  ])("%j", async (input, code) => {
    const run = await runOperation(ledger, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});

describe("scores", () => {
  test("stand with their number, beside the trend, and the worst come first", async () => {
    const { scores, claims } = await ask({ action: "score" });
    expect(scores.map(({ group, hindsight }) => [group, hindsight])).toEqual([
      ["claims", true],
      ["forecasts", true],
    ]);
    for (const { n, baseline, byReading, brier } of scores) {
      expect(n).toBeGreaterThan(10);
      expect(baseline?.n).toBeLessThanOrEqual(n);
      expect(byReading.kindest).toBeLessThanOrEqual(brier.mean);
      expect(byReading.harshest).toBeGreaterThanOrEqual(brier.mean);
    }
    expect(claims).toHaveLength(scores.reduce((sum, { n }) => sum + n, 0));
    const briers = claims.map(({ readings }) => readings[0]?.brier ?? -1);
    expect(briers).toEqual([...briers].sort((a, b) => b - a));
    expect(claims.some(({ quoted, kind }) => quoted || kind !== "forecast")).toBe(false);
  });

  test("are of each speaker or topic where that is asked", async () => {
    const { scores } = await ask({ action: "score", set: "forecasts", by: "topic" });
    expect(scores.map(({ group }) => group)).toContain("market");
  });
});

describe("what the trend of the day would have said", () => {
  const baselinesOf = ({ claims }: LedgerResult) =>
    claims.flatMap(({ id, set, readings }) =>
      readings.flatMap(({ id: reading, baseline }) =>
        baseline?.probability == null ? [] : [{ key: `${id}/${reading}`, set, ...baseline }],
      ),
    );

  test("is computed for most, near what a review had found by hand, or says why not", async () => {
    const all = baselinesOf(await ask({}));
    const computed = all.filter(({ basis }) => basis === "computed");
    expect(computed.length).toBeGreaterThanOrEqual(25);
    for (const { basis, problem, reviewed, probability } of all) {
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
      expect(basis === "computed" ? reviewed : problem).not.toBeNull();
    }
    // The race and the gaps of GPT are the review's own method.
    const by = Object.fromEntries(computed.map((each) => [each.key, each]));
    for (const key of ["rel.gpt45/named", "rel.gpt5/named", "cap.h1-2024-step/generation"]) {
      expect(Math.abs((by[key]?.probability ?? 1) - (by[key]?.reviewed ?? 0))).toBeLessThan(0.005);
    }
  });

  test("rests on nothing that became known after the claim", async () => {
    const of = { action: "show", id: "rel.gpt5" };
    const madeOn = "2023-12-28";
    const { readPrepared: _ofAllRows, ...then } = withRows(embeddedStore, (id, text) => {
      if (id === "claims" || id === "forecasts") return text;
      const [head = "", ...lines] = text.trimEnd().split("\n");
      const at = head.split(",").indexOf("known_on");
      const known = lines.filter((line) => (cellsOf(line)[at] ?? "") <= madeOn);
      // What a table knew nothing of keeps its first row, which is later than any question here.
      return `${[head, ...(known.length > 0 ? known : lines.slice(0, 1))].join("\n")}\n`;
    });
    const [now, canary] = [baselinesOf(await ask(of)), baselinesOf(await ask(of, then))];
    expect(canary.map(({ probability }) => probability)).toEqual(
      now.map(({ probability }) => probability),
    );
    expect(now.every(({ basis }) => basis === "computed")).toBe(true);
  });
});
