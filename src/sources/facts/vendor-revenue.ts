import { number, text } from "../shared/describe-column.ts";
import { plainFacts } from "../shared/plain-facts.ts";

/** What makers of chips sold, by quarter of their own year; the day is the last of the quarter. */
export const vendorRevenue = plainFacts({
  dataset: "vendor-revenue",
  title: { en: "Revenue of chip makers by segment", zh: "芯片商分部收入" },
  publisher: "NVIDIA, results by quarter",
  url: "https://nvidianews.nvidia.com/news/nvidia-announces-financial-results-for-third-quarter-fiscal-2024",
  columns: [
    text("vendor", "who sells"),
    text("segment", "what is sold"),
    text("period", "quarter of the vendor's own year"),
    number("usd", "USD", "revenue of the quarter"),
  ],
});
