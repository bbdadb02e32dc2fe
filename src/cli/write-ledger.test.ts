import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commandOn } from "../../test/support/command.ts";
import { readChain } from "../ledger/chain.ts";
import { claimsOfChain } from "../ledger/claims-of-chain.ts";
import { isNews } from "../ledger/resolution.ts";
import { packageRoot } from "../node/package-root.ts";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  let [out, said] = ["", ""];
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    say: (text) => {
      said += text;
    },
    ...{ isTerminal: false, width: 100, color: false, environment: { XDG_DATA_HOME: folder } },
    today: new Date().toISOString().slice(0, 10),
  });
  return { code, out, said };
}

const claimOf = (id: string, reading: object = {}) => ({
  ...{ id, statement: "The longest time horizon passes a month of work by the end of 2040." },
  readings: [
    {
      ...{ id: "first", text: "p50 of 10,020 minutes or more", deadline: "2040-12-31" },
      resolver: {
        ...{ op: "series", input: { id: "time-horizons" }, where: [] },
        ...{ column: "p50_minutes", reduce: "max" },
      },
      ...{ compare: { cmp: ">=", value: 10_020, once: true }, probability: 0.8, ...reading },
    },
  ],
});

function file(name: string, content: unknown): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const store = join(folder, "sextant", "ledger.ndjson");
const chainOf = (path: string) => {
  const chain = readChain(readFileSync(path, "utf8"));
  if (!chain.ok) throw new Error(JSON.stringify(chain.error));
  return chain.value;
};

describe("a person's ledger", () => {
  test("takes a claim, another version of it and its withdrawal, and lists what stands", async () => {
    expect((await run("ledger", "add", file("a", claimOf("own.a")))).code).toBe(0);
    expect((await run("ledger", "add", file("b", claimOf("own.b")))).code).toBe(0);
    const less = file("a2", claimOf("own.a", { probability: 0.6 }));
    expect((await run("ledger", "amend", less)).code).toBe(0);
    expect((await run("ledger", "withdraw", "own.b")).code).toBe(0);
    const [a, b] = claimsOfChain(chainOf(store).entries, "9999-12-31");
    expect(a?.claim.readings[0]?.probability).toBe(0.6);
    expect(a?.first.readings[0]?.probability).toBe(0.8);
    expect(a?.claim.readings[0]?.outcomeKnownWhenWritten).toBe(false);
    expect(b?.withdrawnOn).toBeDefined();
    const listed = await run("ledger", "list", "--set", "mine", "--json");
    const { claims } = JSON.parse(listed.out).result;
    expect(claims.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
      ["own.a", "open"],
      ["own.b", "open"],
    ]);
    expect(claims[0].firstSaid).toBe(0.8);
  });

  test("is verified, with the head that was printed", async () => {
    const { out } = await run("ledger", "withdraw", "own.a");
    const head = out.trim().split(" ").at(-1) as string;
    const verified = await run("ledger", "verify", "--head", head);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain(head);
    const other = await run("ledger", "verify", "--head", "0".repeat(64));
    expect(other.code).not.toBe(0);
    expect(other.said).toContain("cut off");
  });

  test.each([
    ["past", claimOf("own.c", { deadline: "2024-01-01" }), "deadline must be after"],
    ["sure", claimOf("own.c", { probability: 0.999 }), "0.99"],
    ["neither", claimOf("own.c", { probability: undefined, compare: undefined }), "distribution"],
    ["asks", claimOf("own.c", { resolver: { op: "moon", input: {}, select: "a" } }), "moon"],
    ["path", claimOf("own.c", { resolver: { op: "law", input: {}, select: "a b" } }), "path"],
    ["decided", claimOf("own.c", { compare: { cmp: ">=", value: 1, once: true } }), "--known"],
    ["there", claimOf("own.a"), "already"],
    ["no-json", "not json", "JSON"],
  ])("refuses what is %s", async (name, content, said) => {
    const before = readFileSync(store, "utf8");
    const refused = await run("ledger", "add", file(name, content));
    expect(refused.code).not.toBe(0);
    expect(refused.said).toContain(said);
    expect(readFileSync(store, "utf8")).toBe(before);
  });

  test("takes what has been decided only as such", async () => {
    const decided = claimOf("own.known", { compare: { cmp: ">=", value: 1, once: true } });
    expect((await run("ledger", "add", file("known", decided), "--known")).code).toBe(0);
    const kept = claimsOfChain(chainOf(store).entries, "9999-12-31");
    const known = kept.find(({ claim }) => claim.id === "own.known");
    expect(known?.claim.readings[0]?.outcomeKnownWhenWritten).toBe(true);
  });

  test("sets aside a line that was cut short, and goes on", async () => {
    const path = join(folder, "torn.ndjson");
    await run("ledger", "add", file("t1", claimOf("own.t1")), "--store", path);
    writeFileSync(path, `${readFileSync(path, "utf8")}{"seq":1,"at":`);
    await run("ledger", "add", file("t2", claimOf("own.t2")), "--store", path);
    expect(chainOf(path).entries).toHaveLength(2);
    expect(readFileSync(`${path}.torn`, "utf8")).toBe('{"seq":1,"at":');
  });

  test("writes down what came of a claim once, and the head that was published", async () => {
    const path = join(folder, "resolved.ndjson");
    const decided = claimOf("own.met", { compare: { cmp: ">=", value: 1, once: true } });
    await run("ledger", "add", file("met", decided), "--known", "--store", path);
    await run("ledger", "add", file("open", claimOf("own.open")), "--store", path);
    expect((await run("ledger", "resolve", "--write", "--store", path)).code).toBe(0);
    expect(chainOf(path).entries.at(-1)?.body).toMatchObject({ id: "own.met", status: "true" });
    const once = readFileSync(path, "utf8");
    const again = await run("ledger", "resolve", "--write", "--store", path);
    expect(again.out).toContain("Nothing has changed");
    expect(readFileSync(path, "utf8")).toBe(once);
    expect((await run("ledger", "head", "--write", "--store", path)).code).toBe(0);
    const { entries } = chainOf(path);
    expect(entries.map(({ kind }) => kind)).toEqual(["claim", "claim", "resolve", "head"]);
    expect(entries[3]?.body).toEqual({ lines: 3, head: entries[2]?.digest });
    const shown = await run("ledger", "show", "own.met", "--store", path, "--json");
    expect(JSON.parse(shown.out).result.claims[0].history).toMatchObject([{ status: "true" }]);
    // What was decided by facts that were withdrawn is open again, and both stand.
    const [met] = claimsOfChain(entries, "9999-12-31");
    const reopened = { id: "own.met", status: "open" as const, readings: [] };
    expect(met && isNews(met, reopened)).toBe(true);
  });

  test.each(["en", "zh"])(
    "has help that teaches, in %s, with an example that is taken",
    async (lang) => {
      const help = await run("ledger", "add", "--help", "--lang", lang);
      expect(help.code).toBe(0);
      for (const field of [
        "deadline",
        "resolver",
        "compare",
        "probability",
        "distribution",
        "--known",
      ])
        expect(help.out).toContain(field);
      const text = help.out.slice(help.out.indexOf("\n{"), help.out.indexOf("\n}\n") + 3);
      const path = join(folder, `help-${lang}.ndjson`);
      expect((await run("ledger", "add", file(`help-${lang}`, text), "--store", path)).code).toBe(
        0,
      );
    },
  );

  test("takes a query to an operation that draws numbers", async () => {
    const path = join(folder, "agent.ndjson");
    const resolver = { op: "agent", input: { step: 0.9, steps: 10 }, select: "independent" };
    const drawn = claimOf("own.agent", { resolver, compare: { cmp: ">=", value: 0.9 } });
    expect((await run("ledger", "add", file("agent", drawn), "--store", path)).code).toBe(0);
    const body = chainOf(path).entries.at(0)?.body as { readonly valuesNow: number[] } | undefined;
    expect(body?.valuesNow[0]).toBeCloseTo(0.9 ** 10, 3);
  });

  test("is left alone by commands without a word to write", async () => {
    const before = readFileSync(store, "utf8");
    await run("ledger", "show", "own.a");
    expect(readFileSync(store, "utf8")).toBe(before);
  });
});

