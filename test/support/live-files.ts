import Papa from "papaparse";
import type { FactRow } from "../../src/data/table.ts";
import { factsOf } from "./facts.ts";

/** Our columns of the dataset of chips, by the publisher's headers. */
const hardwareHeaders: Readonly<Record<string, string>> = {
  "Hardware name": "name",
  Manufacturer: "manufacturer",
  Type: "type",
  "Release date": "date",
  "Release price (USD)": "release_price_usd",
  "FP64 (double precision) performance (FLOP/s)": "fp64_flop_s",
  "FP32 (single precision) performance (FLOP/s)": "fp32_flop_s",
  "TF32 (TensorFloat-32) performance (FLOP/s)": "tf32_flop_s",
  "FP16 (half precision) performance (FLOP/s)": "fp16_flop_s",
  "Tensor-FP16/BF16 performance (FLOP/s)": "fp16_tensor_flop_s",
  "FP8 performance (FLOP/s)": "fp8_flop_s",
  "FP4 performance (FLOP/s)": "fp4_flop_s",
  "INT8 performance (OP/s)": "int8_op_s",
  "INT4 performance (OP/s)": "int4_op_s",
  "Memory (bytes)": "memory_bytes",
  "Memory bandwidth (byte/s)": "memory_bandwidth_byte_s",
  "Intranode bandwidth (byte/s)": "intranode_bandwidth_byte_s",
  "Internode bandwidth (bit/s)": "internode_bandwidth_bit_s",
  "TDP (W)": "tdp_w",
  "Process size (nm)": "process_nm",
  "Die Size (mm^2)": "die_mm2",
  "Transistors (millions)": "transistors_million",
  "Link to datasheet": "source",
};

const computeHeaders: Readonly<Record<string, string>> = {
  ...{
    Lab: "lab",
    Date: "date",
    h100e_p5: "h100e_p05",
    h100e_med: "h100e",
    h100e_p95: "h100e_p95",
  },
};

type Row = Readonly<Record<string, unknown>>;

/** The results of METR's suites as it would have them, by the ends of their addresses. */
export function horizonFiles(
  change: (row: FactRow) => FactRow = (row) => row,
): ReadonlyMap<string, string> {
  const rows = rowsOf("time-horizons").map(change);
  return new Map(
    ["1.1", "1.0"].map((suite) => {
      const name = `benchmark_results_${suite.replace(".", "_")}.yaml`;
      const own = rows.filter(({ source }) => source.endsWith(`/${name}`));
      const results = own.map((row) => [row["agent"], resultOf(row)] as const);
      return [name, JSON.stringify({ results: Object.fromEntries(results) })];
    }),
  );
}

const resultOf = (row: FactRow) => ({
  release_date: row.date,
  metrics: {
    average_score: { estimate: row["average_score"] },
    is_sota: row["state_of_the_art"],
    ...Object.fromEntries(
      ["p50", "p80"].map((share) => [
        `${share}_horizon_length`,
        {
          estimate: row[`${share}_minutes`],
          ...{ ci_low: row[`${share}_low`], ci_high: row[`${share}_high`] },
        },
      ]),
    ),
    ...(row["usage_usd"] === undefined ? {} : { usage: { usd: row["usage_usd"] } }),
  },
});

/** The table of chips as its publisher would have it, of the rows that we know or of others. */
export const hardwareFile = (change: (rows: readonly Row[]) => readonly Row[] = (rows) => rows) =>
  fileOf(hardwareHeaders, change(rowsOf("hardware")));

/** The table of the laboratories' computing power as its publisher would have it, likewise. */
export const computeFile = (change: (rows: readonly Row[]) => readonly Row[] = (rows) => rows) =>
  fileOf(computeHeaders, change(rowsOf("lab-compute")));

function rowsOf(dataset: string): readonly FactRow[] {
  const table = factsOf().selectAll(dataset, { asOf: "2026-11-23", hindsight: false });
  if (!table.ok) throw new Error(table.error.code);
  return table.value.rows;
}

const fileOf = (headers: Readonly<Record<string, string>>, rows: readonly Row[]): string =>
  `${Papa.unparse(
    {
      fields: Object.keys(headers),
      data: rows.map((row) => Object.values(headers).map((name) => row[name] ?? "")),
    },
    { newline: "\n" },
  )}\n`;
