import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import {
  hasShared,
  sharedFolder,
  sharedText,
  WITHOUT_SHARED,
} from "../../../test/support/shared.ts";
import { translator } from "../../i18n/translate.ts";
import { runOperation } from "../contract/run-operation.ts";
import replicate from "./replicate.ts";

async function ask(input: object) {
  const run = await runOperation(replicate, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(sharedFolder, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(csv|json|jsonl)$/.test(path))
      .map((path) => [path, sharedText(`${folder}/${path}`)]),
  );

test.skipIf(!hasShared)(
  `at least 45 rows agree, and one that differs says why (${WITHOUT_SHARED})`,
  async () => {
    const { rows, counts } = await ask({ inputs: filesOf("pinned") });
    expect(counts.agrees).toBeGreaterThanOrEqual(45);
    expect(counts.agrees + counts.differs + counts.notRun).toBe(rows.length);
    for (const row of rows) {
      if (row.verdict !== "agrees") expect(row.reason, row.id).toBeTruthy();
      expect(row.source).toMatch(/^https?:/);
    }
    const headline = rows.find(({ id }) => id === "training-cost-2024-06/growth");
    expect(headline?.ours).toBeCloseTo(2.4479, 3);
  },
);

test("without inputs a replication is not run, never passed", async () => {
  const { rows, counts } = await ask({ only: ["capability-index", "time-horizon-agents"] });
  expect(counts).toEqual({ agrees: 0, differs: 0, notRun: rows.length });
  expect(rows.every(({ ours }) => ours === null)).toBe(true);
});

test("what was not run is followed, once, by where its inputs come from", async () => {
  const t = translator("en");
  const pointers = (result: Awaited<ReturnType<typeof ask>>) =>
    JSON.stringify(replicate.view(result, t, {})).split("docs/replications.md").length - 1;
  expect(pointers(await ask({}))).toBe(1);
  expect(pointers(await ask({ only: ["chip-stock"] }))).toBe(0);
});

test("an unknown replication is refused with the known ones", async () => {
  const run = await runOperation(replicate, { only: ["gold"] }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("unknown-replication");
});
