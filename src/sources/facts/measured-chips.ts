import type { Adapter } from "../adapter.ts";
import { factsFile } from "../shared/facts-file.ts";
import { readChips } from "./chip-facts.ts";

/** Chips that occur in measured results and not among the planner's. */
export const measuredChips: Adapter = {
  dataset: "measured-chips",
  inputs: [factsFile("measured-chips")],
  ingest: (texts) =>
    readChips(texts, {
      id: "measured-chips",
      title: { en: "Chips of measured results only", zh: "仅见于实测结果的芯片" },
      url: "https://www.nvidia.com/en-us/data-center/h200/",
      attribution: "figures of the makers' pages cited row by row",
    }),
};
