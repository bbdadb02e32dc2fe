import { optional, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** What became of laboratories and of those who led them. */
export const labEvents = plainFacts({
  dataset: "lab-events",
  title: { en: "Events of laboratories", zh: "实验室的变动" },
  publisher: "companies and newspapers, event by event",
  url: "https://openai.com/index/jakub-pachocki-announced-as-chief-scientist/",
  columns: [
    text("lab", "laboratory"),
    text("kind", "acqui-hired, acquired, listed or departure"),
    optional(text("person", "who left")),
    optional(text("counterparty", "who bought or hired, or the exchange")),
    text("country", "where the laboratory is at home"),
  ],
});
