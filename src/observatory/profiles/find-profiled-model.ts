import { nearestNames } from "../../base/nearest-names.ts";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { findModel } from "../parts/find-model.ts";
import type { IndexModel, RatedIndex } from "./rated-index.ts";

const trainedColumns = {
  model: "text",
  organizations: "list?",
  parameters: "number?",
  active_parameters: "number?",
  training_flop: "number?",
  training_flop_imprecise: "boolean?",
  dataset_size: "number?",
  training_hours: "number?",
  hardware: "list?",
  hardware_quantity: "number?",
  power_w: "number?",
  cost_usd2023: "number?",
  accessibility: "text?",
  open_weights: "boolean?",
  confidence: "text?",
  notable: "boolean",
  base_model: "text?",
} as const;

/** A model as the table of training runs knows it. */
export type TrainedModel = Fact<typeof trainedColumns>;

/** A model by what the index and the table of training runs say; one of the two is there. */
export interface ProfiledModel {
  readonly name: string;
  readonly indexed: IndexModel | undefined;
  readonly trained: TrainedModel | undefined;
}

/** How many names a refusal offers. */
const OFFERED = 6;

/** Every model that was trained by a day, of those that were revised as it stood then. */
export const trainedModels = (facts: Facts, window: FactWindow): Outcome<readonly TrainedModel[]> =>
  facts.select("models", window, trainedColumns);

/**
 * The model that a person means by a name: by its own, by that of a version, or by a publisher's
 * spelling; on the index before those that are only in the table of training runs.
 *
 * @returns `ambiguous-model` where several are meant, `unknown-model` with the nearest names where
 *   none is
 */
export function findProfiledModel(
  index: RatedIndex,
  trained: readonly TrainedModel[],
  name: string,
): Outcome<ProfiledModel> {
  const indexed = findIndexed(index, name);
  if (!indexed.ok) return indexed;
  if (indexed.value) {
    const model = indexed.value;
    return succeed({ name: model.name, indexed: model, trained: trainedOf(model, trained) });
  }
  const wanted = name.trim().toLowerCase();
  const key = modelKeys(name).undated;
  const own =
    trained.find(({ model }) => model.toLowerCase() === wanted) ??
    trained.find(({ model }) => key !== "" && modelKeys(model).undated === key);
  if (own) return succeed({ name: own.model, indexed: undefined, trained: own });
  const names = [
    ...index.models.map((model) => model.name),
    ...trained.filter(({ notable }) => notable).map(({ model }) => model),
  ];
  return fail("unknown-model", {
    value: name,
    known: nearestNames(name, [...new Set(names)], OFFERED).join(", "),
  });
}

/** `undefined` where the index has no such model. */
function findIndexed({ models }: RatedIndex, name: string): Outcome<IndexModel | undefined> {
  const wanted = name.trim().toLowerCase();
  const named = models.find((model) => model.name.toLowerCase() === wanted);
  if (named) return succeed(named);
  // One that is told from others by its month alone: `GPT-4 (Mar 2023)`.
  const dated = models.filter(
    (model) => model.name.replace(/\s*\([^)]*\)$/, "").toLowerCase() === wanted,
  );
  if (dated.length > 0) return onlyOf(dated, name);
  const versions = models.flatMap((model) => model.versions.map((version) => ({ model, version })));
  const found = findModel(
    versions.map(({ version }) => ({
      version: version.version,
      label: version.label,
      date: version.date,
      organization: version.organization,
      open: version.open,
      eci: version.score,
      parameters: undefined,
      flop: undefined,
      usd: undefined,
    })),
    name,
  );
  if (found.ok) return mapOutcome(found, (at) => versions[at]?.model);
  if (found.error.code !== "ambiguous-bar") return succeed(undefined);
  const known = String(found.error.facts["known"] ?? "").split(", ");
  const meant = models.filter(({ versions: own }) =>
    own.some(({ version }) => known.includes(version)),
  );
  return onlyOf(meant, name);
}

const onlyOf = (models: readonly IndexModel[], name: string): Outcome<IndexModel | undefined> =>
  models.length === 1
    ? succeed(models[0])
    : fail("ambiguous-model", { value: name, known: models.map((each) => each.name).join(", ") });

/** The row of a model on the index in the table of training runs. */
function trainedOf(
  { name, best }: IndexModel,
  trained: readonly TrainedModel[],
): TrainedModel | undefined {
  const keys = new Set([name, best.version].map((each) => modelKeys(each).undated));
  return (
    trained.find(({ model }) => model === name) ??
    trained.find(
      ({ model, organizations }) =>
        keys.has(modelKeys(model).undated) && leadOrganization(organizations) === best.organization,
    )
  );
}
