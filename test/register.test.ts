import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { registerForecasts } from "../scripts/register/register-forecasts.ts";
import { addDays } from "../src/base/calendar.ts";
import { must } from "../src/base/outcome.ts";
import type { FactStore } from "../src/data/facts.ts";
import { readChain } from "../src/ledger/chain.ts";
import { claimsOfChain } from "../src/ledger/claims-of-chain.ts";
import { partsOf } from "../src/ledger/quantiles.ts";
import { OWN_LEDGER } from "../src/node/data-folder.ts";
import { packageRoot } from "../src/node/package-root.ts";
import type { Context } from "../src/operations/contract/operation.ts";
import { runOperation } from "../src/operations/contract/run-operation.ts";
import ledger from "../src/operations/ledger/ledger.ts";
import type { LedgerResult } from "../src/operations/ledger/result.ts";
import type { SkillResult } from "../src/operations/skill/result.ts";
import skill from "../src/operations/skill/skill.ts";
import { contextOf, embeddedStore, withRows } from "./support/facts.ts";

const folder = mkdtempSync(join(tmpdir(), "register-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "own", "ledger.ndjson");

const on = (day: string, store: FactStore, version = "0.2.0"): Context => ({
  ...contextOf(store),
  ...{ today: day, version },
});
const register = async (context: Context) =>
  must(await registerForecasts(path, () => `${context.today}T12:00:00.000Z`, context));
const linesOf = () => must(readChain(readFileSync(path, "utf8"))).entries;

const TODAY = "2026-11-24";
const LATER = "2027-12-01";

/** Made facts: a longer horizon than any, and two companies' revenue half a year and a year on. */
const later = (() => {
  const copies: Readonly<Record<string, (text: string) => readonly string[]>> = {
    "time-horizons": (text) =>
      made(text, "1.1-claude-mythos-preview-early", { p50_minutes: "2500" }),
    "lab-revenue": (text) =>
      made(text, "openai-2026-09-30-50000000000", { annual_revenue_usd: "1" }),
  };
  return withRows({ ...embeddedStore, readPrepared: () => undefined }, (id, text) => {
    const lines = copies[id]?.(text) ?? [];
    return lines.length === 0 ? text : `${text.trimEnd()}\n${lines.join("\n")}\n`;
  });
})();

/** Rows like another, of the middle of 2027, with other figures. */
function made(text: string, like: string, figures: Readonly<Record<string, string>>) {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const columns = head.split(",");
  const line = lines.find((each) => each.includes(like));
  if (!line) throw new Error(`no row ${like}`);
  const cells = line.split(",");
  const set = { ...figures, id: `${like}-made`, date: "2027-05-20", known_on: "2027-05-21" };
  for (const [column, value] of Object.entries(set)) cells[columns.indexOf(column)] = value;
  return [cells.join(",")];
}

describe("the forecasts of a version", () => {
  const first = register(on(TODAY, embeddedStore));

  test("are about sixty, each with a probability or its whole distribution, and a simple one beside", async () => {
    const { added, resolved, lines, head } = await first;
    expect(added).toBeGreaterThanOrEqual(55);
    expect(added).toBeLessThanOrEqual(65);
    expect([resolved, lines]).toEqual([0, added + 1]);
    expect(linesOf().at(-1)?.digest).toBe(head);
    const claims = claimsOfChain(linesOf(), TODAY).map(({ claim }) => claim);
    expect(new Set(claims.map(({ topic }) => topic))).toEqual(
      new Set(["capability", "agents", "price", "cost", "open", "market", "race"]),
    );
    for (const { madeOn, readings } of claims) {
      expect(madeOn).toBe(TODAY);
      for (const {
        probability,
        baseline,
        distribution,
        deadline = "",
        outcomeKnownWhenWritten,
      } of readings) {
        expect(deadline > TODAY).toBe(true);
        expect(outcomeKnownWhenWritten).toBe(false);
        expect(probability).toBeGreaterThanOrEqual(0.01);
        expect(probability).toBeLessThanOrEqual(0.99);
        expect(baseline?.p).toBeDefined();
        if (distribution?.kind !== "quantiles") continue;
        expect(distribution.at).toHaveLength(100);
        const whole = partsOf(distribution).reduce((sum, { weight }) => sum + weight, 0);
        expect(whole).toBeCloseTo(1, 12);
      }
    }
    const spread = claims.flatMap(({ readings }) => readings.flatMap((r) => r.distribution ?? []));
    expect(spread).toHaveLength(20);
  });

  test("are registered once", async () => {
    await first;
    const before = readFileSync(path, "utf8");
    expect((await register(on(addDays(TODAY, 3), embeddedStore))).added).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("are registered anew by the next version, after all that stands", async () => {
    const { lines } = await first;
    const before = readFileSync(path, "utf8");
    const next = await register(on(addDays(TODAY, 3), embeddedStore, "0.3.0"));
    expect(next.added).toBeGreaterThanOrEqual(55);
    expect(next.lines).toBe(lines + next.added + 1);
    expect(readFileSync(path, "utf8").startsWith(before)).toBe(true);
  });

  test("say what is open until they come due, in the skill page", async () => {
    await first;
    const store = { ...embeddedStore, readLedgerText: () => readFileSync(path, "utf8") };
    const run = must(await runOperation(skill, {}, on(TODAY, store)));
    const { registered } = run.envelope.result as SkillResult;
    expect(registered).toMatchObject({ due: 0, scored: 0, brier: null, misses: [] });
    expect(JSON.stringify(run.document)).toContain(registered?.head);
  });
});

describe("a year later", () => {
  test("those that came due are written down, then scored with misses first", async () => {
    await register(on(TODAY, embeddedStore));
    const before = linesOf();
    const { resolved, added } = await register(on(LATER, later));
    expect(resolved).toBeGreaterThan(5);
    expect(added).toBe(0);
    const lines = linesOf();
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines.slice(before.length, before.length + resolved).map(({ kind }) => kind)).toEqual(
      Array.from({ length: resolved }, () => "resolve"),
    );

    const store = { ...later, readLedgerText: () => readFileSync(path, "utf8") };
    const run = must(await runOperation(skill, {}, on(LATER, store)));
    const { registered } = run.envelope.result as SkillResult;
    expect(registered?.scored).toBeGreaterThanOrEqual(resolved);
    const misses = registered?.misses ?? [];
    const briers = misses.map(({ brier }) => brier);
    expect(briers).toEqual([...briers].sort((a, b) => b - a));
    const horizon = misses.find(({ id }) => id === "own.0-2-0.time-horizon.6m");
    expect(horizon).toMatchObject({ outcome: true, value: 2500, widthsOff: 0 });
    expect(horizon?.crps).toBeGreaterThan(0);
    expect(horizon?.baselineCrps).toBeGreaterThan(0);
    // A revenue of one dollar is far outside: a miss, by several widths.
    const revenue = misses.find(({ id }) => id === "own.0-2-0.lab-revenue-openai.6m");
    expect(revenue).toMatchObject({ outcome: false, value: 1 });
    expect(revenue?.widthsOff).toBeGreaterThan(1);
    expect(misses.indexOf(revenue as never)).toBeLessThan(misses.indexOf(horizon as never));

    const shown = must(
      await runOperation(
        ledger,
        { action: "show", id: "own.0-2-0.time-horizon.6m" },
        on(LATER, store),
      ),
    );
    const { claims } = shown.envelope.result as LedgerResult;
    expect(claims[0]?.history.map(({ on: day, status }) => [day, status])).toEqual([
      [LATER, "true"],
    ]);
  });
});

test("the ledger of this project is whole, and its last head is in the changelog", () => {
  const text = readFileSync(join(packageRoot, "data", OWN_LEDGER), "utf8");
  const { entries, torn } = must(readChain(text));
  expect(torn).toBe("");
  const changelog = readFileSync(join(packageRoot, "CHANGELOG.md"), "utf8");
  expect(entries.at(-1)?.kind).toBe("head");
  expect(changelog).toContain(entries.at(-1)?.digest);
});
