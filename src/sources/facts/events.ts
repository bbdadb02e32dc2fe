import { text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** Days on which something was announced, could be used, was withdrawn or came to be known. */
export const events = plainFacts({
  dataset: "events",
  title: { en: "Events that claims wait for", zh: "论断所等待的事件" },
  publisher: "makers and newspapers, event by event",
  url: "https://blog.google/technology/ai/google-gemini-ai/",
  columns: [
    text("what", "what it is about"),
    text("kind", "announced, released, available, withdrawn or reported"),
    text("organization", "who did it"),
  ],
});
