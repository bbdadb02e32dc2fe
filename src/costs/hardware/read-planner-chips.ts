import { allOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { PlannerChip } from "./planner-chip.ts";

const figures = {
  fp8_flop_s: "number?",
  fp4_flop_s: "number?",
  int8_op_s: "number?",
  memory_bytes: "number?",
  memory_bandwidth_byte_s: "number?",
} as const;

const plannerColumns = {
  ...figures,
  name: "text",
  manufacturer: "text?",
  kind: "text",
  hardware: "text?",
  fp16_flop_s: "number?",
  scale_up_bandwidth_byte_s: "number?",
  scale_up_chips: "number",
  scale_out_bandwidth_bit_s: "number?",
  power_w: "number?",
  server_power_w: "number?",
  judged: "list?",
  quoted_as: "list?",
} as const;

const hardwareColumns = {
  ...figures,
  name: "text",
  manufacturer: "text?",
  fp16_tensor_flop_s: "number?",
  intranode_bandwidth_byte_s: "number?",
  internode_bandwidth_bit_s: "number?",
  tdp_w: "number?",
} as const;

/**
 * Every chip and device that the window admits: figures from dataset `planner-chips`, and from
 * `hardware` where it has none.
 */
export const readPlannerChips = (
  facts: Facts,
  window: FactWindow,
): Outcome<readonly PlannerChip[]> => readChips("planner-chips", facts, window);

/** Chips of measured results that are not among the planner's, likewise. */
export const readMeasuredChips = (
  facts: Facts,
  window: FactWindow,
): Outcome<readonly PlannerChip[]> => readChips("measured-chips", facts, window);

function readChips(
  dataset: string,
  facts: Facts,
  window: FactWindow,
): Outcome<readonly PlannerChip[]> {
  const read = allOf({
    rows: facts.select(dataset, window, plannerColumns),
    hardware: facts.select("hardware", window, hardwareColumns),
  });
  return mapOutcome(read, ({ rows, hardware }) => chipsOf(rows, hardware));
}

type PlannerRow = Fact<typeof plannerColumns>;
type HardwareRow = Fact<typeof hardwareColumns>;

const chipsOf = rememberOf((rows: readonly PlannerRow[], hardware: readonly HardwareRow[]) => {
  const byName = new Map(hardware.map((row) => [row.name, row]));
  return rows.map((row) => chipOf(row, byName.get(row.hardware ?? "")));
});

/**
 * The chip with that short name or name; case, spaces and punctuation do not matter. A generation
 * alone, such as `h100`, is its module for servers (SXM) where it has one, the latest if several.
 *
 * @returns the chip, or `unknown-hardware` with the short names that are known
 */
export function findPlannerChip(chips: readonly PlannerChip[], name: string): Outcome<PlannerChip> {
  const wanted = plain(name);
  const found = chips.find((chip) => plain(chip.id) === wanted || plain(chip.name) === wanted);
  const meant = found ?? ofGeneration(chips, wanted);
  if (meant) return succeed(meant);
  return fail("unknown-hardware", { value: name, known: chips.map(({ id }) => id).join(", ") });
}

function ofGeneration(chips: readonly PlannerChip[], wanted: string): PlannerChip | undefined {
  const forms = chips.filter(({ id, maker }) => {
    const generation = plain(id.split("-")[0] ?? "");
    return generation === wanted || plain(maker) + generation === wanted;
  });
  const modules = forms.filter(({ id }) => /-sxm\b/.test(id));
  const latest = (some: readonly PlannerChip[]) =>
    some.reduce<PlannerChip | undefined>(
      (last, chip) => (last && last.date >= chip.date ? last : chip),
      undefined,
    );
  return latest(modules) ?? latest(forms);
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

function chipOf(row: PlannerRow, hardware: HardwareRow | undefined): PlannerChip {
  const outBits = row.scale_out_bandwidth_bit_s ?? hardware?.internode_bandwidth_bit_s;
  return {
    id: row.id,
    name: row.name,
    maker: row.manufacturer ?? hardware?.manufacturer ?? "",
    kind: row.kind as PlannerChip["kind"],
    date: row.date,
    source: row.source,
    peak: present({
      fp16: row.fp16_flop_s ?? hardware?.fp16_tensor_flop_s,
      fp8: row.fp8_flop_s ?? hardware?.fp8_flop_s,
      fp4: row.fp4_flop_s ?? hardware?.fp4_flop_s,
      int8: row.int8_op_s ?? hardware?.int8_op_s,
    }),
    ...present({
      memoryBytes: row.memory_bytes ?? hardware?.memory_bytes,
      memoryBandwidth: row.memory_bandwidth_byte_s ?? hardware?.memory_bandwidth_byte_s,
      scaleUpBandwidth: row.scale_up_bandwidth_byte_s ?? hardware?.intranode_bandwidth_byte_s,
      scaleOutBandwidth: outBits === undefined ? undefined : outBits / 8,
      powerWatt: row.power_w ?? hardware?.tdp_w,
      serverPowerWatt: row.server_power_w,
    }),
    scaleUpChips: row.scale_up_chips,
    judged: row.judged ?? [],
    quotedAs: [row.name, ...(row.quoted_as ?? [])],
  };
}

/** The fields that have a value. */
const present = <Name extends string>(
  fields: Readonly<Record<Name, number | undefined>>,
): { readonly [Key in Name]?: number } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Record<Name, number>
  >;
