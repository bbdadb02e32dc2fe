import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { contextOf, embeddedStore } from "../../../test/support/facts.ts";
import type { FactStore } from "../../data/facts.ts";
import { poolScores } from "../../ledger/pool-scores.ts";
import type { ScoredClaim } from "../../ledger/scored-claims.ts";
import { runOperation } from "../contract/run-operation.ts";
import ledger from "./ledger.ts";
import type { LedgerResult } from "./result.ts";

/** Facts and review of 2026-11-29, which a clone does not have. */
const shared = join(import.meta.dirname, "../../../../shared");
const there = existsSync(join(shared, "facts-2026-11"));

interface Reviewed {
  readonly id: string;
  readonly kind: string;
  readonly cluster: string;
  readonly scored?: boolean;
  readonly resolution?: string;
  readonly status?: string;
  readonly readings: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly outcome: boolean | null;
    readonly p?: number | null;
    readonly baseline?: { readonly p?: number | null } | null;
  }[];
}

/** Rows of the folder under the columns of today: one that was added since is empty. */
function rowsText(id: string): string {
  const path = join(shared, "facts-2026-11", id, "rows.csv");
  // What an electricity share is of was added since, and decides what can be computed of it.
  if (id === "electricity" || !existsSync(path)) return embeddedStore.readRowsText(id);
  const { columns } = JSON.parse(embeddedStore.readManifestText(id)) as {
    readonly columns: readonly { readonly name: string }[];
  };
  const text = readFileSync(path, "utf8");
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const names = columns.map(({ name }) => name);
  const cells = rows.data.map((row) => names.map((name) => row[name] ?? ""));
  return `${Papa.unparse([names, ...cells], { newline: "\n" })}\n`;
}

const reviewed = (...files: readonly string[]): readonly Reviewed[] =>
  files.flatMap((file) => {
    const read = JSON.parse(readFileSync(join(shared, "design/ledger", file), "utf8")) as {
      readonly claims?: readonly Reviewed[];
      readonly forecasts?: readonly Reviewed[];
    };
    return read.claims ?? read.forecasts ?? [];
  });

/** Readings whose figure is of another definition now than when they were reviewed. */
const redefined = new Set([
  // The law measures other points since: families that larger models taught, months without a fall.
  ...["cap.generations/rate", "cap.generations/now"],
  ...["cost.train-quarter-18m/rate", "cost.train-quarter-18m/2025"],
  ...["cost.inf-tenth-18m/rate", "cost.inf-tenth-18m/now"],
  ...["altman.10x-a-year/first", "a16z.llmflation/first"],
  // The review does not name its seven companies.
  "mkt.acquired-80-90/share",
  // Decided by the longest horizon itself, and not by when the law expects it.
  "ai2027.superhuman-coder/first",
]);

/** Claims of which the review says what no rule says of the readings that can be decided. */
const unruled = new Set([
  ...["cost.past-18m-inf", "cost.10k-gpus-needed"],
  // Left undecided by the review, which had no table of such events.
  ...["mm.youtube-unusable", "org.ilya", "org.no-attrition"],
  // The same of compute for research.
  "cost.experiments-75",
]);

/**
 * Claims of the order of laboratories: `race` sees what was known on each day, where the review took
 * the order of that day from the edition of today.
 */
const seenThen = new Set(["race.xai-catchup", "race.2024-decides", "ai2027.china-six-months"]);

