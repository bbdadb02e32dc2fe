import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inputsOf } from "../../test/support/replication.ts";
import { chooseReplications, replicateOne, reportRows } from "./replicate-all.ts";
import { replications } from "./replications/index.ts";

describe("replications", () => {
  test("without inputs, results that need them are not run and the others are", () => {
    const inputs = inputsOf();
    const { rows, counts } = reportRows(replications.flatMap((one) => replicateOne(one, inputs)));
    expect(counts.agrees + counts.differs + counts.notRun).toBe(rows.length);
    expect(counts.notRun).toBeGreaterThan(100);
    expect(rows.find(({ id }) => id === "time-horizon-trend/doubling-since-2023")?.verdict).toBe(
      "agrees",
    );
  });

  test("runs only what is asked for, and refuses a name it does not know", () => {
    const some = chooseReplications(["chip-stock"]);
    expect(some.ok && some.value.map(({ id }) => id)).toEqual(["chip-stock"]);
    expect(chooseReplications(["chip-stock", "none"])).toMatchObject({
      ok: false,
      error: { code: "unknown-replication", facts: { value: "none" } },
    });
  });

  test("every replication is listed under the name of its file, with a test beside it", () => {
    const files = readdirSync(`${import.meta.dirname}/replications`).filter((name) =>
      name.endsWith(".ts"),
    );
    const names = files.filter((name) => !/\.test\.ts$|^index\.ts$/.test(name));
    expect(replications.map(({ id }) => `${id}.ts`).sort()).toEqual(names.sort());
    for (const { id } of replications) expect(files).toContain(`${id}.test.ts`);
  });

  test("claims are named once and speak both languages", () => {
    for (const { id, claims } of replications) {
      expect(new Set(claims.map((claim) => claim.id)).size, id).toBe(claims.length);
      for (const { what } of claims) {
        expect(what.en).not.toBe("");
        expect(what.zh).not.toBe("");
      }
    }
  });
});
