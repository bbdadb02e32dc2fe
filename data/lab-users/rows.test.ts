import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const usage = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(usage.intact).toBe(true);
  expect(usage.manifest.coverage.rows).toBe(usage.rows.length);
});

test("ChatGPT had 100 million weekly users in November 2023 and 800 million in October 2025", () => {
  expect(usage.cell("openai-chatgpt-2023-11-06-weekly", "active_users")).toBe(100e6);
  expect(usage.cell("openai-chatgpt-2025-10-06-weekly", "active_users")).toBe(800e6);
});

test("Gemini had 650 million monthly users in October 2025, as Alphabet's earnings release says", () => {
  const row = usage.row("google-gemini-2025-10-29-monthly");
  expect(row["active_users"]).toBe(650e6);
  expect(row["reported_by"]).toBe("company");
});

test("Google processed 43 trillion tokens a day in September 2025", () => {
  const row = usage.row("google-google-all-ai-products-2025-09-30-tokens");
  expect(row["daily_tokens"]).toBe(43e12);
  expect(row["period"]).toBeUndefined();
});

test("counts of a day, a week and a month stay apart", () => {
  const meta = usage.rows.filter(
    (row) => row["product"] === "Meta AI assistant" && row.date === "2024-09-25",
  );
  const users = Object.fromEntries(meta.map((row) => [row["period"], row["active_users"]]));
  expect(users).toEqual({ monthly: 400e6, weekly: 185e6 });
});

test("estimates of Claude's users that disagree are both kept", () => {
  const claude = usage.rows.filter((row) => String(row["product"]).startsWith("Claude"));
  expect(claude.map((row) => row["active_users"])).toEqual([134e6, 56e6]);
});

test("a figure published years later is not known earlier: the usage paper of September 2025", () => {
  expect(usage.row("openai-chatgpt-2023-03-25-weekly").known_on).toBe("2025-09-14");
});

test("users are given with their period, and every row has a figure", () => {
  for (const row of usage.rows) {
    expect(row["active_users"] === undefined).toBe(row["period"] === undefined);
    const figures = [row["active_users"], row["daily_tokens"], row["daily_messages"]];
    expect(figures.some((figure) => figure !== undefined)).toBe(true);
  }
});
