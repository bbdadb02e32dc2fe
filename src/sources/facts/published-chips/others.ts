import type { PublishedChip } from "./published-chip.ts";

const instinct = (path: string) =>
  `https://www.amd.com/en/products/accelerators/instinct/${path}.html`;

const mi300 = {
  kind: "server",
  scaleUpBandwidth: 896e9,
  scaleUpChips: 8,
  scaleOutBits: 400e9,
  fp8: 2614.9e12,
  judged: ["scaleOutBits"],
} as const satisfies Partial<PublishedChip>;

const mi350 = { ...mi300, scaleUpBandwidth: 1075.2e9 } as const;

const tpuPage = (name: string) => `https://cloud.google.com/tpu/docs/${name}`;

/** Beyond a pod, hosts of four chips share one adapter of 200 Gbit/s: our judgement. */
const tpu = {
  kind: "server",
  scaleOutBits: 50e9,
  judged: ["scaleOutBits"],
} as const satisfies Partial<PublishedChip>;

const neuron = (name: string) =>
  `https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/${name}.html`;

/** Data-centre chips of other makers. */
export const otherChips: readonly PublishedChip[] = [
  {
    ...mi300,
    id: "mi300x",
    date: "2023-12-06",
    source: instinct("mi300/mi300x"),
    hardware: "AMD Instinct MI300X",
  },
  {
    ...mi300,
    id: "mi325x",
    date: "2024-10-10",
    source: instinct("mi300/mi325x"),
    hardware: "AMD Instinct MI325X",
  },
  {
    ...mi350,
    id: "mi350x",
    date: "2025-06-12",
    source: instinct("mi350/mi350x"),
    hardware: "AMD Instinct MI350X",
    fp8: 4614e12,
    fp4: 9227.5e12,
  },
  {
    ...mi350,
    id: "mi355x",
    date: "2025-06-12",
    source: instinct("mi350/mi355x"),
    hardware: "AMD Instinct MI355X",
    fp8: 5033.2e12,
    fp4: 10_066.3e12,
  },
  {
    ...tpu,
    id: "tpu-v3",
    date: "2018-05-18",
    source: tpuPage("v3"),
    hardware: "Google TPU v3",
    scaleUpBandwidth: 560e9,
    scaleUpChips: 1024,
  },
  {
    ...tpu,
    id: "tpu-v4",
    date: "2021-05-20",
    source: "https://arxiv.org/abs/2304.01433",
    hardware: "Google TPU v4",
    // Six links of 50 GB/s each way.
    scaleUpBandwidth: 600e9,
    scaleUpChips: 4096,
  },
  {
    ...tpu,
    id: "tpu-v5e",
    date: "2023-08-29",
    source: tpuPage("v5e"),
    hardware: "Google TPU v5e",
    scaleUpBandwidth: 400e9,
    scaleUpChips: 256,
  },
  {
    ...tpu,
    id: "tpu-v5p",
    date: "2023-12-06",
    source: tpuPage("v5p"),
    hardware: "Google TPU v5p",
    scaleUpBandwidth: 1200e9,
    scaleUpChips: 8960,
  },
  {
    ...tpu,
    id: "tpu-v6e",
    date: "2024-05-14",
    source: tpuPage("v6e"),
    hardware: "Google TPU v6e Trillium",
    scaleUpBandwidth: 896e9,
    scaleUpChips: 256,
  },
  {
    ...tpu,
    id: "tpu-v7",
    date: "2025-11-06",
    source: tpuPage("tpu7x"),
    hardware: "Google TPU v7 Ironwood",
    scaleUpBandwidth: 1200e9,
    scaleUpChips: 9216,
  },
  {
    id: "trainium1",
    kind: "server",
    date: "2022-10-15",
    source: neuron("trainium"),
    hardware: "Amazon Trainium1",
    scaleUpBandwidth: 768e9,
    scaleUpChips: 16,
    scaleOutBits: 50e9,
  },
  {
    id: "trainium2",
    kind: "server",
    date: "2024-12-03",
    source: neuron("trainium2"),
    hardware: "Amazon Trainium2",
    scaleUpBandwidth: 1280e9,
    scaleUpChips: 16,
    scaleOutBits: 200e9,
  },
  {
    id: "ascend-910",
    kind: "server",
    date: "2019-08-23",
    source: "https://www.huawei.com/en/news/2019/8/huawei-ascend-910-most-powerful-ai-processor",
    hardware: "Huawei Ascend 910",
    fp16: 256e12,
    memoryBytes: 32e9,
    scaleUpBandwidth: 180e9,
    scaleUpChips: 8,
    scaleOutBits: 100e9,
    judged: ["scaleUpBandwidth"],
  },
  {
    id: "ascend-910c",
    kind: "server",
    date: "2024-10-15",
    source: "https://arxiv.org/abs/2506.12708",
    hardware: "Huawei Ascend 910C",
    // Two dies of 376 TFLOP/s, which agree with the paper's 1,504 TOP/s in INT8.
    fp16: 752e12,
    scaleUpBandwidth: 784e9,
    scaleUpChips: 384,
    scaleOutBits: 400e9,
  },
];

/** Devices in people's hands: memory, bandwidth and power decide what runs there. */
export const devices: readonly PublishedChip[] = [
  {
    id: "galaxy-s24-ultra",
    kind: "phone",
    date: "2024-01-31",
    source:
      "https://www.qualcomm.com/products/mobile/snapdragon/smartphones/snapdragon-8-series-mobile-platforms/snapdragon-8-gen-3-mobile-platform",
    name: "Samsung Galaxy S24 Ultra (Snapdragon 8 Gen 3)",
    maker: "Samsung",
    memoryBytes: 12e9,
    // LPDDR5X at 4,800 MHz on 64 lines, two transfers a cycle.
    memoryBandwidth: 76.8e9,
    scaleUpChips: 1,
    powerWatt: 5,
    judged: ["powerWatt"],
  },
  {
    id: "iphone-16-pro",
    kind: "phone",
    date: "2024-09-20",
    source:
      "https://www.apple.com/newsroom/2024/09/apple-debuts-iphone-16-pro-and-iphone-16-pro-max/",
    name: "Apple iPhone 16 Pro (A18 Pro)",
    maker: "Apple",
    int8: 35e12,
    memoryBytes: 8e9,
    memoryBandwidth: 60e9,
    scaleUpChips: 1,
    powerWatt: 5,
    judged: ["memoryBytes", "memoryBandwidth", "powerWatt"],
  },
  {
    id: "surface-laptop-7",
    kind: "laptop",
    date: "2024-06-18",
    source:
      "https://www.qualcomm.com/products/mobile/snapdragon/laptops-and-tablets/snapdragon-x-elite",
    name: "Microsoft Surface Laptop 7 (Snapdragon X Elite)",
    maker: "Microsoft",
    int8: 45e12,
    memoryBytes: 64e9,
    memoryBandwidth: 135e9,
    scaleUpChips: 1,
    // Its power supply.
    powerWatt: 65,
  },
  {
    id: "macbook-pro-m4-max",
    kind: "laptop",
    date: "2024-11-08",
    source: "https://www.apple.com/newsroom/2024/10/apple-introduces-m4-pro-and-m4-max/",
    name: "Apple MacBook Pro 16 (M4 Max)",
    maker: "Apple",
    int8: 38e12,
    memoryBytes: 128e9,
    memoryBandwidth: 546e9,
    scaleUpChips: 1,
    // Its power supply.
    powerWatt: 140,
  },
];
