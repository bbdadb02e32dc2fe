import type { Cell } from "../../data/cell.ts";
import { readNumber } from "../../files/read-number.ts";
import { nameId } from "../shared/name-id.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import type { ModelEntry } from "./model-tables.ts";

/** Significant digits kept of figures that the publisher computed from others. */
const COMPUTED_DIGITS = 6;

/** What some entries say of a model. */
export interface MergedModel {
  readonly date: string;
  /** Whether its figures may be taken as published with the model: sure of them, or none. */
  readonly sure: boolean;
  readonly cost: number | undefined;
  /** The columns of its row; when it was known is for its vintages to say. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/**
 * One row of `models` from some entries of a model.
 *
 * @param model its name
 * @param entries newest first; each column is taken from the first entry that fills it
 */
export function mergeModel(
  model: string,
  entries: readonly [ModelEntry, ...ModelEntry[]],
): MergedModel {
  const [newest] = entries;
  const date = newest.published;
  const estimate = entries.find(({ trainingFlop }) => trainingFlop !== undefined);
  const first = <Name extends keyof ModelEntry>(name: Name) =>
    entries.map((entry) => entry[name]).find((value) => value !== undefined && value !== "");
  const accessibility = first("accessibility");
  const cost = roundDigits(first("cost2023"), COMPUTED_DIGITS);
  const cells = {
    id: nameId(model),
    date,
    model,
    organizations: listOf(first("organizations")),
    countries: listOf(first("countries")),
    domain: listOf(first("domain")),
    parameters: first("parameters")?.value,
    active_parameters: activeParameters(first("parametersNotes")),
    training_flop: estimate?.trainingFlop?.value,
    training_flop_imprecise: estimate?.trainingFlop?.imprecise,
    training_flop_withdrawn: estimate && estimate.table.edition !== newest.table.edition,
    dataset_size: datasetSize(first("datasetSize")),
    training_hours: first("trainingHours"),
    hardware: listOf(first("hardware")),
    hardware_quantity: first("hardwareQuantity"),
    mfu: first("mfu"),
    hfu: first("hfu"),
    chip_hours: roundDigits(first("chipHours"), COMPUTED_DIGITS),
    cost_usd2023: cost,
    cost_cloud_usd: roundDigits(positive(first("costCloud")), COMPUTED_DIGITS),
    cost_upfront_usd: roundDigits(positive(first("costUpfront")), COMPUTED_DIGITS),
    power_w: roundDigits(first("power"), COMPUTED_DIGITS),
    number_format: listOf(first("numberFormat")),
    accessibility,
    open_weights: openWeights(first("openWeights"), accessibility),
    confidence: (estimate ?? newest).confidence || undefined,
    notable: entries.some(({ notability }) => notability),
    base_model: first("baseModel"),
  };
  return { date, cost, cells, sure: isSure(estimate ?? newest) };
}

const isSure = ({ confidence, trainingFlop, parameters }: ModelEntry): boolean =>
  confidence === "Confident" || (trainingFlop === undefined && parameters === undefined);

const units: Readonly<Record<string, number>> = { M: 1e6, B: 1e9, T: 1e12 };

/** Ways in which notes say it: `41B active`, `active parameters 33B`. */
const activeStated = [
  /(\d+(?:\.\d+)?) ?([MBT])(?:illion)?(?: parameters)?(?: are)? (?:active|activated)\b/i,
  /\b(?:active|activated)(?: parameters)?:? (\d+(?:\.\d+)?) ?([MBT])\b/i,
];

/** Parameters that a note says are active for a token, as in `975B total, 41B active`. */
export function activeParameters(note = ""): number | undefined {
  const [, number, unit = ""] = activeStated.map((way) => way.exec(note)).find(Boolean) ?? [];
  const scale = units[unit.toUpperCase()];
  return scale === undefined ? undefined : roundDigits(Number(number) * scale, COMPUTED_DIGITS);
}

const listOf = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : splitOrganizations(text);

/** Zero stands for "unknown" in the cost columns. */
const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

/** The largest of several sizes given for one model (text, image, audio, …). */
function datasetSize(text: string | undefined): number | undefined {
  const sizes = (text ?? "").split(",").map((part) => readNumber(part));
  const known = sizes.flatMap((size) => (size.ok && size.value !== undefined ? [size.value] : []));
  return known.length > 0 ? roundDigits(Math.max(...known), COMPUTED_DIGITS) : undefined;
}

function openWeights(
  stated: string | undefined,
  accessibility: string | undefined,
): boolean | undefined {
  if (stated === "Yes" || stated === "No") return stated === "Yes";
  return accessibility === undefined ? undefined : accessibility.startsWith("Open weights");
}
