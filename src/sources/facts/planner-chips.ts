import type { Adapter } from "../adapter.ts";
import { factsFile } from "../shared/facts-file.ts";
import { readChips } from "./chip-facts.ts";

/** Chips as planners need them: what completes or corrects dataset `hardware`. */
export const plannerChips: Adapter = {
  dataset: "planner-chips",
  inputs: [factsFile("planner-chips")],
  ingest: (texts) =>
    readChips(texts, {
      id: "planner-chips",
      title: { en: "Chips and devices for planners", zh: "规划器所用的芯片与设备" },
      url: "https://www.nvidia.com/en-us/data-center/h100/",
      attribution: "figures of the makers' pages and papers cited row by row",
    }),
};
