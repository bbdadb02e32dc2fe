import { attempt, eachOf, type Outcome, stop } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "./architecture.ts";
import { isHuggingFaceConfig, readHuggingFaceConfig } from "./hugging-face/read-config.ts";

const columns = {
  model: "text",
  total_parameters: "number",
  active_parameters: "number?",
  config: "text",
} as const;

type Row = Fact<typeof columns>;

/**
 * The models of dataset `model-configurations`, in order of publication, each read from its
 * `config.json`.
 *
 * @returns the architectures, the problem of the dataset or of a configuration, or `bad-cell`
 */
export function publishedConfigurations(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly Architecture[]> {
  const rows = facts.select("model-configurations", window, columns);
  return rows.ok ? architecturesOf(rows.value) : rows;
}

const architecturesOf = rememberOf(
  (rows: readonly Row[]): Outcome<readonly Architecture[]> =>
    eachOf(rows, (row) => attempt(() => architectureOf(row))),
);

function architectureOf(row: Row): Architecture {
  const config: unknown = JSON.parse(row.config);
  if (!isHuggingFaceConfig(config)) {
    return stop("bad-cell", {
      ...{ file: "data/model-configurations", row: row.id, column: "config" },
      ...{ rule: "an object with model_type", value: row.config.slice(0, 80) },
    });
  }
  const read = readHuggingFaceConfig(config);
  if (!read.ok) return stop(read.error.code, read.error.facts);
  const isMixture = read.value.layers.some(({ feedForward }) => feedForward?.kind === "experts");
  const total = row.total_parameters;
  const active = row.active_parameters ?? (isMixture ? undefined : total);
  return {
    ...read.value,
    ...{ id: row.id, name: row.model, date: row.date, source: row.source },
    published: { total, ...(active === undefined ? {} : { active }) },
  };
}