/**
 * Start `add` so many times, end each at some moment from before it has started until after it is
 * done, and see whether what was acknowledged is there.
 */
async function killAll(part: number, times: number): Promise<void> {
  const path = join(folder, "killed.ndjson");
  const acknowledged: string[] = [];
  for (let round = 0; round < times; round++) {
    const name = `k${part}-${round}`;
    const argv = commandOn("ledger", "add", file(name, claimOf(`own.${name}`)), "--store", path);
    const moment = 100 + ((round * 137 + part * 31) % 1500);
    const child = spawn(process.execPath, argv, {
      ...{ stdio: ["ignore", "pipe", "ignore"], timeout: moment, killSignal: "SIGKILL" },
    });
    let told = "";
    child.stdout?.on("data", (bytes: Buffer) => {
      told += bytes.toString();
    });
    await new Promise((resolve) => child.on("close", resolve));
    if (told.endsWith("\n")) acknowledged.push(told.trim().split(" ").at(-1) ?? "");
  }
  const { entries } = existsSync(path) ? chainOf(path) : { entries: [] };
  const digests = new Set(entries.map(({ digest }) => digest));
  expect(acknowledged.filter((head) => !digests.has(head))).toEqual([]);
  // Left to itself, the next one is written after all of them.
  expect(
    (await run("ledger", "add", file(`n${part}`, claimOf(`own.n${part}`)), "--store", path)).code,
  ).toBe(0);
  expect(chainOf(path).entries.length).toBe(entries.length + 1);
}

test("processes killed while they add lose no line that was acknowledged", () => killAll(0, 16));

// A thousand are killed by `npm run soak:kills`.
test("nor do fifty of them", { tags: "long" }, () => killAll(1, 50));

test("processes that add at once each get their line", async () => {
  const path = join(folder, "at-once.ndjson");
  const all = Array.from({ length: 4 }, (_, index) => {
    // By the clock of the machine, which they share: lines are in the order of their times.
    const added = file(`p${index}`, claimOf(`own.p${index}`));
    const argv = [join(packageRoot, "bin/sextant.mjs"), "ledger", "add", added, "--store", path];
    const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (part) => {
      said += part;
    });
    return new Promise((resolve) => child.on("close", (code) => resolve(`${code} ${said}`)));
  });
  expect(await Promise.all(all)).toEqual(["0 ", "0 ", "0 ", "0 "]);
  expect(chainOf(path).entries).toHaveLength(4);
});
