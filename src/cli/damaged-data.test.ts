import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openFacts } from "../data/facts.ts";
import { openDataFolder } from "../node/data-folder.ts";
import { packageRoot } from "../node/package-root.ts";

const folder = { path: "" };
let main: typeof import("./main.ts").main;

// Files share what they import: the command is loaded anew, over facts in a folder of its own.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(import("../node/data-folder.ts"), async (original) => {
    const real = await original();
    return { ...real, openEmbeddedStore: () => real.openDataFolder(folder.path) };
  });
  ({ main } = await import("./main.ts"));
});

afterAll(() => {
  vi.doUnmock("../node/data-folder.ts");
  vi.resetModules();
});

afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

/** A copy of the facts that something has happened to. */
function damaged(change: (file: string) => void, file = "models/rows.csv"): void {
  folder.path = mkdtempSync(join(tmpdir(), "sextant-damaged-"));
  cpSync(join(packageRoot, "data"), folder.path, { recursive: true });
  change(join(folder.path, file));
}

async function run(...argv: readonly string[]) {
  let said = "";
  let out = "";
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    say: (text) => {
      said += text;
    },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
  });
  return { code, out, said };
}

const cut = (file: string): void => truncateSync(file, readFileSync(file).length - 40);
const change = (file: string): void => {
  const text = readFileSync(file, "utf8");
  const digit = text.lastIndexOf("2");
  writeFileSync(file, `${text.slice(0, digit)}3${text.slice(digit + 1)}`);
};
const kinds = { "is cut off": cut, "has another figure": change, "is missing": rmSync };

test.each(Object.entries(kinds))(
  "a table that %s is named, and nothing is made of it",
  async (_, harm) => {
    damaged(harm);
    const { code, out, said } = await run("lag");
    expect([code, out]).toEqual([1, ""]);
    expect(said).toMatch(/^sextant: data\/models\/rows\.csv: is (damaged|missing)[^\n]*\n$/);
  },
);

test.each(Object.entries(kinds))(
  "of a table that %s the other lines of the law still answer, and it ends with 1",
  { tags: "long" },
  async (_, harm) => {
    damaged(harm);
    const { code, out, said } = await run("law");
    expect(code).toBe(1);
    expect(said).toContain("data/models/rows.csv");
    expect(out).toContain("Made without a table that is damaged. data/models/rows.csv: is ");
    expect(out).toMatch(/inference price.*\d/i);
  },
);

test("a manifest that states another digest, or none, is damage", async () => {
  damaged((file) => {
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(
        /"sha256": "./,
        (found) => `${found.slice(0, -1)}${found.endsWith("0") ? "1" : "0"}`,
      ),
    );
  }, "electricity/manifest.json");
  expect(await run("series", "electricity")).toMatchObject({ code: 1, out: "" });
  damaged(rmSync, "electricity/manifest.json");
  const { code, said } = await run("series", "electricity");
  expect([code, said]).toEqual([1, "sextant: data/electricity/manifest.json: is not JSON\n"]);
});

test("a published table that is missing is named", () => {
  damaged(rmSync, "publications/chinchilla/manifest.json");
  const facts = openFacts(openDataFolder(folder.path));
  expect(facts.publication("chinchilla")).toMatchObject({ ok: false, error: { code: "not-json" } });
});

test("an answer that needs no damaged table says nothing of it", async () => {
  damaged(cut);
  expect(await run("series", "electricity")).toMatchObject({ code: 0, said: "" });
});
