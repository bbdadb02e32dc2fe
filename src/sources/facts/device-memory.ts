import { number, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** Memory of the largest phone of a line, by the day on which it was sold. */
export const deviceMemory = plainFacts({
  dataset: "device-memory",
  title: { en: "Memory of phones", zh: "手机内存" },
  publisher: "pages of specifications, device by device",
  url: "https://www.gsmarena.com/apple_iphone_15_pro-12557.php",
  columns: [
    text("line", "line of devices"),
    text("device", "its name"),
    number("memory_gb", "GB", "working memory"),
  ],
});
