import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hardwareFile } from "../../test/support/live-files.ts";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-pull-command-"));
afterAll(() => rmSync(folder, { recursive: true }));
const store = join(folder, "sextant/store");
const sealed = join(folder, "chips.json");

async function command(
  argv: readonly string[],
  environment: Record<string, string> = {},
  today = "2026-12-01",
) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment, today },
  });
  return { code, out: out.join(""), said: said.join("") };
}

/** What `series hardware` says of one chip, and of the facts. */
async function chip(argv: readonly string[], environment: Record<string, string> = {}) {
  const { out, said } = await command(["series", "hardware", "--json", ...argv], environment);
  expect(said).toBe("");
  const { result, store: origin, notes, dataDigest } = JSON.parse(out);
  const rows: readonly string[][] = result.rows;
  return { known: rows.some(([id]) => id === "Test-chip"), origin, notes, dataDigest };
}

beforeAll(async () => {
  const edition = hardwareFile((rows) => [
    ...rows,
    { ...rows[0], name: "Test chip", date: "2026-11-30" },
  ]);
  writeFileSync(join(folder, "ml_hardware.csv"), edition);
  const pulled = await command(["pull", "epoch-hardware", "--from", folder, "--store", store]);
  expect(pulled).toMatchObject({ code: 0, said: "" });
  expect(pulled.out).toMatch(/epoch-hardware +hardware +new edition +1 +0 +0/);
  expect(pulled.out).toMatch(/Store: \S+sextant\/store\. Head:\s[0-9a-f]{64}/);
});

describe("the facts that a command uses", () => {
  test("are those of the package unless there is a store", async () => {
    expect(await chip([])).toMatchObject({ known: false, origin: undefined });
    expect(await chip([], { XDG_DATA_HOME: folder })).toMatchObject({ known: true });
  });

  test("are chosen by --store, --facts and SEXTANT_FACTS, and the envelope says which", async () => {
    for (const argv of [["--store", store], ["--facts", store], [`--facts=${store}`]]) {
      const chosen = await chip(argv);
      expect(chosen).toMatchObject({ known: true, origin: { day: "2026-12-01" } });
      expect(chosen.notes.at(-1)).toContain("pulled on 2026-12-01");
    }
    expect(await chip([], { SEXTANT_FACTS: store })).toMatchObject({ known: true });
    const embedded = await chip(["--facts", "embedded"], { XDG_DATA_HOME: folder });
    expect(embedded).toMatchObject({ known: false, origin: undefined });
  });

  test("are in the digest, but for a day before the pull", async () => {
    const [with_, without] = [await chip(["--store", store]), await chip([])];
    expect(with_.dataDigest).not.toBe(without.dataDigest);
    const then = ["--as-of", "2026-11-30"];
    expect((await chip(["--store", store, ...then])).dataDigest).toBe(
      (await chip(then)).dataDigest,
    );
  });

  test("an answer from a store is sealed with its rows, and verifies without the store", async () => {
    const asked = ["seal", "--out", sealed, "--", "series", "hardware", "--store", store];
    expect(await command(asked)).toMatchObject({ code: 0 });
    expect(readFileSync(sealed, "utf8")).toContain("Test-chip");
    expect(await command(["verify", sealed])).toMatchObject({ code: 0 });
  });

  test.each([
    [["series", "--store", join(folder, "nowhere")], 1, "npx sextant pull makes one"],
    [["series", "--facts"], 2, "--facts needs"],
    [["series", "--store", "--json"], 2, "--store needs"],
  ])("%j is refused with what is wrong", async (argv, code, part) => {
    const refused = await command(argv);
    expect(refused).toMatchObject({ code, out: "" });
    expect(refused.said).toContain(part);
  });
});