describe.skipIf(!there)("on the facts of the review", () => {
  const { readPrepared: _ofOtherRows, ...texts } = embeddedStore;
  const store: FactStore = { ...texts, isExcerpt: true, readRowsText: rowsText };
  const all = (async () => {
    const context = { ...contextOf(store), today: "2026-11-29" };
    const run = await runOperation(ledger, {}, context);
    if (!run.ok) throw new Error(JSON.stringify(run.error));
    return run.value.envelope.result as LedgerResult;
  })();
  const mineOf = async (id: string) =>
    (await all).claims.find((claim) => claim.id === id.toLowerCase());
  /** Whether a reading waits for a table, a fact or an operation. */
  const waits = (claim: Awaited<ReturnType<typeof mineOf>>) =>
    claim?.readings.some(({ problem }) => problem !== null && !problem.includes("between")) ??
    false;

  test.each(there ? reviewed("claims-reviewed.json", "forecasts.json") : [])(
    "$id",
    async (review) => {
      const mine = await mineOf(review.id);
      expect(mine).toBeDefined();
      if (seenThen.has(review.id)) {
        // What the review could decide is decided here, by another order.
        expect(mine?.status).not.toBe("open");
        return;
      }
      for (const { id, value, outcome } of review.readings) {
        const reading = mine?.readings.find((each) => each.id === id);
        expect(reading).toBeDefined();
        if (reading?.value === null || redefined.has(`${review.id}/${id}`)) continue;
        if (typeof value === "number" && typeof reading?.value === "number") {
          // Half of the last digit that the review prints.
          const near = Math.max(0.05 * Number(value < 1000), Math.abs(value) * 0.005);
          expect(Math.abs(reading.value - value)).toBeLessThanOrEqual(near);
        }
        if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) {
          expect(reading?.value).toBe(value);
        }
        if (outcome !== null || !unruled.has(review.id)) expect(reading?.outcome).toBe(outcome);
      }
      if (waits(mine) || unruled.has(review.id)) return;
      const status = review.resolution ?? review.status;
      expect(mine?.status).toBe(status === "unscored" ? "open" : status);
    },
  );

  test("most are decided, so that agreement says something", async () => {
    const { counts } = await all;
    expect(counts.all - counts.open).toBeGreaterThanOrEqual(45);
  });
});

/** The forecasts of the review with a probability and an outcome, as it took them. */
const scoredByReview = (file: string, scored: (each: Reviewed) => boolean): ScoredClaim[] =>
  reviewed(file)
    .filter(scored)
    .flatMap(({ id, cluster, readings }) => {
      const judged = readings.flatMap(({ p, outcome }) =>
        typeof p === "number" && outcome !== null ? [{ p, came: outcome }] : [],
      );
      const [first] = readings;
      if (typeof first?.p !== "number" || first.outcome === null) return [];
      const [topic] = id.split(".");
      const baseline = first.baseline?.p ?? undefined;
      const claim = { topic, cluster } as ScoredClaim["claim"];
      return [
        { claim, p: first.p, came: first.outcome, baseline, readings: judged, hindsight: true },
      ];
    });

describe.skipIf(!there)("scores of what the review found are the prototype's", () => {
  const near = (value: number | undefined, expected: number) =>
    expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(0.005);

  test("of the interview", () => {
    const pooled = poolScores(scoredByReview("claims-reviewed.json", (each) => !!each.scored));
    expect([pooled.n, pooled.clusters, pooled.baseline?.n]).toEqual([33, 21, 16]);
    near(pooled.brier.mean, 0.349);
    near(pooled.log, 0.983);
    near(pooled.brierByCluster, 0.346);
    near(pooled.brier.lower, 0.285);
    near(pooled.brier.upper, 0.419);
    near(pooled.byReading.kindest, 0.268);
    near(pooled.byReading.mean, 0.351);
    near(pooled.byReading.harshest, 0.443);
    near(pooled.byHedge.pulled, 0.274);
    near(pooled.byHedge.pushed, 0.446);
    near(pooled.baseline?.brier, 0.377);
    near(pooled.baseline?.baselineBrier, 0.223);
    near(pooled.baseline?.difference.mean, 0.154);
    // Quantiles of other draws of the same eight topics.
    expect(pooled.baseline?.difference.lower).toBeCloseTo(-0.011, 1);
    expect(pooled.baseline?.difference.upper).toBeCloseTo(0.361, 1);
    expect(pooled.baseline?.word).toBe("leaning worse");
    near(pooled.spiegelhalter, 5.42);
    const bins = pooled.calibration.map(({ n, came, lower, upper }) => [n, came, lower, upper]);
    expect(bins.map((bin) => bin.map((each) => Number(each?.toFixed(2))))).toEqual([
      [2, 1, 0.55, 1],
      [11, 0.73, 0.54, 0.86],
      [4, 0.5, 0.22, 0.78],
      [12, 0.5, 0.32, 0.68],
      [4, 0.5, 0.22, 0.78],
    ]);
  });

  test("of the forecasts of others", () => {
    const pooled = poolScores(scoredByReview("forecasts.json", () => true));
    expect([pooled.n, pooled.clusters, pooled.baseline?.n]).toEqual([15, 12, 6]);
    near(pooled.brier.mean, 0.162);
    near(pooled.log, 0.498);
    near(pooled.brierByCluster, 0.147);
    near(pooled.baseline?.brier, 0.152);
    near(pooled.baseline?.baselineBrier, 0.344);
  });
});

test.runIf(!there)("facts of the review are not here: nothing to agree with", () => {
  expect(there).toBe(false);
});
