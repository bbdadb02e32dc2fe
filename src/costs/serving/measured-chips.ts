import type { PlannerChip } from "../hardware/planner-chip.ts";

/** Chips that occur in measured results and not among the planner's; dense peaks of datasheets. */
const others: readonly PlannerChip[] = [
  {
    id: "h100-nvl",
    name: "NVIDIA H100 NVL",
    date: "2024-03-14",
    source: "https://www.nvidia.com/en-us/data-center/h100/",
    peak: { fp16: 835.5e12, fp8: 1671e12 },
    memoryBytes: 94e9,
    memoryBandwidth: 3.938e12,
    scaleUpBandwidth: 600e9,
    scaleUpChips: 2,
    powerWatt: 400,
    ...server(),
  },
  {
    id: "h200-nvl",
    name: "NVIDIA H200 NVL",
    date: "2024-11-18",
    source: "https://www.nvidia.com/en-us/data-center/h200/",
    peak: { fp16: 835.5e12, fp8: 1671e12 },
    memoryBytes: 141e9,
    memoryBandwidth: 4.8e12,
    scaleUpBandwidth: 900e9,
    scaleUpChips: 4,
    powerWatt: 600,
    ...server(),
  },
  {
    id: "gh200-144gb",
    name: "NVIDIA GH200 144 GB",
    date: "2024-06-01",
    source: "https://www.nvidia.com/en-us/data-center/grace-hopper-superchip/",
    peak: { fp16: 989.5e12, fp8: 1979e12 },
    memoryBytes: 144e9,
    memoryBandwidth: 4.9e12,
    scaleUpBandwidth: 900e9,
    scaleUpChips: 2,
    powerWatt: 700,
    ...server(),
  },
  {
    id: "l40s",
    name: "NVIDIA L40S",
    date: "2023-08-08",
    source: "https://www.nvidia.com/en-us/data-center/l40s/",
    peak: { fp16: 362e12, fp8: 733e12 },
    memoryBytes: 48e9,
    memoryBandwidth: 864e9,
    scaleUpBandwidth: 64e9,
    scaleUpChips: 8,
    powerWatt: 350,
    ...server(),
  },
  {
    id: "rtx-pro-6000-server",
    name: "NVIDIA RTX PRO 6000 Blackwell Server Edition",
    date: "2025-03-18",
    source: "https://www.nvidia.com/en-us/data-center/rtx-pro-6000-blackwell-server-edition/",
    peak: { fp16: 503e12, fp8: 1007e12, fp4: 2015e12 },
    memoryBytes: 96e9,
    memoryBandwidth: 1.597e12,
    scaleUpBandwidth: 128e9,
    scaleUpChips: 8,
    powerWatt: 600,
    ...server(),
  },
];

function server() {
  return { maker: "NVIDIA", kind: "server" as const, judged: [], quotedAs: [] };
}

/** Part of an accelerator's name in `serving-throughput`, and the chip it means; first match wins. */
const names: readonly (readonly [part: string, id: string])[] = [
  ["H100-SXM", "h100-sxm"],
  ["H100-PCIe", "h100-pcie"],
  ["H100-NVL", "h100-nvl"],
  ["H200-SXM", "h200-sxm"],
  ["H200-NVL", "h200-nvl"],
  ["Superchip 144GB", "gh200-144gb"],
  ["Superchip 96GB", "gh200"],
  ["L40S", "l40s"],
  ["B200-SXM", "b200"],
  ["GB200", "gb200"],
  ["GB300", "gb300"],
  ["RTX PRO 6000", "rtx-pro-6000-server"],
  ["MI300X", "mi300x"],
  ["MI325X", "mi325x"],
];

/**
 * The chip of a measured result; `undefined` for one that nobody states the peaks of in a format
 * that it served in (Arc Pro B60, Jetson Orin).
 */
export function measuredChip(
  accelerator: string,
  planner: readonly PlannerChip[],
): PlannerChip | undefined {
  const id = names.find(([part]) => accelerator.includes(part))?.[1];
  return [...planner, ...others].find((chip) => chip.id === id);
}
