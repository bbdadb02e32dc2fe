import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { carriedText } from "../../test/support/publications.ts";
import { bare, carried, given, oursOf } from "../../test/support/replication.ts";
import { needsShared, sharedText } from "../../test/support/shared.ts";
import { readScalingPoints } from "../files/scaling-points.ts";
import { chooseReplications, replicateOne, reportRows } from "./replicate-all.ts";
import { replications } from "./replications/index.ts";
import { trainingComputeGrowth } from "./replications/training-compute-growth.ts";
import { trainingCost202406 } from "./replications/training-cost-2024-06.ts";

/** Results of which nothing is carried, or whose points are compared instead of 4,000 resamples. */
const apart = ["inference-price", "scaling-law"];

/** Folders of the publisher's later tables of training cost. */
const later = ["epoch-models", "epoch-hardware", "epoch-training-cost"].map(
  (folder) => `upstream/${folder}`,
);

describe("replications", () => {
  test("the publishers' files give the carried tables' numbers to the last bit", {
    tags: "long",
  }, (context) => {
    needsShared(context);
    const files = given("pinned", ...later);
    for (const one of replications.filter(({ id }) => !apart.includes(id))) {
      expect(oursOf(one, files), one.id).toEqual(oursOf(one, carried));
    }
    const file = "svg_extracted_data.csv";
    const theirs = readScalingPoints({ file, text: sharedText(`pinned/chinchilla/${file}`) });
    expect(theirs.ok && theirs.value).toHaveLength(245);
    expect(readScalingPoints({ file, text: carriedText("chinchilla", "runs.csv") })).toEqual(
      theirs,
    );
  });

  test("a given file stands before the carried one of its name", () => {
    const path = "training-cost-2024-06/models.csv";
    const fewer = carriedText("training-cost-2024-06", "models.csv")
      .split("\n")
      .filter((line) => !line.includes(",Google"));
    const whole = oursOf(trainingComputeGrowth, carried).get("training-compute-growth/growth");
    for (const name of [path, `somewhere/${path}`]) {
      const texts = new Map([[name, fewer.join("\n")]]);
      const ours = oursOf(trainingComputeGrowth, { ...carried, texts });
      expect(ours.get("training-compute-growth/growth"), name).not.toBeCloseTo(whole ?? 0, 3);
    }
  });

  test("what is given in part is completed by what is carried", () => {
    const texts = new Map([["training-cost-2024-06/deflator.csv", "DATE,PCU518210518210\n"]]);
    const rows = replicateOne(trainingCost202406, { ...carried, texts });
    expect(rows.every(({ verdict }) => verdict === "not run")).toBe(true);
    expect(rows[0]?.reason).toMatchObject({ problem: { code: "no-index" } });
  });

  test("without inputs and tables a result is not run, never passed, and says that it has none", () => {
    for (const one of replications.filter(({ publication }) => publication !== undefined)) {
      for (const { verdict, ours, reason } of replicateOne(one, bare)) {
        expect([verdict, ours]).toEqual(["not run", undefined]);
        expect(reason).toMatchObject({ kind: "problem", problem: { code: "no-publications" } });
      }
    }
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

test("a report counts what agrees, what differs and what was not run", () => {
  const [row] = replicateOne(trainingComputeGrowth, bare);
  if (!row) throw new Error("no row");
  const rows = (["agrees", "differs", "differs", "not run", "agrees", "agrees"] as const).map(
    (verdict) => ({ ...row, verdict }),
  );
  expect(reportRows(rows)).toEqual({ rows, counts: { agrees: 3, differs: 2, notRun: 1 } });
});
