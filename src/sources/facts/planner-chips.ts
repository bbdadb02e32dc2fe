import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { list, number, optional, text } from "../shared/describe-column.ts";
import { nvidiaChips } from "./published-chips/nvidia.ts";
import { devices, otherChips } from "./published-chips/others.ts";
import type { PublishedChip } from "./published-chips/published-chip.ts";

/** Chips as planners need them: what completes or corrects dataset `hardware`. */
export const plannerChips: Adapter = { dataset: "planner-chips", inputs: [], ingest };

/** The figures are kept in published-chips/; no upstream file has them. */
function ingest(): Outcome<Draft> {
  const chips = [...nvidiaChips, ...otherChips, ...devices];
  return succeed({ description, rows: chips.map(chipRow), skipped: [] });
}

const chipRow = (chip: PublishedChip): Readonly<Record<string, Cell>> => ({
  id: chip.id,
  date: chip.date,
  known_on: chip.date,
  known_basis: "release",
  source: chip.source,
  name: chip.name ?? chip.hardware,
  manufacturer: chip.maker,
  kind: chip.kind,
  hardware: chip.hardware,
  fp16_flop_s: chip.fp16,
  fp8_flop_s: chip.fp8,
  fp4_flop_s: chip.fp4,
  int8_op_s: chip.int8,
  memory_bytes: chip.memoryBytes,
  memory_bandwidth_byte_s: chip.memoryBandwidth,
  scale_up_bandwidth_byte_s: chip.scaleUpBandwidth,
  scale_up_chips: chip.scaleUpChips,
  scale_out_bandwidth_bit_s: chip.scaleOutBits,
  power_w: chip.powerWatt,
  server_power_w: chip.serverPowerWatt,
  judged: chip.judged?.map((field) => columnOf[field] ?? field),
  quoted_as: chip.quotedAs,
});

/** Columns of the fields that a row may mark as judged. */
const columnOf: Readonly<Record<string, string>> = {
  memoryBytes: "memory_bytes",
  memoryBandwidth: "memory_bandwidth_byte_s",
  scaleUpBandwidth: "scale_up_bandwidth_byte_s",
  scaleUpChips: "scale_up_chips",
  scaleOutBits: "scale_out_bandwidth_bit_s",
  powerWatt: "power_w",
  quotedAs: "quoted_as",
};

const description: Draft["description"] = {
  id: "planner-chips",
  title: { en: "Chips and devices for planners", zh: "规划器所用的芯片与设备" },
  publisher: "the makers of the chips, page by page",
  url: "https://www.nvidia.com/en-us/data-center/h100/",
  licence: "single facts, each with its page",
  attribution: "figures of the makers' pages and papers cited row by row",
  retrieved: "2026-11-23",
  knownBasis: { release: { en: "release of the chip", zh: "芯片发布日" } },
  columns: [
    text("name", "name as in dataset `hardware` where it is there"),
    optional(text("manufacturer", "who made it, where dataset `hardware` does not say")),
    text("kind", "server, phone or laptop"),
    optional(text("hardware", "name in dataset `hardware`, whose figures hold unless given here")),
    optional(number("fp16_flop_s", "FLOP/s", "dense peak, FP16 or BF16")),
    optional(number("fp8_flop_s", "FLOP/s", "dense peak, 8-bit floating point")),
    optional(number("fp4_flop_s", "FLOP/s", "dense peak, 4-bit floating point")),
    optional(number("int8_op_s", "OP/s", "peak, 8-bit integers")),
    optional(number("memory_bytes", "byte", "memory")),
    optional(number("memory_bandwidth_byte_s", "byte/s", "bandwidth of the memory")),
    optional(
      number(
        "scale_up_bandwidth_byte_s",
        "byte/s",
        "links to the domain, both directions together",
      ),
    ),
    number("scale_up_chips", "chips", "chips that these links connect"),
    optional(number("scale_out_bandwidth_bit_s", "bit/s", "network of one chip, each direction")),
    optional(number("power_w", "W", "rated power of chip or device")),
    optional(number("server_power_w", "W", "rated power of the whole server by chip")),
    optional(list("judged", "columns that the maker does not state: a judgement")),
    optional(list("quoted_as", "other names of it in dataset `hardware-prices`")),
  ],
};
