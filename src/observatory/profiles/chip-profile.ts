import { groupBy } from "../../base/group-by.ts";
import { nearestNames } from "../../base/nearest-names.ts";
import { allOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { readArchitectures } from "../../costs/architecture/read-architectures.ts";
import { type ChipPrice, chipPrice, type PriceTerm } from "../../costs/hardware/chip-price.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import {
  findPlannerChip,
  readMeasuredChips,
  readPlannerChips,
} from "../../costs/hardware/read-planner-chips.ts";
import { type MeasuredResult, measuredResults } from "../../costs/serving/measured-results.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";

/** A chip with what its maker states besides what plans are made of. */
export interface KnownChip extends PlannerChip {
  /** Row of dataset `hardware`, where it has one. */
  readonly listed: ListedChip | undefined;
}

const hardwareColumns = {
  name: "text",
  manufacturer: "text?",
  type: "text?",
  release_price_usd: "number?",
  fp64_flop_s: "number?",
  fp32_flop_s: "number?",
  tf32_flop_s: "number?",
  fp16_tensor_flop_s: "number?",
  fp8_flop_s: "number?",
  fp4_flop_s: "number?",
  int8_op_s: "number?",
  memory_bytes: "number?",
  memory_bandwidth_byte_s: "number?",
  tdp_w: "number?",
  process_nm: "number?",
  transistors_million: "number?",
} as const;

type ListedChip = Fact<typeof hardwareColumns>;

/** A price of a chip on a day, as somebody listed it. */
export interface ChipQuote {
  readonly id: string;
  readonly date: string;
  readonly term: string;
  readonly usd: number;
  readonly vendor: string | undefined;
  readonly source: string;
}

/** Something that was published about work done on the chip. */
export interface PublishedWork {
  readonly what: "training" | "plan";
  readonly name: string;
  readonly date: string;
  readonly chips: number | undefined;
  /** What was measured, and its value, where a figure is stated. */
  readonly quantity: string | undefined;
  readonly value: number | undefined;
  readonly source: string;
}

/** A chip: what it can do, what it has cost, and what was published of work on it. */
export interface ChipProfile {
  readonly chip: KnownChip;
  /** What it costs on the day on each term that is quoted. */
  readonly prices: readonly ChipPrice[];
  readonly quotes: readonly ChipQuote[];
  /** Measured throughput of serving. */
  readonly served: readonly MeasuredResult[];
  readonly published: readonly PublishedWork[];
}

const terms: readonly PriceTerm[] = ["on-demand", "1-year", "3-year", "spot", "purchase"];

/** How many names a refusal offers. */
const OFFERED = 6;

/** Every chip known on a day: those of the planner, those of measured servers, and all others. */
export function knownChips(facts: Facts, window: FactWindow): Outcome<readonly KnownChip[]> {
  const read = allOf({
    planner: readPlannerChips(facts, window),
    measured: readMeasuredChips(facts, window),
    listed: facts.select("hardware", window, hardwareColumns),
  });
  return mapOutcome(read, ({ planner, measured, listed }) => {
    const byName = groupBy(listed, ({ name }) => name);
    const ofPlans = [...planner, ...measured].map(
      (chip): KnownChip => ({
        ...chip,
        listed: chip.quotedAs.flatMap((name) => byName.get(name) ?? [])[0],
      }),
    );
    const had = new Set(ofPlans.flatMap(({ listed }) => listed?.id ?? []));
    return [...ofPlans, ...listed.filter(({ id }) => !had.has(id)).map(listedOnly)];
  });
}

/** A chip of which only the list of chips tells. */
const listedOnly = (row: ListedChip): KnownChip => ({
  id: row.id,
  name: row.name,
  maker: row.manufacturer ?? "",
  kind: "server",
  date: row.date,
  source: row.source,
  peak: stated({
    fp16: row.fp16_tensor_flop_s,
    fp8: row.fp8_flop_s,
    fp4: row.fp4_flop_s,
    int8: row.int8_op_s,
  }),
  ...stated({
    memoryBytes: row.memory_bytes,
    memoryBandwidth: row.memory_bandwidth_byte_s,
    powerWatt: row.tdp_w,
  }),
  scaleUpChips: 1,
  judged: [],
  quotedAs: [row.name],
  listed: row,
});

