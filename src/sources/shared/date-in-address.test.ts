import { expect, test } from "vitest";
import { dateInAddress } from "./date-in-address.ts";

test.each([
  ["https://www.cnbc.com/2025/06/09/openai-hits-10-billion.html", "2025-06-09"],
  ["https://www.bloomberg.com/news/articles/2025-07-29/anthropic-nears-deal", "2025-07-29"],
  ["https://www.reuters.com/deals/openai-closes-round-techcrunch-2023-04-28/", "2023-04-28"],
  ["https://simonwillison.net/2024/Dec/31/llms-in-2024", "2024-12-31"],
  ["https://www.techtimes.com/articles/318024/20260608/chatgpt.htm", "2026-06-08"],
  ["https://example.org/focus-data-centres-2025-11-17_en", "2025-11-17"],
  ["https://platformonomics.com/2026/02/follow-the-capex-2025-retrospective", "2026-02-28"],
])("%s was published by %s", (address, date) => {
  expect(dateInAddress(address)).toBe(date);
});

test.each([
  "https://www.anthropic.com/news/series-h",
  "https://example.org/2024/13/45/story",
  "https://example.org/articles/31802420260608/",
  "https://www1.hkexnews.hk/app/sehk/2025/107977/a128413/sehk25121901755.pdf",
])("%s does not tell", (address) => {
  expect(dateInAddress(address)).toBeUndefined();
});
