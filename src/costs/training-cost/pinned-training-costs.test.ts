import { describe, expect, test } from "vitest";
import { inputsOf, inputsPresent } from "../../../test/support/replication.ts";
import type { FrontierRule } from "./frontier-rule.ts";
import {
  findPinnedTrainingCosts,
  pinnedCostTrend,
  selectFromLists,
  selectFromRuns,
} from "./pinned-training-costs.ts";

const found = (...folders: string[]) => findPinnedTrainingCosts(inputsOf(...folders).texts);
const trendOf = (
  folder: string,
  rule: FrontierRule,
  basis: "amortised" | "cloud" | "acquisition",
) => {
  const pinned = found(folder);
  if (!pinned.ok) throw new Error(JSON.stringify(pinned.error));
  const trend = pinnedCostTrend(pinned.value, rule, basis, 0.95);
  if (!trend.ok) throw new Error(JSON.stringify(trend.error));
  return { n: trend.value.points.length, ...trend.value.growth };
};

describe("findPinnedTrainingCosts", () => {
  test("without a folder says which file is missing", () => {
    expect(findPinnedTrainingCosts(new Map())).toMatchObject({
      ok: false,
      error: { code: "missing-file", facts: { file: "models.csv" } },
    });
  });

  test.skipIf(!inputsPresent)(
    "knows the edition by name, or by its prices (needs ../shared)",
    () => {
      for (const edition of ["2024-06", "2024-09"]) {
        const folder = `pinned/training-cost-${edition}`;
        const named = found(folder);
        expect(named.ok && named.value.edition.id).toBe(edition);
        const bare = new Map(
          [...inputsOf(folder).texts].map(([file, text]) => [file.split("/").at(-1) ?? "", text]),
        );
        const unnamed = findPinnedTrainingCosts(bare);
        expect(unnamed.ok && unnamed.value.edition.id).toBe(edition);
      }
    },
  );

  test.skipIf(!inputsPresent)("two editions at once are ambiguous (needs ../shared)", () => {
    expect(found("pinned/training-cost-2024-06", "pinned/training-cost-2024-09")).toMatchObject({
      ok: false,
      error: { code: "several-editions" },
    });
  });
});

describe.skipIf(!inputsPresent)("pinned cost trends (needs ../shared)", () => {
  const first = "pinned/training-cost-2024-06";

  test("the three bases grow alike: 2.45, 2.59 and 2.47 a year", () => {
    const rule: FrontierRule = { kind: "top", n: 10 };
    // The first is published; the others follow from the published costs of the same models.
    expect(trendOf(first, rule, "amortised")).toMatchObject({
      n: 45,
      perYear: expect.closeTo(2.4479, 4),
    });
    expect(trendOf(first, rule, "cloud")).toMatchObject({
      n: 40,
      perYear: expect.closeTo(2.5921, 4),
    });
    expect(trendOf(first, rule, "acquisition")).toMatchObject({
      n: 37,
      perYear: expect.closeTo(2.4737, 4),
    });
  });

  test("window percentiles select the published lists, backward ones an older table's", () => {
    const pinned = found(first);
    if (!pinned.ok) throw new Error(pinned.error.code);
    const differing = (rule: FrontierRule) => {
      const listed = selectFromLists(pinned.value.folder, rule).map(({ name }) => name);
      const own = new Set(selectFromRuns(pinned.value.folder, rule).map(({ name }) => name));
      return listed.filter((name) => !own.has(name)).length;
    };
    expect(differing({ kind: "window-percentile", percentile: 75 })).toBe(0);
    expect(differing({ kind: "backward-percentile", percentile: 75 })).toBeLessThan(5);
  });
});
