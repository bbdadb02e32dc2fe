import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";

/** Parameters of a model by any of its names, where the database states them. */
export function knownParameters(
  facts: Facts,
  window: FactWindow,
): Outcome<(name: string) => number | undefined> {
  const rows = facts.select("models", window, { model: "text", parameters: "number?" });
  if (!rows.ok) return rows;
  const known = new Map(
    rows.value.flatMap(({ model, parameters }) =>
      parameters === undefined ? [] : [[modelKeys(model).undated, parameters] as const],
    ),
  );
  return succeed((name) => known.get(modelKeys(name).undated));
}
