import { itemsAt } from "../../base/item-at.ts";
import {
  attempt,
  fail,
  mapOutcome,
  must,
  type Outcome,
  stop,
  succeed,
} from "../../base/outcome.ts";
import { FRONTIER_TABLE, listFile, type PublishedLists } from "../../files/frontier-lists.ts";
import {
  type PinnedRun,
  readTrainingCostFolder,
  type TrainingCostFolder,
} from "../../files/training-cost-folder.ts";
import {
  type CostGrowth,
  type CostPoint,
  costGrowth,
  costPoints,
  monthYear,
} from "./cost-growth.ts";
import { type Edition, edition202406, edition202409 } from "./edition.ts";
import { type FrontierRule, frontierOf } from "./frontier-rule.ts";
import { type CostBasis, type ModelCosts, trainingCosts } from "./training-costs.ts";

/** A pinned folder of the training-cost result and the edition of its recipe. */
export interface PinnedTrainingCosts {
  readonly folder: TrainingCostFolder;
  readonly edition: Edition;
}

/** Folder names of the editions with pinned inputs. */
const editions: Readonly<Record<string, Edition>> = {
  "training-cost-2024-06": edition202406,
  "training-cost-2024-09": edition202409,
};

/**
 * Read one of the pinned folders.
 *
 * @param name `training-cost-2024-06` or `training-cost-2024-09`
 */
export function readPinnedTrainingCosts(
  texts: ReadonlyMap<string, string>,
  name: string,
): Outcome<PinnedTrainingCosts> {
  const edition = editions[name];
  if (edition === undefined) {
    return fail("unknown-edition", { value: name, known: Object.keys(editions).join(", ") });
  }
  const folder = readTrainingCostFolder(texts, name);
  return folder.ok ? succeed({ folder: folder.value, edition }) : folder;
}

/**
 * Find the one training-cost folder among some texts, whatever its name.
 *
 * @returns the folder and its edition: by its name if known, else by the GPU families that only the
 *   second edition prices; `missing-file` without such a folder, `several-editions` when there is
 *   more than one
 */
export function findPinnedTrainingCosts(
  texts: ReadonlyMap<string, string>,
): Outcome<PinnedTrainingCosts> {
  const lists = [...texts.keys()].filter((file) =>
    folderMarks.includes(file.split("/").at(-1) ?? ""),
  );
  if (lists.length > 1) return fail("several-editions", { value: lists.join(", ") });
  const name = lists[0]?.split("/").at(-2) ?? "";
  if (editions[name]) return readPinnedTrainingCosts(texts, name);
  return mapOutcome(readTrainingCostFolder(texts, name), (folder) => {
    const second = folder.quotes.some(
      ({ hardware, purchaseUsd }) => hardware.includes("GTX 580") && purchaseUsd !== undefined,
    );
    return { folder, edition: second ? edition202409 : edition202406 };
  });
}

/** A training-cost folder contains one of these: the publisher's lists by rank, or our table. */
const folderMarks = [listFile("top_n"), FRONTIER_TABLE];

/** Models from which the published lists were chosen; lists by rank begin a day later. */
const FIRST_DAY = "2015-10-01";
const FIRST_DAY_BY_RANK = "2015-10-02";
const LAST_DAY = "2023-12-31";

/** The frontier models that our own rule selects from the table of runs, in its order. */
export function selectFromRuns(
  { runs }: TrainingCostFolder,
  rule: FrontierRule,
): readonly PinnedRun[] {
  const ranked = runs.filter(
    (run): run is PinnedRun & { readonly trainingFlop: number } =>
      run.notable && run.trainingFlop !== undefined,
  );
  const frontier = frontierOf(
    rule,
    ranked.map(({ published }) => monthYear(published)),
    ranked.map(({ trainingFlop }) => trainingFlop),
  );
  const firstDay = rule.kind === "top" ? FIRST_DAY_BY_RANK : FIRST_DAY;
  return itemsAt(ranked, frontier).filter(
    ({ published }) => published >= firstDay && published <= LAST_DAY,
  );
}

/**
 * The frontier models on the published lists, in the order of the table of runs. There is no list
 * for `all`: it is the studied models with known compute.
 */
export function selectFromLists(
  folder: TrainingCostFolder,
  rule: FrontierRule,
): readonly PinnedRun[] {
  if (rule.kind === "all") return selectFromRuns(folder, rule);
  const { runs, lists } = folder;
  const named = new Set(namesOnLists(lists, rule));
  return runs.filter(({ name }) => named.has(name));
}

type ListedRule = Exclude<FrontierRule, { readonly kind: "all" }>;

function namesOnLists(lists: TrainingCostFolder["lists"], rule: ListedRule): readonly string[] {
  switch (rule.kind) {
    case "top":
      return entering(lists.top_n, (rank) => rank <= rule.n);
    case "window-percentile":
      return entering(lists.window_percentile, (from) => from >= rule.percentile);
    case "backward-percentile":
      return entering(lists.backward_window_percentile, (from) => from >= rule.percentile);
    case "residual":
      return entering(lists.residual_from_trend, (from) => from >= rule.percentile);
  }
}

const entering = (
  lists: PublishedLists,
  counts: (threshold: number) => boolean,
): readonly string[] =>
  [...lists].filter(([threshold]) => counts(threshold)).flatMap(([, names]) => names);

/** Costs of the models on the published lists for a rule. */
export const costsOfLists = (
  { folder, edition }: PinnedTrainingCosts,
  rule: FrontierRule,
): readonly ModelCosts[] =>
  trainingCosts(
    { runs: selectFromLists(folder, rule), chips: folder.chips, quotes: folder.quotes },
    edition,
  );

/** Points and growth for one basis and rule. */
export interface PinnedCostTrend {
  readonly points: readonly CostPoint[];
  readonly growth: CostGrowth;
}

/** Growth of the pinned costs, fitted as in the publication; used by `trend … --inputs`. */
export function pinnedCostTrend(
  pinned: PinnedTrainingCosts,
  rule: FrontierRule,
  basis: CostBasis,
  level: number,
): Outcome<PinnedCostTrend> {
  const { edition, folder } = pinned;
  return attempt(() => {
    const points = must(costPoints(costsOfLists(pinned, rule), basis, edition, folder.deflator));
    const growth = costGrowth(points, level);
    return growth ? { points, growth } : stop("not-determined", { value: basis, n: points.length });
  });
}
