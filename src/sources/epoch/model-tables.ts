import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import { readMarkedNumber } from "../shared/read-marked-number.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import {
  columnOf,
  dateColumn,
  numberColumn,
  perhaps,
  rawColumn,
  textColumn,
} from "../shared/upstream-columns.ts";

/** One edition of one of Epoch's model tables. */
export interface ModelTable {
  readonly file: string;
  /** Month of the edition, as used in `vintage` and `known_basis`. */
  readonly edition: string;
  /** The day by which the edition's figures were public. */
  readonly publicOn: string;
  /** Address of the table, for rows that cite no page of their own. */
  readonly url: string;
}

/** The tables of the newest rows, newest and most selective first. */
export const modelTables: readonly ModelTable[] = [
  {
    file: "epoch-models/notable_ai_models_2026-08-22.csv",
    edition: "2026-08",
    publicOn: "2026-08-22",
    url: "https://epoch.ai/data/notable_ai_models.csv",
  },
  {
    file: "epoch-models/large_scale_ai_models_2026-08-22.csv",
    edition: "2026-08",
    publicOn: "2026-08-22",
    url: "https://epoch.ai/data/large_scale_ai_models.csv",
  },
  {
    file: "epoch-models/all_ml_systems_2025-06_slim.csv",
    edition: "2025-06",
    publicOn: "2025-06-30",
    url: "https://epoch.ai/data/all_ai_models.csv",
  },
];

/**
 * The edition of June 2024, whose rows are what was known then. That of September 2024 at hand is the
 * same file.
 */
export const earlierTable: ModelTable = {
  file: "../pinned/training-cost-2024-06/models.csv",
  edition: "2024-06",
  publicOn: "2024-06-01",
  url: "https://epoch.ai/data/all_ai_models.csv",
};

const markedColumn = (...headers: readonly string[]) => columnOf(headers, readMarkedNumber);

const schema = {
  model: textColumn("Model", "System"),
  published: dateColumn("Publication date"),
  organizations: textColumn("Organization"),
  countries: textColumn("Country (of organization)", "Country (from Organization)"),
  domain: textColumn("Domain"),
  parameters: markedColumn("Parameters"),
  parametersNotes: perhaps(rawColumn("Parameters notes")),
  trainingFlop: markedColumn("Training compute (FLOP)"),
  datasetSize: textColumn(
    "Training dataset size (total)",
    "(DEPRECATED) Training dataset size (datapoints)",
    "Training dataset size (datapoints)",
  ),
  trainingHours: numberColumn("Training time (hours)"),
  hardware: textColumn("Training hardware"),
  hardwareQuantity: numberColumn("Hardware quantity"),
  mfu: numberColumn("Hardware utilization (MFU)", "Hardware utilization"),
  hfu: perhaps(numberColumn("Hardware utilization (HFU)")),
  chipHours: perhaps(numberColumn("Training chip-hours")),
  cost2023: perhaps(numberColumn("Training compute cost (2023 USD)")),
  costCloud: perhaps(numberColumn("Training compute cost (cloud)")),
  costUpfront: perhaps(numberColumn("Training compute cost (upfront)")),
  power: perhaps(numberColumn("Training power draw (W)")),
  numberFormat: perhaps(textColumn("Numerical format")),
  accessibility: textColumn("Model accessibility"),
  openWeights: perhaps(textColumn("Open model weights?")),
  confidence: textColumn("Confidence"),
  baseModel: textColumn("Base model"),
  notability: perhaps(textColumn("Notability criteria")),
  link: perhaps(rawColumn("Link")),
};

/** A dated, named row of a model table with the edition it stands in. */
export type ModelEntry = Omit<UpstreamRow<typeof schema>, "published"> & {
  readonly published: string;
  readonly table: ModelTable;
};

/** The dated and named rows of a table, and how many are not. */
export interface ModelEntries {
  readonly entries: readonly ModelEntry[];
  readonly incomplete: number;
}

/** Read one table. Problems name file, row, column, rule and value. */
export function readModelTable(texts: Texts, table: ModelTable): Outcome<ModelEntries> {
  const rows = readUpstream(texts, table.file, schema);
  if (!rows.ok) return rows;
  const entries = rows.value.flatMap((row) =>
    row.published === undefined || row.model === ""
      ? []
      : [{ ...row, published: row.published, table }],
  );
  return succeed({ entries, incomplete: rows.value.length - entries.length });
}
