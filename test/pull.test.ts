import { randomBytes, randomUUID } from "node:crypto";
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
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { must } from "../src/base/outcome.ts";
import { openFacts } from "../src/data/facts.ts";
import type { Reach } from "../src/desk/fetch-file.ts";
import { type PullOptions, pull } from "../src/desk/pull.ts";
import { logOf } from "../src/node/facts-choice.ts";
import { openStoreFacts } from "../src/node/store-facts.ts";
import { readLog } from "../src/node/store-log.ts";
import { verifyStore } from "../src/node/verify-store.ts";
import { embeddedStore, factsOf } from "./support/facts.ts";
import { computeFile, hardwareFile } from "./support/live-files.ts";
import {
  type Answer,
  file,
  needsOpenssl,
  type Publisher,
  startPublisher,
  status,
} from "./support/publisher.ts";

const CHIPS = "/data/ml_hardware.csv";
const COMPUTE = "/data/ai_chip_users_year_end_by_lab.csv";
const DAY = "2026-12-01";

let publisher: Publisher;
let folder: string;
beforeEach(async (context) => {
  needsOpenssl(context);
  publisher ??= await startPublisher();
  folder = mkdtempSync(join(tmpdir(), "sextant-pull-"));
  publisher.answers.clear();
  publisher.asked.length = 0;
  answer(CHIPS, file(hardwareFile()));
  answer(COMPUTE, file(computeFile()));
});
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => publisher?.close());

const answer = (path: string, ...answers: Answer[]) => publisher.answers.set(path, answers);

const run = (more: Partial<PullOptions> = {}) =>
  pull({
    ...{ folder, embedded: embeddedStore, day: DAY, at: `${DAY}T06:00:00.000Z` },
    ...{ sources: ["epoch-hardware", "epoch-lab-compute"], accept: [], dryRun: false },
    ...{ reach: publisher.reach, ...more },
  });

/** What became of the table of chips. */
async function chips(more: Partial<PullOptions> = {}) {
  const { sources } = must(await run(more));
  const { state, problem, ...counts } = sources.find(({ dataset }) => dataset === "hardware") ?? {};
  return { state, code: problem?.code, problem, ...counts };
}

const rowsOn = (day: string) => {
  const opened = openFacts(must(openStoreFacts(folder, embeddedStore)));
  return must(opened.selectAll("hardware", { asOf: day, hindsight: false }));
};

/** The chips with one price that was revised, one chip that is new and one that is gone. */
const changed = hardwareFile((rows) =>
  rows
    .filter(({ name }) => name !== "NVIDIA A40 PCIe")
    .map((row) => (row["name"] === "NVIDIA H100 SXM5 80GB" ? { ...row, tdp_w: 699 } : row))
    .concat([{ ...rows[0], name: "Test chip", date: "2026-11-30" }]),
);

