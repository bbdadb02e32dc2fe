import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eventually, needBrowser, visit } from "../support/explorer.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-desk-page-"));
const sealed = join(folder, "lag.sealed.json");
const changed = join(folder, "changed.sealed.json");
afterAll(() => rmSync(folder, { recursive: true }));

needBrowser();

beforeAll(async () => {
  const asked = ["seal", "--out", sealed, "--", "lag", "--as-of", "2024-12-31"];
  const code = await main(asked, {
    ...{ out: () => {}, say: () => {}, isTerminal: false, width: 100, color: false },
    ...{ environment: {}, today: "2026-11-23" },
  });
  expect(code).toBe(0);
  writeFileSync(changed, readFileSync(sealed, "utf8").replace("2024-02-15", "2024-02-16"));
});

describe("the page of changes", () => {
  test("says how old the facts are and what changed", async () => {
    const page = await visit("#/desk");
    await eventually(() => page.locator("main").textContent()).toMatch(
      /newest fact became known on \d{4}-\d{2}-\d{2}, \d+ days before/,
    );
    await eventually(() => page.locator("main").textContent()).toMatch(/rows became known/);
  });

  test("verifies a sealed answer of the command that is chosen", async () => {
    const page = await visit("#/desk");
    await page.locator("input[type=file]").setInputFiles(sealed);
    await eventually(() => page.locator("main").textContent()).toContain(
      "computed anew, give the sealed answer bit for bit",
    );
  });

  test("says of a changed file that is dropped that it does not hold, and where", async () => {
    const page = await visit("#/desk");
    const text = readFileSync(changed, "utf8");
    expect(text).not.toBe(readFileSync(sealed, "utf8"));
    const dropped = await page.evaluateHandle((content) => {
      const host = globalThis as unknown as {
        readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
      };
      const transfer = new host.DataTransfer();
      transfer.items.add(new File([content], "changed.sealed.json"));
      return transfer;
    }, text);
    await page
      .getByRole("region", { name: "Verify a sealed answer" })
      .dispatchEvent("drop", { dataTransfer: dropped });
    await eventually(() => page.locator("main").textContent()).toContain("It does not hold");
  });
});
