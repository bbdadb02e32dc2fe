import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddedStore } from "../../test/support/facts.ts";
import { horizonFiles } from "../../test/support/live-files.ts";
import { must } from "../base/outcome.ts";
import { openFacts } from "../data/facts.ts";
import { downloadOf } from "../desk/publish/downloads.ts";
import { openRepublishableStore } from "../node/chosen-facts.ts";
import { liveSources } from "../sources/live.ts";
import { main } from "./main.ts";

const DAY = "2026-12-01";
const folder = mkdtempSync(join(tmpdir(), "sextant-held-back-"));
afterAll(() => rmSync(folder, { recursive: true }));
const store = join(folder, "store");
const sealed = join(folder, "sealed.json");

async function command(...argv: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 400, color: false, environment: {}, today: DAY },
  });
  return { code, out: out.join(""), said: said.join("") };
}

const seal = (...words: readonly string[]) =>
  command("seal", "--out", sealed, "--", "series", ...words, "--facts", store);

test("a source says that its rows may be passed on only if the licence of its dataset lets anyone", () => {
  const lets = /^(CC BY 4\.0|MIT|Apache-2\.0|public domain)/;
  const said = liveSources.map(({ id, dataset, mayRepublish }) => {
    const { licence } = JSON.parse(embeddedStore.readManifestText(dataset));
    return { id, mayRepublish, licence };
  });
  for (const { id, mayRepublish, licence } of said) {
    expect({ id, licence, mayRepublish }).toEqual({
      id,
      licence,
      mayRepublish: lets.test(licence),
    });
  }
});

describe("rows of a source whose terms are not known to let others pass them on", () => {
  beforeAll(async () => {
    // A tenth longer than it was said to be.
    const files = horizonFiles((row) =>
      row["suite"] === "1.1" ? { ...row, p50_minutes: 1.1 * Number(row["p50_minutes"]) } : row,
    );
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const pulled = await command("pull", "metr", "--from", folder, "--store", store);
    expect(pulled).toMatchObject({ code: 0, said: "" });
    expect(pulled.out).toMatch(/metr +time-horizons +new edition +0 +[1-9]/);
    expect(pulled.out).toContain("The terms of metr are not known");
  });

  test("are not sealed, and the refusal names source and dataset", async () => {
    const refused = await seal("time-horizons");
    expect(refused.code).toBe(2);
    expect(refused.said).toMatch(/rows of time-horizons were pulled from metr, whose terms/);
  });

  test("do not keep an answer that rests on none of them from being sealed", async () => {
    expect(await seal("electricity")).toMatchObject({ code: 0, said: "" });
    expect(await seal("time-horizons", "--as-of", "2026-11-30")).toMatchObject({
      code: 0,
      said: "",
    });
    expect(readFileSync(sealed, "utf8")).not.toContain("known_basis,pulled");
    expect(await command("verify", sealed)).toMatchObject({ code: 0, said: "" });
  });

  test("are not published: what the package carries stands in their place, and that is said", () => {
    const { store: facts, left } = must(openRepublishableStore({ SEXTANT_FACTS: store }));
    const { rows, ...of } = left[0] ?? {};
    expect(of).toEqual({ source: "metr", dataset: "time-horizons" });
    expect(rows).toBeGreaterThan(0);
    const window = { asOf: DAY, hindsight: false };
    const downloaded = (of: typeof facts) =>
      must(downloadOf("time-horizons", openFacts(of), window)).files;
    expect(downloaded(facts)).toEqual(downloaded(embeddedStore));
  });

  test("are told of in the help of pull", async () => {
    const { out } = await command("pull", "--help");
    expect(out).toMatch(/metr +time-horizons \(not passed on/);
    expect(out).toMatch(/epoch-models +models\n/);
  });
});
