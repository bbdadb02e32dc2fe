import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-seal-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function command(...argv: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
  });
  return { code, out: out.join(""), said: said.join("") };
}

test("writes a file that verify finds to hold, and says its root", async () => {
  const out = join(folder, "lag.json");
  // Of a seal that was killed, of another day.
  writeFileSync(join(folder, "lag-2020-01-01.sealed.json.999999999.part"), "{");
  const sealed = await command("seal", "--out", out, "--", "lag", "--as-of", "2024-12-31");
  expect(sealed).toMatchObject({ code: 0, said: "" });
  const verified = await command("verify", out);
  expect(verified).toMatchObject({ code: 0, said: "" });
  const root = /Root: ([0-9a-f]{64})/.exec(sealed.out)?.[1];
  expect(verified.out).toContain(`Root of its digests: ${root}`);
  expect(readdirSync(folder)).toEqual(["lag.json"]);
});

test("a file that does not hold ends verify with 3", async () => {
  const out = join(folder, "energy.json");
  await command("seal", "--out", out, "--lang", "zh", "--", "series", "electricity");
  const text = readFileSync(out, "utf8");
  const changed = join(folder, "changed.json");
  writeFileSync(changed, text.replace('"today": "2026-11-23"', '"today": "2026-11-22"'));
  expect(await command("verify", changed, "--json")).toMatchObject({ code: 3 });
  const chinese = await command("verify", changed, "--lang", "zh");
  expect(chinese.out).toMatch(/不成立：文件在封存后被改动/);
});

test.each([
  [["seal"], "two dashes"],
  [["seal", "--out", "x", "--"], "two dashes"],
  [["seal", "--ot", "x", "--", "lag"], "--ot"],
  [["seal", "--out", "--", "lag"], "--out needs"],
  [["seal", "--", "lga"], "lag"],
  [["seal", "--", "lag", "--as-of", "2030-01-01"], "2030-01-01"],
  [["seal", "--", "verify", "examples/cost.sealed.json"], "cannot be sealed"],
  [["seal", "--sign", "nowhere.pem", "--", "series", "electricity"], "openssl genpkey"],
  [
    ["seal", "--out", join(folder, "no/such/x"), "--", "series", "electricity"],
    "cannot be written",
  ],
])("%j is refused with what is wrong", async (argv, part) => {
  const { code, said } = await command(...argv);
  expect(code).toBe(2);
  expect(said).toContain(part);
  expect(existsSync("electricity-2026-11-23.sealed.json")).toBe(false);
});

test("--help tells how, in Chinese too", async () => {
  expect((await command("seal", "--help")).out).toContain("npx sextant seal -- law");
  expect((await command("seal", "--help", "--lang", "zh")).out).toMatch(/离线|重新计算/);
});