describe("what is new is known from the day of the pull", () => {
  test("new, revised and withdrawn rows stand from then on, and the day before is as it was", async () => {
    answer(CHIPS, file(changed));
    expect(await chips()).toMatchObject({ state: "new", added: 1, revised: 1, withdrawn: 1 });
    const before = factsOf();
    const window = { asOf: "2026-11-30", hindsight: false };
    const embedded = must(before.selectAll("hardware", window));
    expect(rowsOn("2026-11-30").rows).toEqual(embedded.rows);
    const opened = openFacts(must(openStoreFacts(folder, embeddedStore)));
    opened.selectAll("hardware", window);
    expect(opened.digest()).toBe(before.digest());
    const now = new Map(rowsOn(DAY).rows.map((row) => [row.id, row]));
    expect(now.get("Test-chip")).toMatchObject({ known_on: DAY, known_basis: "pulled" });
    expect(now.get("NVIDIA-H100-SXM5-80GB")).toMatchObject({ known_on: DAY, tdp_w: 699 });
    expect(now.get("NVIDIA-A40-PCIe")).toBeUndefined();
    expect(now.size).toBe(embedded.rows.length);
  });

  test("an edition that says what is known changes no table, and is not fetched again", async () => {
    expect(await chips()).toMatchObject({ state: "new", added: 0, revised: 0, withdrawn: 0 });
    expect(Object.keys(must(readLog(folder)).at(-1)?.tables ?? {})).toEqual([]);
    publisher.asked.length = 0;
    expect(await chips()).toMatchObject({ state: "unchanged" });
    expect(publisher.asked.map(({ etag }) => etag)).toEqual([
      expect.any(String),
      expect.any(String),
    ]);
  });

  test("a later edition takes back what an earlier one said, and each day has its own", async () => {
    answer(CHIPS, file(changed));
    await run();
    answer(CHIPS, file(hardwareFile()));
    const later = { day: "2026-12-05", at: "2026-12-05T06:00:00.000Z" };
    expect(await chips(later)).toMatchObject({ added: 1, revised: 1, withdrawn: 1 });
    expect(rowsOn("2026-12-04").rows.find(({ id }) => id === "Test-chip")).toBeDefined();
    expect(rowsOn("2026-12-05").rows.find(({ id }) => id === "Test-chip")).toBeUndefined();
    expect(rowsOn("2026-12-05").rows.find(({ name }) => name === "NVIDIA A40 PCIe")).toBeDefined();
  });

  test("a store that began from other embedded rows is not read, and the next pull mends it", async () => {
    answer(CHIPS, file(changed));
    await run();
    const shorter = embeddedStore.readRowsText("hardware").split("\n").slice(0, -2).join("\n");
    const other = {
      ...embeddedStore,
      readRowsText: (id: string) =>
        id === "hardware" ? `${shorter}\n` : embeddedStore.readRowsText(id),
    };
    expect(openStoreFacts(folder, other)).toMatchObject({
      error: { code: "store-of-other-facts" },
    });
    must(await run({ embedded: other }));
    const mended = openFacts(must(openStoreFacts(folder, other)));
    const { rows } = must(mended.selectAll("hardware", { asOf: DAY, hindsight: false }));
    expect(rows.find(({ id }) => id === "Test-chip")).toMatchObject({ known_on: DAY });
  });
});

const bomb: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "text/csv", "content-encoding": "gzip" });
  response.end(gzipSync(Buffer.alloc(30e6)));
};
const drip: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "text/csv" });
  const dripping = setInterval(() => response.write("x"), 5);
  response.on("close", () => clearInterval(dripping));
};
const cut: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "text/csv", "content-length": "100000" });
  response.write(hardwareFile().slice(0, 2000), () => response.destroy());
};
const table = hardwareFile();
const latin = Buffer.from(table.replace("NVIDIA", "NVIDIÄ"), "latin1");
const half = hardwareFile((rows) => rows.filter((_row, index) => index % 2 === 0));
const slip = hardwareFile((rows) =>
  rows.map((row) => (row["tdp_w"] === 700 ? { ...row, tdp_w: 700_000 } : row)),
);
const PAGE = "<!doctype html><title>Not found</title>";

