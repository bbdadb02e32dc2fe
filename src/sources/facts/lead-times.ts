import { number, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** How long buyers wait for a chip, as reported. */
export const leadTimes = plainFacts({
  dataset: "lead-times",
  title: { en: "Lead times of chips", zh: "芯片交货期" },
  publisher: "newspapers, report by report",
  url: "https://www.tomshardware.com/pc-components/gpus/nvidias-h100-ai-gpu-shortages-ease-as-lead-times-drop-from-up-to-four-months-to-8-12-weeks",
  columns: [
    text("chip", "chip by its short name"),
    number("weeks_low", "weeks", "shortest wait that is reported"),
    number("weeks_high", "weeks", "longest wait that is reported"),
  ],
});