/**
 * The chip that a name means: by its short name, its full one, or its generation.
 *
 * @returns `unknown-chip` with the nearest names where none is meant
 */
export function findChip(chips: readonly KnownChip[], name: string): Outcome<KnownChip> {
  const found = findPlannerChip(chips, name);
  const chip = found.ok ? chips.find(({ id }) => id === found.value.id) : undefined;
  if (chip) return succeed(chip);
  const names = chips.flatMap((each) => [
    ...(each.id === each.listed?.id ? [] : [each.id.split("-")[0] ?? ""]),
    ...[each.id, each.name],
  ]);
  return fail("unknown-chip", {
    value: name,
    known: nearestNames(name, [...new Set(names)], OFFERED).join(", "),
  });
}

/** Everything that is known of a chip on a day. */
export function chipProfile(facts: Facts, window: FactWindow, name: string): Outcome<ChipProfile> {
  const chips = knownChips(facts, window);
  if (!chips.ok) return chips;
  const found = findChip(chips.value, name);
  if (!found.ok) return found;
  const chip = found.value;
  const read = allOf({
    quotes: quotesOf(facts, window, chip),
    served: servedOn(facts, window, chip),
    published: publishedOn(facts, window, chip),
  });
  return mapOutcome(read, (parts) => ({
    chip,
    // A term that nobody quotes has no price; that is what the problem says.
    prices: terms.flatMap((term) => {
      const price = chipPrice(facts, window, chip, term);
      return price.ok ? [price.value] : [];
    }),
    ...parts,
  }));
}

/** Plain prices, as the price of a day counts them. */
const quotesOf = (
  facts: Facts,
  window: FactWindow,
  { quotedAs }: KnownChip,
): Outcome<readonly ChipQuote[]> =>
  mapOutcome(
    facts.select("hardware-prices", window, {
      hardware: "text",
      vendor: "text?",
      term: "text",
      usd: "number",
      statistic: "text",
    }),
    (rows) =>
      rows
        .filter(({ hardware, statistic }) => statistic === "price" && quotedAs.includes(hardware))
        .map(({ id, date, term, usd, vendor, source }) => ({
          id,
          date,
          term,
          usd,
          vendor,
          source,
        })),
  );

function servedOn(
  facts: Facts,
  window: FactWindow,
  { id }: KnownChip,
): Outcome<readonly MeasuredResult[]> {
  const read = allOf({
    architectures: readArchitectures(facts, window),
    planner: readPlannerChips(facts, window),
  });
  if (!read.ok) return read;
  const { architectures, planner } = read.value;
  return mapOutcome(measuredResults(facts, window, architectures, planner), ({ results }) =>
    results.filter(({ chip }) => chip === id),
  );
}

/** Runs and plans that were published with the chip they ran on. */
function publishedOn(
  facts: Facts,
  window: FactWindow,
  { id, quotedAs }: KnownChip,
): Outcome<readonly PublishedWork[]> {
  const read = allOf({
    runs: facts.select("training-runs", window, {
      model: "text",
      hardware: "text?",
      hardware_quantity: "number?",
      chip_hours: "number?",
    }),
    cases: facts.select("planner-cases", window, {
      name: "text",
      hardware: "text",
      chips: "number?",
      quantity: "text",
      measured: "number",
    }),
  });
  return mapOutcome(read, ({ runs, cases }) =>
    [
      ...runs
        .filter(({ hardware }) => hardware !== undefined && quotedAs.includes(hardware))
        .map(
          (run): PublishedWork => ({
            what: "training",
            name: run.model,
            date: run.date,
            chips: run.hardware_quantity,
            quantity: run.chip_hours === undefined ? undefined : "chip-hours",
            value: run.chip_hours,
            source: run.source,
          }),
        ),
      ...cases
        .filter(({ hardware }) => hardware === id)
        .map(
          (each): PublishedWork => ({
            what: "plan",
            name: each.name,
            date: each.date,
            chips: each.chips,
            quantity: each.quantity,
            value: each.measured,
            source: each.source,
          }),
        ),
    ].sort((a, b) => (a.date < b.date ? 1 : -1)),
  );
}

/** The fields that have a value. */
const stated = <Name extends string>(
  fields: Readonly<Record<Name, number | undefined>>,
): { readonly [Key in Name]?: number } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Record<Name, number>
  >;