describe("a publisher that misbehaves changes nothing", () => {
  const slow: Partial<Reach> = { limitMs: 200 };
  const small: Partial<Reach> = { limitBytes: 1e6 };
  const cases: readonly (readonly [string, Answer, string, string, Partial<Reach>?])[] = [
    ["a page with status 200", file(PAGE, "text/html"), "refused", "fetch-type"],
    ["a page that calls itself a table", file(PAGE), "refused", "fetch-type"],
    ["a missing file", status(404), "refused", "fetch-status"],
    ["a server in trouble", status(500), "failed", "fetch-busy"],
    ["a body cut short", cut, "failed", "fetch-broken"],
    ["a slow drip", drip, "failed", "fetch-too-slow", slow],
    ["a bomb of gzip", bomb, "refused", "fetch-too-large", small],
    [
      "another host",
      status(302, { location: "https://example.org/x" }),
      "refused",
      "fetch-redirect",
    ],
    ["a local file", status(302, { location: "file:///etc/passwd" }), "refused", "fetch-redirect"],
    ["no https", status(302, { location: `http://epoch.ai${CHIPS}` }), "refused", "fetch-redirect"],
    ["a circle", status(302, { location: CHIPS }), "refused", "fetch-redirect"],
    ["a renamed column", file(table.replace("Hardware name", "Chip")), "refused", "csv-column"],
    ["a cell that is no number", file(table.replace(",700,", ",lots,")), "refused", "bad-cell"],
    ["half its rows", file(half), "refused", "edition-lost-rows"],
    ["a value times 1,000", file(slip), "refused", "edition-moved-value"],
    ["another encoding", file(latin), "refused", "not-utf8"],
  ];

  test.for(cases)("%s", async ([_what, misbehaving, state, code, reach = {}]) => {
    answer(CHIPS, file(changed));
    await run();
    const before = rowsOn(DAY).rows;
    answer(CHIPS, misbehaving);
    const options = { reach: { ...publisher.reach, ...reach } };
    expect(await chips(options)).toMatchObject({ state, code });
    expect(rowsOn(DAY).rows).toEqual(before);
    expect(must(verifyStore(folder)).pulls).toBe(2);
  });

  test("a certificate that does not match", async () => {
    const failed = await chips({ reach: publisher.reachByNumber });
    expect(failed).toMatchObject({ state: "failed", code: "fetch-certificate" });
    expect(existsSync(logOf(folder))).toBe(false);
  });

  test("trouble that passes is waited out", async () => {
    answer(CHIPS, status(500), cut, file(changed));
    expect(await chips()).toMatchObject({ state: "new", added: 1 });
  });

  test("a redirect within the source is followed", async () => {
    answer(CHIPS, status(301, { location: "/data/moved.csv" }));
    answer("/data/moved.csv", file(changed));
    expect(await chips()).toMatchObject({ state: "new", added: 1 });
  });

  test("a mark of byte order and UTF-16 are read as what they are", async () => {
    answer(CHIPS, file(`\uFEFF${table}`));
    expect(await chips()).toMatchObject({ state: "new", added: 0, revised: 0, withdrawn: 0 });
    answer(CHIPS, file(Buffer.from(`\uFEFF${table}`, "utf16le")));
    expect(await chips()).toMatchObject({ state: "new", added: 0, revised: 0, withdrawn: 0 });
  });

  test("a doubtful edition is kept aside, and taken when it is accepted", async () => {
    answer(CHIPS, file(half));
    await run();
    expect(must(readLog(folder)).at(-1)?.refused["epoch-hardware"]?.files).toHaveLength(1);
    const taken = await chips({ accept: ["epoch-hardware"] });
    expect(taken).toMatchObject({ state: "new", added: 0 });
    expect(taken.withdrawn).toBeGreaterThan(70);
  });
});

test("without a network it says so, and leaves everything as it was", async () => {
  const reach = { ...publisher.reach, originFor: () => "https://nowhere.invalid" };
  const nowhere = join(folder, "store");
  expect(await run({ reach, folder: nowhere })).toMatchObject({ error: { code: "pull-offline" } });
  expect(existsSync(nowhere)).toBe(false);
  await run();
  const before = readFileSync(logOf(folder), "utf8");
  expect(await run({ reach })).toMatchObject({ error: { code: "pull-offline" } });
  expect(readFileSync(logOf(folder), "utf8")).toBe(before);
});

test("a dry run says what would change and writes nothing", async () => {
  answer(CHIPS, file(changed));
  expect(await chips({ dryRun: true })).toMatchObject({ added: 1, revised: 1, withdrawn: 1 });
  expect(readdirSync(folder)).toEqual([]);
});

