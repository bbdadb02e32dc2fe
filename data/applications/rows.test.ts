import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const applications = readDataset(import.meta.dirname);
const ofKind = (kind: string) => applications.rows.filter((row) => row["kind"] === kind);

test("the rows are the ones that the manifest describes", () => {
  expect(applications.intact).toBe(true);
  expect(applications.manifest.coverage.rows).toBe(applications.rows.length);
});

test("at least twenty applications need a capability, at least eight have arrived", () => {
  expect(ofKind("capability").length).toBeGreaterThanOrEqual(20);
  expect(ofKind("arrival").length).toBeGreaterThanOrEqual(8);
});

test("every threshold is a range with a reason and an address", () => {
  for (const row of applications.rows) {
    expect(row.source, row.id).toMatch(/^https:\/\//);
    expect(row["text"]).not.toBe("");
    if (["capability", "horizon", "price", "speed", "size"].includes(String(row["kind"]))) {
      expect(Number(row["low"]), row.id).toBeGreaterThan(0);
      expect(Number(row["high"]), row.id).toBeGreaterThan(Number(row["low"]));
    }
  }
});

test("an application is known when the last of its thresholds could be set", () => {
  for (const row of applications.rows) expect(row.known_on >= row.date, row.id).toBe(true);
  const needs = applications.rows.filter((row) => row["low"] !== undefined);
  const index = new Set(ofKind("capability").map((row) => row["application"]));
  // The index appeared on 2025-10-27, so no threshold in its points can have been known before.
  for (const row of needs.filter((need) => index.has(need["application"]))) {
    expect(row.known_on >= "2025-10-27", row.id).toBe(true);
  }
  expect(applications.row("unattended-bug-fixing/price").known_on).toBe("2025-10-27");
});

test("Klarna's assistant was reported on 27 February 2024; Copilot was open to all on 21 June 2022", () => {
  expect(applications.cell("customer-service-chat/arrival", "arrived_on")).toBe("2024-02-27");
  expect(applications.cell("code-completion/arrival", "arrived_on")).toBe("2022-06-21");
});

test("an hour of video is 950,000 tokens (Gemini 1.5: 263 tokens a second)", () => {
  const tokens = Number(applications.cell("long-video-understanding/price", "tokens_in"));
  // Rounded to two digits.
  expect(Math.abs(tokens / (263 * 3600) - 1)).toBeLessThan(0.01);
});

test("an arrival says why it is the first where another was taken for it, an absence on what it rests", () => {
  const reasons = ofKind("arrival").filter((row) => row["reason"] !== undefined);
  expect(reasons.map((row) => row["application"])).toEqual(
    expect.arrayContaining(["on-device-assistant", "research-assistant", "browser-automation"]),
  );
  expect(ofKind("absence").length).toBeGreaterThanOrEqual(12);
  const came = new Set(ofKind("arrival").map((row) => row["application"]));
  for (const row of ofKind("absence")) expect(came.has(row["application"]), row.id).toBe(false);
});

test("no range is said to have been judged before the source that it rests on", () => {
  const ranged = applications.rows.filter((row) => row["low"] !== undefined);
  for (const row of ranged) expect(String(row["set_on"]) >= row.known_on, row.id).toBe(true);
});