test("verify --store says what holds, and ends with 3 where it does not", async () => {
  expect((await command(["verify", "--store", store])).out).toContain("1 pulls");
  const copy = join(folder, "copy");
  await command(["pull", "epoch-hardware", "--from", folder, "--store", copy]);
  const log = join(copy, "log.ndjson");
  writeFileSync(log, readFileSync(log, "utf8").replace("2026-12-01", "2026-12-02"));
  const broken = await command(["verify", "--store", copy]);
  expect(broken).toMatchObject({ code: 3, out: "" });
  expect(broken.said).toContain(log);
  expect(await command(["verify", "--store", join(folder, "none")])).toMatchObject({ code: 2 });
});

test.each([
  [["pull", "epoch"], "epoch-hardware"],
  [["pull", "--accept", "nothing"], "nothing"],
  [["pull", "--from"], "--from needs"],
  [["pull", "--stoer", "x"], "--stoer"],
  [["pull", "--format", "xlsx"], "xlsx"],
])("%j is refused with what is wrong", async (argv, part) => {
  const refused = await command([...argv, "--store", join(folder, "refused")]);
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.said).toContain(part);
});

test("--help tells how, in Chinese too", async () => {
  expect((await command(["pull", "--help"])).out).toContain("sextant pull [flags] [SOURCE…]");
  expect((await command(["pull", "--help", "--lang", "zh"])).out).toContain("数据仓库");
});

describe("changes between editions", () => {
  const headOf = (out: string) => /Head:\s([0-9a-f]{64})/.exec(out)?.[1] ?? "";
  const editions = join(folder, "editions");
  let heads: readonly string[] = [];

  beforeAll(async () => {
    const said: string[] = [];
    for (const [day, watts] of [
      ["2026-12-01", 699],
      ["2026-12-02", 698],
      ["2026-12-02", 697],
    ] as const) {
      const edition = hardwareFile((rows) =>
        rows.map((row) =>
          row["name"] === "NVIDIA H100 SXM5 80GB" ? { ...row, tdp_w: watts } : row,
        ),
      );
      writeFileSync(join(folder, "ml_hardware.csv"), edition);
      const argv = ["pull", "epoch-hardware", "--from", folder, "--store", editions];
      said.push((await command(argv, {}, day)).out);
    }
    heads = said.map(headOf);
  });

  test("are those between their days, by the first digits of their heads", async () => {
    const [first = "", second = ""] = heads;
    const asked = ["changes", "--store", editions, "--json"];
    const byHead = await command(
      [...asked, "--from", first.slice(0, 10), `--to=${second}`],
      {},
      "2026-12-02",
    );
    const byDay = await command(
      [...asked, "--from", "2026-12-01", "--to", "2026-12-02"],
      {},
      "2026-12-02",
    );
    expect(byHead).toEqual(byDay);
    expect(JSON.parse(byHead.out).result.rows).toMatchObject([
      {
        dataset: "hardware",
        change: "revised",
        columns: [{ name: "tdp_w", before: 699, after: 697 }],
      },
    ]);
  });

  test("are refused where days do not tell them apart, and where there is none", async () => {
    const [, second = "", third = ""] = heads;
    const asked = ["changes", "--store", editions];
    const sameDay = await command([...asked, "--from", second, "--to", third]);
    expect(sameDay).toMatchObject({ code: 2, said: expect.stringContaining("2026-12-02") });
    const unknown = await command([...asked, "--from", "0123456789", "--to", third]);
    expect(unknown).toMatchObject({ code: 2, said: expect.stringContaining(third.slice(0, 12)) });
    const none = await command(["changes", "--from", third, "--to", third]);
    expect(none.said).toContain("npx sextant pull");
  });
});

test("changes end with 3 where a rate moved by more than an alert allows, and with 0 where it did not", async () => {
  const asked = ["changes", "--from", "2025-06-30", "--to", "2025-12-31", "--facts", "embedded"];
  const alert = (percent: string) => ["--alert", `law.inference-price.growthPerYear:${percent}`];
  const moved = await command([...asked, ...alert("0.01%")]);
  expect(moved).toMatchObject({ code: 3, said: "" });
  expect(await command([...asked, ...alert("90%")])).toMatchObject({ code: 0, said: "" });
});
