import { describe, expect, test } from "vitest";
import { carriedTexts } from "../../../test/support/publications.ts";
import { needsShared, sharedTexts } from "../../../test/support/shared.ts";
import type { FrontierRule } from "./frontier-rule.ts";
import {
  costsOfLists,
  findPinnedTrainingCosts,
  pinnedCostTrend,
  selectFromLists,
  selectFromRuns,
} from "./pinned-training-costs.ts";
import type { CostBasis, ModelCosts } from "./training-costs.ts";

const editions = ["training-cost-2024-06", "training-cost-2024-09"] as const;
type Texts = ReadonlyMap<string, string>;

function pinnedOf(texts: Texts) {
  const pinned = findPinnedTrainingCosts(texts);
  if (!pinned.ok) throw new Error(JSON.stringify(pinned.error));
  return pinned.value;
}

/** A carried cell is on one line; one organisation upstream is on two. */
const onOneLine = (costs: readonly ModelCosts[]): readonly ModelCosts[] =>
  costs.map((cost) => {
    const organization = cost.run.organization.replace(/\s+/g, " ");
    return { ...cost, run: { ...cost.run, organization } };
  });

function trendOf(texts: Texts, rule: FrontierRule, basis: CostBasis) {
  const trend = pinnedCostTrend(pinnedOf(texts), rule, basis, 0.95);
  if (!trend.ok) throw new Error(JSON.stringify(trend.error));
  return { n: trend.value.points.length, ...trend.value.growth };
}

describe("findPinnedTrainingCosts", () => {
  test("without a folder says which file is missing", () => {
    expect(findPinnedTrainingCosts(new Map())).toMatchObject({
      ok: false,
      error: { code: "missing-file", facts: { file: "models.csv" } },
    });
  });

  test("knows the edition by name, or by its prices", () => {
    for (const folder of editions) {
      const texts = carriedTexts(folder);
      const bare = new Map([...texts].map(([file, text]) => [file.split("/").at(-1) ?? "", text]));
      expect(`training-cost-${pinnedOf(texts).edition.id}`).toBe(folder);
      expect(`training-cost-${pinnedOf(bare).edition.id}`).toBe(folder);
    }
  });

  test("two editions at once are ambiguous", () => {
    const both = new Map(editions.flatMap((folder) => [...carriedTexts(folder)]));
    expect(findPinnedTrainingCosts(both)).toMatchObject({
      ok: false,
      error: { code: "several-editions" },
    });
  });
});

describe("pinned cost trends", () => {
  const first = carriedTexts("training-cost-2024-06");

  test("the carried tables price every model as the publisher's files do, under every rule", {
    tags: "long",
  }, (context) => {
    needsShared(context);
    const rules: readonly FrontierRule[] = [
      { kind: "all" },
      { kind: "top", n: 20 },
      { kind: "window-percentile", percentile: 50 },
      { kind: "backward-percentile", percentile: 50 },
      { kind: "residual", percentile: 50 },
    ];
    for (const folder of editions) {
      const theirs = pinnedOf(sharedTexts(`pinned/${folder}`));
      const carried = pinnedOf(carriedTexts(folder));
      for (const rule of rules) {
        expect(costsOfLists(carried, rule)).toEqual(onOneLine(costsOfLists(theirs, rule)));
      }
    }
  });

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
    const pinned = pinnedOf(first);
    const differing = (rule: FrontierRule) => {
      const listed = selectFromLists(pinned.folder, rule).map(({ name }) => name);
      const own = new Set(selectFromRuns(pinned.folder, rule).map(({ name }) => name));
      return listed.filter((name) => !own.has(name)).length;
    };
    expect(differing({ kind: "window-percentile", percentile: 75 })).toBe(0);
    expect(differing({ kind: "backward-percentile", percentile: 75 })).toBeLessThan(5);
  });
});
