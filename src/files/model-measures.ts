import { fail, type Outcome } from "../base/outcome.ts";
import { above0, type Cells, readRows, type SourceText } from "./read-rows.ts";
import { plainName, readTable } from "./read-table.ts";

/** What somebody has measured of a model, or is offered it for, and from which day on. */
export interface ModelMeasure {
  readonly model: string;
  readonly date: string;
  /** Points of the capability index. */
  readonly capability?: number;
  /** Length of tasks, minutes, that it does with probability 0.5 and 0.8. */
  readonly minutes50?: number;
  readonly minutes80?: number;
  /** USD per million tokens read and written. */
  readonly price?: { readonly in: number; readonly out: number };
  /** Parameters of a model that its owner can run. */
  readonly parameters?: number;
}

const measures = [
  ...(["capability", "minutes_50", "minutes_80", "price_in", "price_out"] as const),
  "parameters",
] as const;
const columns = ["model", "date", ...measures] as const;
type MeasureCells = Cells<(typeof columns)[number]>;

const also = {
  model: ["name", "model name", "display name"],
  date: ["day", "release_date", "release date", "known_on"],
  capability: ["eci", "points"],
  minutes_50: ["p50_minutes"],
  minutes_80: ["p80_minutes"],
  price_in: ["input_usd_mtok", "input"],
  price_out: ["output_usd_mtok", "output"],
  parameters: ["params"],
};

/**
 * Read what was measured of models from columns `model` and `date`, and at least one of
 * `capability`, `minutes_50`, `minutes_80`, `price_in` with `price_out`, and `parameters`.
 *
 * @returns measures in file order, or a problem that names file, row, column, rule and value
 */
export function readModelMeasures(source: SourceText): Outcome<readonly ModelMeasure[]> {
  const names = measures.flatMap((name) => [name, ...also[name]]);
  const table = readTable(source.text, source.file, [...columns, ...names]);
  if (!table.ok) return table;
  const header = table.value.header.map(plainName);
  if (!names.some((name) => header.includes(plainName(name)))) {
    return fail("csv-column", { file: source.file, column: measures.join(" / ") });
  }
  return readRows(source, columns, measureOf, { also, optional: measures });
}

function measureOf(cells: MeasureCells): ModelMeasure {
  const capability = cells.number("capability", above0);
  const [minutes50, minutes80] = [
    cells.number("minutes_50", above0),
    cells.number("minutes_80", above0),
  ];
  const price = priceOf(cells);
  const parameters = cells.number("parameters", above0);
  const found = [capability, minutes50, minutes80, price, parameters];
  if (found.every((each) => each === undefined)) {
    cells.refuse("capability", "a number in one column at least");
  }
  return {
    ...{ model: cells.requiredText("model"), date: cells.requiredDate("date") },
    ...(capability === undefined ? {} : { capability }),
    ...(minutes50 === undefined ? {} : { minutes50 }),
    ...(minutes80 === undefined ? {} : { minutes80 }),
    ...(price === undefined ? {} : { price }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** Both prices or none: a task reads and writes. */
function priceOf(cells: MeasureCells): ModelMeasure["price"] {
  if (cells.text("price_in") === "" && cells.text("price_out") === "") return undefined;
  return {
    in: cells.requiredNumber("price_in", above0),
    out: cells.requiredNumber("price_out", above0),
  };
}
