import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readInputs } from "../../scripts/ingest-datasets.ts";
import { needsShared, sharedPath } from "../../test/support/shared.ts";
import type { Adapter } from "./adapter.ts";
import { benchmarkRunsCost } from "./aider/benchmark-runs-cost.ts";
import { scalingRuns } from "./chinchilla/scaling-runs.ts";
import { capitalSpending } from "./compiled/capital-spending.ts";
import { chatbotShares } from "./compiled/chatbot-shares.ts";
import { electricity } from "./compiled/electricity.ts";
import { labRevenue } from "./compiled/lab-revenue.ts";
import { publishedMatches } from "./compiled/published-matches.ts";
import { chipStock } from "./epoch/chip-stock.ts";
import { dataCentres } from "./epoch/data-centres.ts";
import { applications } from "./facts/applications.ts";
import { architectures } from "./facts/architectures.ts";
import { labCamps } from "./facts/lab-camps.ts";
import { plannerChips } from "./facts/planner-chips.ts";
import { trainingRuns } from "./facts/training-runs.ts";
import { adapters } from "./index.ts";
import { timeHorizons } from "./metr/time-horizons.ts";
import { servingThroughput } from "./mlperf/serving-throughput.ts";

const page = "<!DOCTYPE html><html><body>404</body></html>";

describe.each(adapters.map((adapter) => [adapter.dataset, adapter] as const))(
  "%s",
  (_, adapter) => {
    const first = adapter.inputs[0] as string;

    test("refuses a page of HTML in place of its first file, by name", () => {
      const outcome = adapter.ingest(new Map(adapter.inputs.map((path) => [path, page])));
      expect(outcome.ok).toBe(false);
      if (outcome.ok) return;
      expect(outcome.error.code).toMatch(/^html-not-(csv|json|yaml)$/);
      expect(adapter.inputs).toContain(outcome.error.facts["file"]);
    });

    test("refuses to work without its files, by name", () => {
      expect(adapter.ingest(new Map())).toEqual({
        ok: false,
        error: { code: "missing-file", facts: { file: first } },
      });
    });
  },
);

const root = join(import.meta.dirname, "../..");
const upstream = sharedPath("upstream");

function textsOf(adapter: Adapter, change: (text: string) => string): Map<string, string> {
  const texts = readInputs(adapter, { root, upstream });
  if (!texts.ok) throw new Error(JSON.stringify(texts.error));
  return new Map([...texts.value].map(([path, text]) => [path, change(text)]));
}

describe("facts of this repository", () => {
  test.each([
    [applications, "kind: horizon", "kind: horizont", { row: /^applications\.\d+\.thresholds/ }],
    [
      applications,
      "range: [112, 126]",
      "range: [126, 112]",
      { column: "range", value: "[126,112]" },
    ],
    [applications, "reliability: 0.5", "reliability: 0.7", { column: "reliability", value: "0.7" }],
    [architectures, "layers: 96", "layers: 9.6", { column: "layers", value: "9.6" }],
    [architectures, "heads: 96", "heads: 97", { column: "head_size", value: "value.absent" }],
    [labCamps, "date: 2019-07-22", "date: 2019-22-07", { column: "date", value: '"2019-22-07"' }],
    [
      plannerChips,
      "judged: [scale_out",
      "judged: [scale_in",
      { value: '"scale_in_bandwidth_bit_s"' },
    ],
    [plannerChips, "source: https", "source: http s", { column: "source" }],
    [trainingRuns, "mfu_kind: model", "", { column: "mfu_kind", value: "value.absent" }],
    [trainingRuns, "goodput: 0.9", "goodput: 90", { column: "goodput", value: "90" }],
  ] as const)(
    "$0.dataset names row, line, field, rule and value of %s -> %s",
    (adapter, from, to, facts) => {
      const outcome = adapter.ingest(textsOf(adapter, (text) => text.replace(from, to)));
      const row = "row" in facts ? expect.stringMatching(facts.row) : expect.any(String);
      expect(outcome).toMatchObject({
        ok: false,
        error: {
          facts: {
            file: adapter.inputs[0],
            line: expect.any(Number),
            rule: expect.stringMatching(/./),
            ...facts,
            row,
          },
        },
      });
    },
  );
});

