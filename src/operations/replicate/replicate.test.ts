import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { needsShared, sharedTexts } from "../../../test/support/shared.ts";
import { translator } from "../../i18n/translate.ts";
import { runOperation } from "../contract/run-operation.ts";
import replicate from "./replicate.ts";

async function envelopeOf(input: object) {
  const run = await runOperation(replicate, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope;
}

const ask = async (input: object) => (await envelopeOf(input)).result;

test("without inputs at least 125 rows agree, and of the others each says why", {
  tags: "long",
}, async () => {
  const { result, sources } = await envelopeOf({});
  const { rows, counts } = result;
  expect(counts.agrees).toBeGreaterThanOrEqual(125);
  expect(counts.agrees + counts.differs + counts.notRun).toBe(rows.length);
  for (const row of rows) {
    if (row.verdict !== "agrees") expect(row.reason, row.id).toBeTruthy();
    expect(row.source).toMatch(/^https?:/);
  }
  const notRun = rows.filter(({ verdict }) => verdict === "not run");
  expect(new Set(notRun.map(({ id }) => id.split("/")[0]))).toEqual(new Set(["inference-price"]));
  expect(notRun[0]?.reason).toContain("aa_data_with_math5.csv");
  expect(notRun[0]?.reason).toContain("https://github.com/epoch-research/llm-benchmark-efficiency");
  const headline = rows.find(({ id }) => id === "training-cost-2024-06/growth");
  expect(headline?.ours).toBeCloseTo(2.4479, 3);
  // Cited are the publications whose tables were read, and no other.
  const cited = sources
    .map(({ dataset }) => dataset)
    .filter((id) => id.startsWith("publications/"));
  expect(cited.sort()).toEqual([
    "publications/capability-index",
    "publications/chinchilla",
    "publications/time-horizon",
    "publications/training-cost-2024-06",
    "publications/training-cost-2024-09",
    "publications/training-cost-2025-06",
  ]);
});

test("each row agrees or says why not, and cited is what it was computed from", async () => {
  const { result, sources } = await envelopeOf({
    only: ["training-cost-2024-06", "inference-price"],
  });
  const of = (wanted: string) =>
    result.rows.filter(({ verdict, reason }) => verdict === wanted && Boolean(reason));
  expect(result.counts.agrees).toBeGreaterThan(0);
  expect(result.counts).toEqual({
    agrees: result.rows.filter(({ verdict }) => verdict === "agrees").length,
    differs: of("differs").length,
    notRun: of("not run").length,
  });
  expect(new Set(of("not run").map(({ id }) => id.split("/")[0]))).toEqual(
    new Set(["inference-price"]),
  );
  const headline = result.rows.find(({ id }) => id === "training-cost-2024-06/growth");
  expect(headline?.ours).toBeCloseTo(2.4479, 3);
  expect(
    sources.map(({ dataset }) => dataset).filter((id) => id.startsWith("publications/")),
  ).toEqual(["publications/training-cost-2024-06"]);
});

test("with the pinned inputs at least 200 rows agree, and all are run", {
  tags: "long",
}, async (context) => {
  needsShared(context);
  const { counts } = await ask({ inputs: Object.fromEntries(sharedTexts("pinned")) });
  expect(counts.agrees).toBeGreaterThanOrEqual(200);
  expect(counts.notRun).toBe(0);
});

test("what was not run is followed, once, by where its inputs come from", async () => {
  const t = translator("en");
  const pointers = (result: Awaited<ReturnType<typeof ask>>) =>
    JSON.stringify(replicate.view(result, t, {})).split("docs/replications.md").length - 1;
  expect(pointers(await ask({ only: ["inference-price"] }))).toBe(1);
  expect(pointers(await ask({ only: ["chip-stock"] }))).toBe(0);
});

test("the digest of an answer covers the tables that it read, and only then", async () => {
  const digest = async (only: string) => (await envelopeOf({ only: [only] })).dataDigest;
  expect(await digest("training-cost-2024-09")).not.toBe(await digest("training-compute-growth"));
  expect(await digest("inference-price")).toBe(contextOf().facts.digest());
});

test("an unknown replication is refused with the known ones", async () => {
  const run = await runOperation(replicate, { only: ["gold"] }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("unknown-replication");
});