test("files fetched by hand are taken as those of the publisher", async () => {
  const from = join(folder, "by-hand");
  expect(await chips({ from })).toMatchObject({ state: "absent", code: "not-in-folder" });
  const downloads = mkdtempSync(join(tmpdir(), "sextant-downloads-"));
  writeFileSync(join(downloads, "ml_hardware.csv"), changed);
  expect(await chips({ from: downloads })).toMatchObject({ state: "new", added: 1 });
  rmSync(downloads, { recursive: true });
});

test("two pulls at once wait for each other", async () => {
  answer(CHIPS, file(changed));
  const both = await Promise.all([run(), run()]);
  expect(both.map((each) => must(each)).map(({ head }) => typeof head)).toEqual([
    "string",
    "string",
  ]);
  expect(must(readLog(folder))).toHaveLength(2);
  expect(readdirSync(folder).sort()).toEqual(["log.ndjson", "objects"]);
});

/** Names below the folder of a store, without those of folders. */
const filesBelow = (place: string): readonly string[] =>
  existsSync(place)
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

test("a file is in the store before all of it has come, and no part of it stays when it breaks off", async () => {
  const objects = join(folder, "objects");
  const [head, rest] = [randomBytes(2e6), 1000];
  let seen = 0;
  answer(CHIPS, (_request, response) => {
    const headers = { "content-type": "text/csv", "content-length": String(head.length + rest) };
    response.writeHead(200, headers);
    response.write(head, async () => {
      const coming = () => filesBelow(objects).some((name) => name.startsWith("incoming-"));
      while (!coming()) await pause(5);
      seen += 1;
      response.destroy();
    });
  });
  expect(await chips({ sources: ["epoch-hardware"] })).toMatchObject({ code: "fetch-broken" });
  expect(seen).toBe(3);
  expect(filesBelow(objects)).toEqual([]);
});

test("what a killed pull left goes with the next, whoever has its number by now", async () => {
  answer(CHIPS, file(changed));
  await run();
  const kept = filesBelow(join(folder, "objects"));
  const id = "ab".repeat(32);
  const below = join(folder, "objects", "ab");
  mkdirSync(below, { recursive: true });
  // The number of the process that was killed is that of one which runs.
  for (const name of [`${id}.gz`, `${id}.gz.${process.pid}.part`, "notes.txt"]) {
    writeFileSync(join(below, name), "x");
  }
  const incoming = `incoming-${randomUUID()}.${process.pid}.part`;
  writeFileSync(join(folder, "objects", incoming), "x");
  writeFileSync(`${logOf(folder)}.lock`, `${process.pid} another/1`);
  expect(await chips()).toMatchObject({ state: "unchanged" });
  expect(filesBelow(join(folder, "objects")).toSorted()).toEqual([...kept, "notes.txt"].toSorted());
  expect(readdirSync(folder).sort()).toEqual(["log.ndjson", "objects"]);
});

test("a source that is not there is refused with those that are", async () => {
  const refused = await run({ sources: ["epoch"] });
  expect(refused).toMatchObject({ error: { code: "unknown-source", facts: { value: "epoch" } } });
});

test("what was changed in a store is noticed: every line, every file", async () => {
  answer(CHIPS, file(changed));
  await run();
  const log = readFileSync(logOf(folder), "utf8");
  for (let at = 3; at < log.length - 1; at += 37) {
    const other = log[at] === "a" ? "b" : "a";
    writeFileSync(logOf(folder), log.slice(0, at) + other + log.slice(at + 1));
    expect(verifyStore(folder), `byte ${at}`).toMatchObject({ ok: false });
  }
  writeFileSync(logOf(folder), log);
  const objects = readdirSync(join(folder, "objects"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".gz"))
    .map((name) => join(folder, "objects", name));
  expect(objects.length).toBe(4);
  for (const object of objects) {
    const bytes = readFileSync(object);
    const altered = Buffer.from(bytes);
    altered.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    writeFileSync(object, altered);
    expect(verifyStore(folder)).toMatchObject({ error: { code: "store-damaged" } });
    writeFileSync(object, bytes);
  }
  expect(must(verifyStore(folder)).pulls).toBe(1);
});
