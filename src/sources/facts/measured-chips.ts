import type { Adapter } from "../adapter.ts";
import { factsFile } from "../shared/facts-file.ts";
import { readChips } from "./chip-facts.ts";

/** Chips beside those that the planners compare: of measured results, workstations, consumers, devices. */
export const measuredChips: Adapter = {
  dataset: "measured-chips",
  inputs: [factsFile("measured-chips")],
  ingest: (texts) =>
    readChips(texts, {
      id: "measured-chips",
      title: { en: "Further chips and devices", zh: "其他芯片与设备" },
      url: "https://www.nvidia.com/en-us/data-center/h200/",
      attribution: "figures of the makers' pages cited row by row",
    }),
};