describe("with the upstream files", () => {
  beforeEach(needsShared);

  /** Adapters of tables small enough to read three times. */
  const small = [
    benchmarkRunsCost,
    capitalSpending,
    chipStock,
    dataCentres,
    electricity,
    labRevenue,
    publishedMatches,
    scalingRuns,
    servingThroughput,
    timeHorizons,
  ];

  test.each(small.map((adapter) => [adapter.dataset, adapter] as const))(
    "%s reads the same with a byte order mark and carriage returns",
    (_, adapter) => {
      const plain = adapter.ingest(textsOf(adapter, (text) => text));
      const marked = (text: string) =>
        `\uFEFF${text.replace(/^\uFEFF/, "").replace(/\r?\n/g, "\r\n")}`;
      expect(plain.ok).toBe(true);
      expect(adapter.ingest(textsOf(adapter, marked))).toEqual(plain);
    },
  );

  test.each([
    {
      adapter: scalingRuns,
      from: "5.005581996196243",
      to: "5.00O",
      facts: { row: 2, column: "loss", rule: "a number", value: "5.00O" },
    },
    {
      adapter: electricity,
      from: "200-250",
      to: "250-200",
      facts: { row: 2, column: "twh", value: "250-200" },
    },
    {
      adapter: capitalSpending,
      from: "GUIDANCE upper figure",
      to: "rumour",
      facts: { column: "basis", value: "rumour" },
    },
    {
      adapter: labRevenue,
      from: "100000000,run_rate",
      to: "100000000,GMV",
      facts: { row: 2, column: "type", value: "GMV" },
    },
    {
      adapter: labRevenue,
      from: "Anthropic,2023-10-01",
      to: "Anthropic,2023-31-10",
      facts: { row: 2, column: "date", value: "2023-31-10" },
    },
    {
      adapter: chipStock,
      from: "Estimates generated on: 03-31-2026 17:12",
      to: "some day",
      facts: { row: 2, column: "Notes", value: "some day" },
    },
    {
      adapter: chipStock,
      from: "3/31/2022",
      to: "31/3/2022",
      facts: { row: 2, column: "End date", value: "31/3/2022" },
    },
    {
      adapter: servingThroughput,
      from: "llama2-70b,Offline,1,",
      to: "llama2-70b,Offline,0,",
      facts: { row: 2, column: "nodes", value: 0 },
    },
    {
      adapter: publishedMatches,
      from: "126.94",
      to: "about 127",
      facts: { row: 2, column: "evidence_value", value: "about 127" },
    },
    {
      adapter: timeHorizons,
      from: "estimate: 11.395377",
      to: "estimate: eleven",
      facts: {
        row: "results.claude_3_5_sonnet_20240620_inspect.metrics.p50_horizon_length",
        column: "estimate",
        value: '"eleven"',
      },
    },
    {
      adapter: timeHorizons,
      from: "  gpt2:\n",
      to: "  gpt_99:\n",
      facts: { row: "gpt_99", value: "gpt_99" },
    },
    {
      adapter: benchmarkRunsCost,
      from: "total_cost: 0.0000",
      to: "total_cost: free",
      facts: { row: "0", column: "total_cost", value: '"free"' },
    },
  ])("$adapter.dataset names file, row, rule and value of $to", ({ adapter, from, to, facts }) => {
    const outcome = adapter.ingest(textsOf(adapter, (text) => text.replace(from, to)));
    expect(outcome).toMatchObject({ ok: false, error: { facts } });
    if (outcome.ok) return;
    expect(adapter.inputs).toContain(outcome.error.facts["file"]);
    expect(outcome.error.facts["rule"]).toBeTruthy();
  });

  test.each([
    [scalingRuns, "Training FLOP"],
    [electricity, "share_of_total_pct"],
    [labRevenue, "annualized_revenue_usd"],
    [chipStock, "Compute estimate in H100e (median)"],
    [dataCentres, "IT power (MW)"],
    [servingThroughput, "accelerators_per_node"],
  ] as const)("a table without the column it needs is refused", (adapter, column) => {
    const outcome = adapter.ingest(textsOf(adapter, (text) => text.replace(column, "renamed")));
    expect(outcome).toMatchObject({ ok: false, error: { code: "csv-column", facts: { column } } });
  });

  test("a run whose cost is zero has no cost", () => {
    const outcome = benchmarkRunsCost.ingest(
      textsOf(benchmarkRunsCost, (text) => text.replace(/total_cost: [\d.]+/g, "total_cost: 0.0")),
    );
    expect(outcome.ok && outcome.value.rows.every((row) => row["cost_usd"] === undefined)).toBe(
      true,
    );
  });

  test("a month that is all zero is left out and counted", () => {
    const month = "2026-10,0,0,0,0,0,0,0,https://gs.statcounter.com/ai-chatbot-market-share\n";
    const outcome = chatbotShares.ingest(textsOf(chatbotShares, (text) => text + month));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value.rows).toHaveLength(18 * 7);
    expect(outcome.value.skipped).toMatchObject([{ reason: "empty-month", count: 1 }]);
  });
});
