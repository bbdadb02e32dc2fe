import type { PublishedChip } from "./published-chip.ts";

const page = (name: string) => `https://www.nvidia.com/en-us/data-center/${name}/`;

const a100 = {
  kind: "server",
  source: page("a100"),
  scaleUpBandwidth: 600e9,
  scaleUpChips: 8,
  scaleOutBits: 200e9,
  // A DGX A100 is rated at 6.5 kW.
  serverPowerWatt: 812.5,
} as const satisfies Partial<PublishedChip>;

const hopper = {
  kind: "server",
  scaleUpBandwidth: 900e9,
  scaleUpChips: 8,
  scaleOutBits: 400e9,
  fp8: 1979e12,
} as const satisfies Partial<PublishedChip>;

/** A DGX H100 or H200 is rated at 10.2 kW. */
const DGX_H100_WATT = 1275;

const blackwell = {
  kind: "server",
  scaleUpBandwidth: 1800e9,
} as const satisfies Partial<PublishedChip>;

/** Data-centre chips of NVIDIA. */
export const nvidiaChips: readonly PublishedChip[] = [
  {
    id: "v100-sxm",
    kind: "server",
    date: "2018-03-27",
    source: page("v100"),
    hardware: "NVIDIA Tesla V100 SXM2 32 GB",
    scaleUpBandwidth: 300e9,
    scaleUpChips: 8,
    scaleOutBits: 50e9,
    // A DGX-1 is rated at 3.5 kW.
    serverPowerWatt: 437.5,
    quotedAs: ["NVIDIA Tesla V100 DGXS 32 GB", "NVIDIA Tesla V100 SXM2", "NVIDIA V100"],
  },
  {
    ...a100,
    id: "a100-sxm-40gb",
    date: "2020-05-14",
    hardware: "NVIDIA A100 SXM4 40 GB",
    quotedAs: ["NVIDIA A100"],
  },
  {
    ...a100,
    id: "a100-sxm-80gb",
    date: "2020-11-16",
    hardware: "NVIDIA A100 SXM4 80 GB",
    quotedAs: ["NVIDIA A100"],
  },
  {
    ...a100,
    id: "a800-sxm",
    date: "2022-08-11",
    hardware: "NVIDIA A800 SXM",
    source:
      "https://tweakers.net/nieuws/203182/nvidia-introduceert-a800-gpu-voor-china-die-niet-onder-exportrestricties-vs-valt.html",
    scaleUpBandwidth: 400e9,
    quotedAs: ["NVIDIA A800 PCIe", "NVIDIA A800 PCIe 80 GB"],
  },
  {
    ...hopper,
    id: "h100-sxm",
    date: "2022-09-20",
    source: page("h100"),
    hardware: "NVIDIA H100 SXM5 80GB",
    serverPowerWatt: DGX_H100_WATT,
  },
  {
    ...hopper,
    id: "h100-pcie",
    date: "2022-09-20",
    source: page("h100"),
    hardware: "NVIDIA H100 PCIe",
    fp8: 1513e12,
    scaleUpBandwidth: 600e9,
    scaleUpChips: 2,
    scaleOutBits: 200e9,
    judged: ["scaleOutBits"],
  },
  {
    ...hopper,
    id: "h800-sxm",
    date: "2023-03-21",
    source: "https://arxiv.org/abs/2505.09343",
    hardware: "NVIDIA H800 SXM5",
    scaleUpBandwidth: 400e9,
    serverPowerWatt: DGX_H100_WATT,
    // Nobody quotes its rent; it differs from an H100 by its links only.
    quotedAs: ["NVIDIA H100 SXM5 80GB"],
    judged: ["quotedAs"],
  },
  {
    ...hopper,
    id: "gh200",
    date: "2023-08-08",
    source: page("grace-hopper-superchip"),
    hardware: "NVIDIA GH200",
    memoryBytes: 96e9,
    memoryBandwidth: 4e12,
    scaleUpChips: 4,
    scaleOutBits: 200e9,
    // The superchip with its processor; four of them share a node and its links.
    serverPowerWatt: 1000,
    judged: ["scaleUpChips", "scaleOutBits"],
  },
  {
    ...hopper,
    id: "h20",
    date: "2023-11-09",
    source: "https://viperatech.com/shop/nvidia-hgx-h20/",
    hardware: "NVIDIA HGX H20",
    fp8: 296e12,
    judged: ["scaleUpBandwidth", "scaleOutBits"],
  },
  {
    ...hopper,
    id: "h200-sxm",
    date: "2024-11-18",
    source: page("h200"),
    hardware: "NVIDIA H200 SXM",
    serverPowerWatt: DGX_H100_WATT,
  },
  {
    ...blackwell,
    id: "b200",
    date: "2024-11-15",
    source: page("dgx-b200"),
    hardware: "NVIDIA B200",
    scaleUpChips: 8,
    scaleOutBits: 400e9,
    // A DGX B200 is rated at 14.3 kW.
    serverPowerWatt: 1787.5,
  },
  {
    ...blackwell,
    id: "gb200",
    date: "2025-02-15",
    source: page("gb200-nvl72"),
    hardware: "NVIDIA GB200",
    scaleUpChips: 72,
    scaleOutBits: 400e9,
  },
  {
    ...blackwell,
    id: "b300",
    date: "2025-08-22",
    source: page("dgx-b300"),
    hardware: "NVIDIA B300 (Blackwell Ultra)",
    scaleUpChips: 8,
    scaleOutBits: 800e9,
    // A DGX B300 is rated at about 14 kW.
    serverPowerWatt: 1750,
  },
  {
    ...blackwell,
    id: "gb300",
    date: "2025-08-22",
    source: page("gb300-nvl72"),
    hardware: "NVIDIA GB300 (Blackwell Ultra)",
    scaleUpChips: 72,
    scaleOutBits: 800e9,
  },
];
