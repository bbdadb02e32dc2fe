import type { Cell } from "../../data/cell.ts";
import { readNumber } from "../../files/read-number.ts";
import { cleanAddress } from "../shared/clean-address.ts";
import { nameId } from "../shared/name-id.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import type { ModelEntry, ModelTable } from "./model-tables.ts";

/** Significant digits kept of figures that the publisher computed from others. */
const COMPUTED_DIGITS = 6;

/** Two editions state the same estimate when they differ by no more than this factor. */
const SAME_ESTIMATE = 1.1;

/**
 * One row of `models` from all entries of a model.
 *
 * @param model its name
 * @param entries newest first; each column is taken from the first entry that fills it
 * @param earlier entries of older editions, which only say what was known then
 */
export function mergeModel(
  model: string,
  entries: readonly [ModelEntry, ...ModelEntry[]],
  earlier: readonly ModelEntry[],
): Readonly<Record<string, Cell>> {
  const [newest] = entries;
  const date = newest.published;
  const estimate = entries.find(({ trainingFlop }) => trainingFlop !== undefined);
  const first = <Name extends keyof ModelEntry>(name: Name) =>
    entries.map((entry) => entry[name]).find((value) => value !== undefined && value !== "");
  const accessibility = first("accessibility");
  const cost = roundDigits(first("cost2023"), COMPUTED_DIGITS);
  return {
    id: nameId(model),
    date,
    ...knownOn(date, estimate ?? newest, [...entries, ...earlier]),
    source: sourceOf([...entries, ...earlier]) ?? newest.table.url,
    model,
    organizations: listOf(first("organizations")),
    countries: listOf(first("countries")),
    domain: listOf(first("domain")),
    parameters: first("parameters")?.value,
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
    cost_known_on: cost === undefined ? undefined : costKnownOn(date, cost, entries),
    cost_cloud_usd: roundDigits(positive(first("costCloud")), COMPUTED_DIGITS),
    cost_upfront_usd: roundDigits(positive(first("costUpfront")), COMPUTED_DIGITS),
    power_w: roundDigits(first("power"), COMPUTED_DIGITS),
    number_format: listOf(first("numberFormat")),
    accessibility,
    open_weights: openWeights(first("openWeights"), accessibility),
    confidence: (estimate ?? newest).confidence || undefined,
    notable: entries.some(({ notability }) => notability),
    base_model: first("baseModel"),
    vintage: newest.table.edition,
  };
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

function sourceOf(entries: readonly ModelEntry[]): string | undefined {
  for (const { link } of entries) {
    const address = cleanAddress(link);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** When the row could be known: what is confident or no estimate, at publication; else by edition. */
function knownOn(
  date: string,
  estimate: ModelEntry,
  entries: readonly ModelEntry[],
): { known_on: string; known_basis: string } {
  const figure = figureOf(estimate);
  if (estimate.confidence === "Confident" || figure === undefined) {
    return { known_on: date, known_basis: "publication" };
  }
  const edition = firstEdition(entries, (entry) => sameEstimate(figureOf(entry), figure));
  return {
    known_on: later(date, edition.publicOn),
    known_basis: `edition-${edition.edition}`,
  };
}

const figureOf = (entry: ModelEntry): number | undefined =>
  entry.trainingFlop?.value ?? entry.parameters?.value;

function costKnownOn(date: string, cost: number, entries: readonly ModelEntry[]): string {
  return later(date, firstEdition(entries, (entry) => sameEstimate(entry.cost2023, cost)).publicOn);
}

function firstEdition(
  entries: readonly ModelEntry[],
  holds: (entry: ModelEntry) => boolean,
): ModelTable {
  const holding = entries.filter(holds).map(({ table }) => table);
  return holding.reduce((first, table) => (table.publicOn < first.publicOn ? table : first));
}

const sameEstimate = (a: number | undefined, b: number): boolean =>
  a !== undefined && Math.max(a / b, b / a) <= SAME_ESTIMATE;

const later = (a: string, b: string): string => (a > b ? a : b);
