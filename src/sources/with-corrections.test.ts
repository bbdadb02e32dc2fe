import { expect, test } from "vitest";
import type { Adapter, Draft } from "./adapter.ts";
import { correctionsFile } from "./shared/corrections-file.ts";
import { withCorrections } from "./with-corrections.ts";

const rows = [
  { id: "a", known_on: "2024-01-01", flop: 1, names: ["x", "y"] },
  { id: "a", known_on: "2025-01-01", flop: 2 },
  { id: "b", known_on: "2024-01-01", flop: 1 },
];
const adapter: Adapter = {
  dataset: "made",
  inputs: [],
  ingest: () => ({
    ok: true,
    value: { description: { id: "made" } as Draft["description"], rows, skipped: [] },
  }),
};

const common = `reason: { en: why, zh: 缘由 }\n    source: https://example.org/`;
const entry = (dataset: string, ids: string, what: string) =>
  `  - dataset: ${dataset}\n    ids: ${ids}\n    ${what}\n    ${common}\n`;
const ingest = (...entries: readonly string[]) =>
  withCorrections(adapter).ingest(
    new Map([[correctionsFile, `corrections:\n${entries.join("")}`]]),
  );
const flops = (outcome: ReturnType<typeof ingest>) =>
  outcome.ok ? outcome.value.rows.map((row) => row["flop"]) : outcome.error;

const field = (upstream: number, ours: number) =>
  `field: flop\n    upstream: ${upstream}\n    ours: ${ours}`;

test("a figure is replaced where the row states what the correction says, in that vintage alone", () => {
  expect(flops(ingest(entry("made", "[a]", field(2, 6))))).toEqual([1, 6, 1]);
  expect(flops(ingest(entry("made", "[a, b]", field(1, 6))))).toEqual([6, 2, 6]);
});

test("a row is left out, and counted; one that is kept stays", () => {
  const out = ingest(entry("made", "[b]", "leave_out: true"), entry("made", "[a]", "keep: true"));
  expect(flops(out)).toEqual([1, 2]);
  expect(out.ok && out.value.skipped).toMatchObject([{ reason: "corrected", count: 1 }]);
});

test("corrections of other datasets are left to these", () => {
  expect(flops(ingest(entry("other", "[a]", field(2, 6))))).toEqual([1, 2, 1]);
});

test("a correction that nothing states any more is refused", () => {
  for (const one of [entry("made", "[a]", field(3, 6)), entry("made", "[c]", "leave_out: true")]) {
    expect(flops(ingest(one))).toMatchObject({
      code: "stale-correction",
      facts: { file: correctionsFile },
    });
  }
});
