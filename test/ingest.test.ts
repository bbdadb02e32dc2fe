import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ingestCommand } from "../scripts/ingest-command.ts";
import { needsNoUpstream, readInputs } from "../scripts/ingest-datasets.ts";
import { adapters } from "../src/sources/index.ts";
import { writeTable } from "../src/sources/write-table.ts";
import { needsShared, sharedPath, sharedText } from "./support/shared.ts";

const root = join(import.meta.dirname, "..");
const data = join(root, "data");
const upstream = sharedPath("upstream");
const notice = readFileSync(join(root, "NOTICE"), "utf8");

describe("taking a table over again", () => {
  test.for(adapters)("gives $dataset byte for byte", (adapter, context) => {
    if (!needsNoUpstream(adapter)) needsShared(context);
    const id = adapter.dataset;
    const texts = readInputs(adapter, { root, upstream });
    if (!texts.ok) throw new Error(JSON.stringify(texts.error));
    const draft = adapter.ingest(texts.value);
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    const written = writeTable(draft.value);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    expect(written.value.rowsText).toBe(readFileSync(join(data, id, "rows.csv"), "utf8"));
    expect(written.value.manifestText).toBe(readFileSync(join(data, id, "manifest.json"), "utf8"));
  });
});

test("every adapter is listed once, in alphabetical order", () => {
  const listed = adapters.map(({ dataset }) => dataset);
  expect(listed).toEqual([...new Set(listed)].sort());
  expect(readdirSync(data)).toEqual(expect.arrayContaining(listed));
});

describe("npm run ingest", () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), "ingest-"));
    mkdirSync(join(scratch, "data"));
    writeFileSync(join(scratch, "NOTICE"), notice);
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  /** Give the scratch copy the facts of a dataset, changed. */
  function giveFacts(id: string, change: (text: string) => string = (text) => text): void {
    mkdirSync(join(scratch, "data", id), { recursive: true });
    const text = readFileSync(join(data, id, "facts.yaml"), "utf8");
    writeFileSync(join(scratch, "data", id, "facts.yaml"), change(text));
  }

  function run(...words: string[]) {
    const lines = { out: [] as string[], err: [] as string[] };
    const code = ingestCommand(words, scratch, {
      log: (line) => lines.out.push(line),
      error: (line) => lines.err.push(line),
    });
    return { code, ...lines };
  }

  const written = (id: string) => existsSync(join(scratch, "data", id, "rows.csv"));

  test("finds the facts of this repository without a folder of upstream files", () => {
    giveFacts("lab-camps");
    expect(run("lab-camps")).toEqual({ code: 0, out: ["lab-camps: 14 rows, 0 left out"], err: [] });
    for (const file of ["rows.csv", "manifest.json"]) {
      const text = readFileSync(join(scratch, "data/lab-camps", file), "utf8");
      expect(text).toBe(readFileSync(join(data, "lab-camps", file), "utf8"));
    }
  });

  test("lists the datasets in NOTICE, with their terms, and leaves the rest of it", () => {
    giveFacts("lab-camps");
    giveFacts("applications");
    run("applications", "lab-camps");
    const listed = readFileSync(join(scratch, "NOTICE"), "utf8");
    expect([...listed.matchAll(/^data\/([^:]+): /gm)].map(([, id]) => id)).toEqual([
      "applications",
      "lab-camps",
    ]);
    expect(listed).toContain("\n    announcements cited row by row\n");
    const rest = (text: string) => text.replace(/^data\/.+\n.+\n\n?/gm, "");
    expect(rest(listed)).toBe(rest(notice));
    rmSync(join(scratch, "NOTICE"));
    expect(run("lab-camps")).toMatchObject({ code: 1, err: ["NOTICE: is not there"] });
  });

  test("names a missing upstream file, writes the others and ends with 1", () => {
    giveFacts("lab-camps");
    const folder = join(scratch, "upstream");
    mkdirSync(folder);
    const { code, out, err } = run(folder, "benchmark-runs-cost", "lab-camps", "world-electricity");
    expect(code).toBe(1);
    expect(out).toEqual(["lab-camps: 14 rows, 0 left out"]);
    expect(err).toEqual([
      "benchmark-runs-cost: aider/polyglot_leaderboard.yml: is not there",
      "world-electricity: compiled/world_electricity.csv: is not there",
    ]);
    expect([written("lab-camps"), written("world-electricity")]).toEqual([true, false]);
  });

  test("asks for the folder where a dataset needs upstream files", () => {
    expect(run("scaling-runs")).toEqual({
      code: 1,
      out: [],
      err: [expect.stringMatching(/^scaling-runs: .+: is an upstream file; name the folder/)],
    });
  });

  test("names file, row, line, field, rule and value of a figure that breaks the schema", () => {
    giveFacts("lab-camps", (text) => text.replace("roles: [cloud, investor]", "roles: [cloude]"));
    giveFacts("training-runs", (text) => text.replace("tokens: 300e9", "token: 300e9"));
    const { code, err } = run("lab-camps", "training-runs");
    expect(code).toBe(1);
    expect(err[0]).toMatch(
      /^lab-camps: data\/lab-camps\/facts.yaml, row camps.0.roles, line \d+, column 0: .+; got "cloude"$/,
    );
    expect(err[1]).toMatch(
      /^training-runs: .+, row runs.0, line \d+, column token: unknown field; got 300000000000$/,
    );
    expect([written("lab-camps"), written("training-runs")]).toEqual([false, false]);
  });

  test("carries the inputs of a published result, found at any depth, and names what is missing", (context) => {
    needsShared(context);
    const folder = join(scratch, "given/deeper/chinchilla");
    mkdirSync(folder, { recursive: true });
    const file = "svg_extracted_data.csv";
    writeFileSync(join(folder, file), sharedText(`pinned/chinchilla/${file}`));
    const { code, out, err } = run(
      "publications",
      join(scratch, "given"),
      "chinchilla",
      "time-horizon",
    );
    expect(code).toBe(1);
    expect(out).toEqual(["publications/chinchilla: runs.csv, manifest.json"]);
    expect(err).toEqual([
      "publications/time-horizon: time-horizon/runs_2025-01.jsonl: is not there",
    ]);
    for (const name of ["runs.csv", "manifest.json"]) {
      const text = readFileSync(join(scratch, "data/publications/chinchilla", name), "utf8");
      expect(text).toBe(readFileSync(join(data, "publications/chinchilla", name), "utf8"));
    }
  });

  test("refuses a published result that is none, and publications without a folder", () => {
    for (const words of [["publications"], ["publications", scratch, "gold"]]) {
      const { code, err } = run(...words);
      expect([code, err[0]]).toEqual([2, expect.stringMatching(/no such folder or published/)]);
    }
  });

  test("refuses words that are neither a folder nor a dataset", () => {
    expect(run("no-such-thing").err[0]).toMatch(/^no-such-thing: no such folder/);
    expect(run(scratch, "modles").err[0]).toMatch(/^modles: no such dataset/);
    expect(run("modles").code).toBe(2);
  });
});
