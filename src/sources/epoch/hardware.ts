import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { cleanAddress } from "../shared/clean-address.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  dateColumn,
  numberColumn,
  perhaps,
  rawColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

const FILE = "epoch-hardware/ml_hardware_2026-07-23.csv";

/** Machine-learning chips: dense peaks by precision, memory, links, power, price. */
export const hardware: Adapter = { dataset: "hardware", inputs: [FILE], ingest };

/** The table as Epoch AI keeps it. */
export const liveHardware: LiveSource = {
  id: "epoch-hardware",
  dataset: "hardware",
  files: [{ address: "https://epoch.ai/data/ml_hardware.csv", path: FILE }],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => hardware,
};

/** Headers since December 2025, with those of older editions behind them or absent there. */
const schema = {
  name: required(textColumn("Hardware name", "Name of the hardware")),
  manufacturer: textColumn("Manufacturer"),
  type: textColumn("Type"),
  released: dateColumn("Release date"),
  priceUsd: numberColumn("Release price (USD)"),
  fp64: numberColumn(
    "FP64 (double precision) performance (FLOP/s)",
    "FP64 (double precision) Performance (FLOP/s)",
  ),
  fp32: numberColumn(
    "FP32 (single precision) performance (FLOP/s)",
    "FP32 (single precision) Performance (FLOP/s)",
  ),
  tf32: numberColumn("TF32 (TensorFloat-32) performance (FLOP/s)", "Tensor Float 32 (TF32)"),
  fp16: numberColumn(
    "FP16 (half precision) performance (FLOP/s)",
    "FP16 (half precision) Performance (FLOP/s)",
  ),
  fp16Tensor: numberColumn("Tensor-FP16/BF16 performance (FLOP/s)", "FP16 Tensor Core"),
  fp8: perhaps(numberColumn("FP8 performance (FLOP/s)")),
  fp4: perhaps(numberColumn("FP4 performance (FLOP/s)")),
  int8: numberColumn("INT8 performance (OP/s)", "INT8 Performance (OP/s)"),
  int4: perhaps(numberColumn("INT4 performance (OP/s)")),
  memory: numberColumn("Memory (bytes)", "Memory size per board (Byte)"),
  memoryBandwidth: numberColumn("Memory bandwidth (byte/s)", "Memory Bandwidth (Byte/s)"),
  intranode: numberColumn("Intranode bandwidth (byte/s)", "Intranode bandwidth (Byte/s)"),
  internode: numberColumn("Internode bandwidth (bit/s)"),
  tdp: numberColumn("TDP (W)"),
  process: numberColumn("Process size (nm)", "Process Size (nm)"),
  die: numberColumn("Die Size (mm^2)"),
  transistors: numberColumn("Transistors (millions)", "Number of transistors in million"),
  datasheet: rawColumn("Link to datasheet"),
};

const labels = {
  "no-date": {
    en: "no release date: announced chips and variants of the Ascend 910B",
    zh: "没有发布日期：已公布的芯片及昇腾 910B 变体",
  },
} as const;

function ingest(texts: Texts): Outcome<Draft> {
  const read = readUpstream(texts, FILE, schema);
  if (!read.ok) return read;
  const rows = read.value.flatMap((row) =>
    row.released === undefined ? [] : [hardwareRow(row, row.released)],
  );
  return succeed({
    description,
    rows,
    skipped: tallySkipped(labels, { "no-date": read.value.length - rows.length }),
  });
}

const hardwareRow = (
  row: UpstreamRow<typeof schema>,
  released: string,
): Readonly<Record<string, Cell>> => ({
  id: nameId(row.name),
  date: released,
  known_on: released,
  known_basis: "release",
  source: cleanAddress(row.datasheet) ?? description.url,
  name: row.name,
  manufacturer: row.manufacturer || undefined,
  type: row.type || undefined,
  release_price_usd: row.priceUsd,
  fp64_flop_s: peak(row.fp64),
  fp32_flop_s: peak(row.fp32),
  tf32_flop_s: peak(row.tf32),
  fp16_flop_s: peak(row.fp16),
  fp16_tensor_flop_s: peak(row.fp16Tensor),
  fp8_flop_s: peak(row.fp8),
  fp4_flop_s: peak(row.fp4),
  int8_op_s: peak(row.int8),
  int4_op_s: peak(row.int4),
  memory_bytes: row.memory,
  memory_bandwidth_byte_s: row.memoryBandwidth,
  intranode_bandwidth_byte_s: row.intranode,
  internode_bandwidth_bit_s: row.internode,
  tdp_w: row.tdp,
  process_nm: row.process,
  die_mm2: row.die,
  transistors_million: row.transistors,
});

/** Data sheets print at most six digits; the rest is float noise. */
const peak = (value: number | undefined): number | undefined => roundDigits(value, 6);

const description: Draft["description"] = {
  id: "hardware",
  title: { en: "Machine-learning hardware", zh: "机器学习硬件" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ml_hardware.csv",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, Data on Machine Learning Hardware, edition of 23 July 2026",
  retrieved: "2026-11-23",
  knownBasis: {
    release: {
      en: "release of the chip; its price may have been reported later",
      zh: "芯片发布日；其价格可能是后来报道的",
    },
  },
  columns: [
    text("name", "name as in the columns `hardware` of other datasets"),
    optional(text("manufacturer", "who designed it")),
    optional(text("type", "GPU, TPU, NPU, …")),
    optional(number("release_price_usd", "USD", "price at release, or the first one reported")),
    optional(number("fp64_flop_s", "FLOP/s", "dense peak, 64-bit floating point")),
    optional(number("fp32_flop_s", "FLOP/s", "dense peak, 32-bit floating point")),
    optional(number("tf32_flop_s", "FLOP/s", "dense peak, TensorFloat-32")),
    optional(number("fp16_flop_s", "FLOP/s", "dense peak, 16-bit, outside tensor units")),
    optional(number("fp16_tensor_flop_s", "FLOP/s", "dense peak, FP16 or BF16 on tensor units")),
    optional(number("fp8_flop_s", "FLOP/s", "dense peak, 8-bit floating point")),
    optional(number("fp4_flop_s", "FLOP/s", "dense peak, 4-bit floating point")),
    optional(number("int8_op_s", "OP/s", "dense peak, 8-bit integers")),
    optional(number("int4_op_s", "OP/s", "dense peak, 4-bit integers")),
    optional(number("memory_bytes", "byte", "memory of the board")),
    optional(number("memory_bandwidth_byte_s", "byte/s", "bandwidth of the memory")),
    optional(number("intranode_bandwidth_byte_s", "byte/s", "link to chips of the same node")),
    optional(number("internode_bandwidth_bit_s", "bit/s", "link to other nodes, in bits")),
    optional(number("tdp_w", "W", "thermal design power of the board")),
    optional(number("process_nm", "nm", "process node by name")),
    optional(number("die_mm2", "mm2", "area of the die")),
    optional(number("transistors_million", "million", "transistors")),
  ],
};
