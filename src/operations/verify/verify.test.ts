import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { packageRoot } from "../../node/package-root.ts";
import { signSealed } from "../../node/sign-sealed.ts";
import { uniformDraw } from "../../stats/draws.ts";
import { digestOf } from "../contract/digest.ts";
import type { Operation } from "../contract/operation.ts";
import { runOperation } from "../contract/run-operation.ts";
import { sealAnswer } from "../contract/seal-answer.ts";
import { type SealedFile, textOfSealed, treeOf } from "../contract/sealed-file.ts";
import { findOperation } from "../index.ts";
import { sealedExample } from "./example.ts";
import verify from "./verify.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-seal-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A private key of Ed25519 in a file. */
function newKey(name: string): string {
  const path = join(folder, name);
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }));
  return path;
}

async function sealOf(name: string, input: object): Promise<SealedFile> {
  const operation = findOperation(name) as Operation;
  const made = await sealAnswer(operation, { ...input }, contextOf());
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.sealed;
}

/** What verifying a text says; the code of its problem where it is refused. */
async function verdictOf(text: string, key?: string) {
  const input = { file: text, ...(key === undefined ? {} : { key }) };
  const run = await runOperation(verify, input, contextOf());
  if (!run.ok)
    return { verdict: run.error.code, differences: [], met: false, signature: undefined };
  return { ...run.value.envelope.result, met: run.value.met };
}

/** Quick questions of every kind; and what learns from all past days, which takes longer. */
const quick = [
  ["series", { id: "electricity" }],
  ["simulate", { model: "outputs:\n  cost: 1000\n" }],
  ["trend", { id: "datacentre-electricity" }],
  ["market", { asOf: "2025-06-30" }],
  ["energy", {}],
  ["lag", { asOf: "2024-12-31" }],
  ["replicate", { only: ["training-cost-2024-09"] }],
] as const;
const slow = [
  ["law", { asOf: "2025-06-30" }],
  ["ledger", { action: "show", id: "race.claude2-gpt4" }],
] as const;

describe("a sealed answer", () => {
  async function expectVerified(name: string, input: object): Promise<void> {
    const sealed = await sealOf(name, input);
    // It is the answer that is given without a seal.
    const plain = await runOperation(findOperation(name) as Operation, input, contextOf());
    expect(plain.ok && digestOf(plain.value.envelope)).toBe(digestOf(sealed.answer as never));
    expect(await verdictOf(textOfSealed(sealed))).toMatchObject({
      verdict: "verified",
      differences: [],
      met: true,
    });
  }
  test.each(quick)("of %s %j follows from its own rows", expectVerified);
  test.each(slow)("of %s %j follows from its own rows", { tags: "long" }, expectVerified);

  test("has the same bytes each time", async () => {
    const [one, other] = [await sealOf("lag", {}), await sealOf("lag", {})];
    expect(textOfSealed(one)).toBe(textOfSealed(other));
  });

  test("holds no row that became known later", async () => {
    const { facts } = await sealOf("market", { asOf: "2025-06-30" });
    const late = Object.values(facts.datasets).flatMap(({ rows }) =>
      // The third column of every dataset is the day on which the row became known.
      rows.slice(1).filter((line) => (line.match(/\d{4}-\d\d-\d\d/g)?.[1] ?? "") > "2025-06-30"),
    );
    expect(late).toEqual([]);
    expect(Object.values(facts.datasets).some(({ rows }) => rows.length > 1)).toBe(true);
  });

  test("of a question that cannot be answered is none", async () => {
    const made = await sealAnswer(
      findOperation("lag") as Operation,
      { asOf: "2030-01-01" },
      contextOf(),
    );
    expect(made).toMatchObject({ ok: false, error: { code: "as-of-ahead" } });
    const twice = await sealAnswer(verify as Operation, { file: sealedExample }, contextOf());
    expect(twice).toMatchObject({ ok: false, error: { code: "cannot-seal" } });
  });

  test("is in the examples, as this version writes it", async () => {
    expect(readFileSync(join(packageRoot, "examples/cost.sealed.json"), "utf8")).toBe(
      sealedExample,
    );
  });
});

describe("a change of a sealed file", async () => {
  const signed = signSealed(await sealOf("series", { id: "electricity" }), newKey("key.pem"));
  if (!signed.ok) throw new Error(signed.error.code);
  const sealed = signed.value;
  const text = textOfSealed(sealed);

  test("is noticed at any byte: 500 of them, drawn at random", async () => {
    expect(await verdictOf(text)).toMatchObject({ verdict: "verified" });
    const bytes = Buffer.from(text);
    const drawn = (index: number, below: number, stream: number) =>
      Math.floor(uniformDraw(18, stream, index) * below);
    const unnoticed: number[] = [];
    for (let index = 0; index < 500; index++) {
      const changed = Buffer.from(bytes);
      const at = drawn(index, bytes.length, 0);
      changed[at] = (bytes[at] as number) ^ (1 + drawn(index, 255, 1));
      const { verdict } = await verdictOf(changed.toString("utf8"));
      if (verdict === "verified") unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  test("of a row is told with its line", async () => {
    const { rows } = sealed.facts.datasets["electricity"] ?? { rows: [] };
    const line = rows[4] as string;
    const { verdict, differences } = await verdictOf(
      text.replace(JSON.stringify(line), JSON.stringify(`${line}0`)),
    );
    expect(verdict).toBe("altered");
    expect(differences.map(({ where }) => where)).toEqual([
      `facts/electricity/rows line 5: ${`${line}0`.slice(0, 80)}…`,
    ]);
  });

  test("of a row with all digests made anew is noticed by the signature", async () => {
    const { electricity } = sealed.facts.datasets;
    if (!electricity) throw new Error("no rows");
    const rows = electricity.rows.filter((_, index) => index !== 3);
    const facts = { ...sealed.facts, datasets: { electricity: { ...electricity, rows } } };
    const forged = { ...sealed, facts, tree: treeOf({ ...sealed, facts }) };
    const { verdict, signature } = await verdictOf(textOfSealed(forged));
    expect([verdict, signature?.state]).toEqual(["altered", "bad"]);
    // Without the signature, the rows give another answer.
    const { signature: _, ...unsigned } = forged;
    const told = await verdictOf(textOfSealed(unsigned));
    expect(told.verdict).toBe("not-reproduced");
    expect(told.differences.map(({ where }) => where)).toContain("answer/dataDigest");
  });

  test("of a digit of the answer is told by its path", async () => {
    const { answer, tree: _tree, signature: _signature, ...rest } = sealed;
    const forged = { ...rest, answer: { ...answer, asOf: "2026-01-01" } };
    const told = await verdictOf(textOfSealed({ ...forged, tree: treeOf(forged) }));
    expect(told).toMatchObject({
      verdict: "not-reproduced",
      differences: [{ where: "answer/asOf", sealed: '"2026-01-01"', found: '"2026-11-23"' }],
    });
  });

  test("cannot hide in the form of the text", async () => {
    const { verdict, differences } = await verdictOf(text.replace('"answer": {', '"answer":  {'));
    expect([verdict, differences[0]?.where]).toEqual(["altered", "line 2"]);
    expect((await verdictOf(`${text}\n`)).verdict).toBe("altered");
    expect((await verdictOf("{}")).verdict).toBe("bad-seal");
    expect((await verdictOf("no")).verdict).toBe("not-json");
  });
});

describe("the signature", () => {
  test("of node:crypto is good by the other implementation, and only by the key that made it", async () => {
    const sealed = await sealOf("simulate", { model: "outputs:\n  cost: 1000\n" });
    const signed = signSealed(sealed, newKey("one.pem"));
    const other = signSealed(sealed, newKey("other.pem"));
    if (!signed.ok || !other.ok) throw new Error("not signed");
    const key = signed.value.signature?.key as string;
    const text = textOfSealed(signed.value);
    expect((await verdictOf(text, key)).signature?.state).toBe("good");
    expect(await verdictOf(text, other.value.signature?.key)).toMatchObject({
      verdict: "altered",
      signature: { state: "other-key" },
    });
    expect((await verdictOf(textOfSealed(sealed), key)).verdict).toBe("altered");
    expect((await verdictOf(textOfSealed(sealed))).verdict).toBe("verified");
  });

  test("needs a key of Ed25519", async () => {
    const path = join(folder, "rsa.pem");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }));
    const sealed = await sealOf("simulate", { model: "outputs:\n  cost: 1000\n" });
    for (const none of [path, join(folder, "nowhere.pem")]) {
      expect(signSealed(sealed, none)).toMatchObject({ ok: false, error: { code: "bad-key" } });
    }
  });
});
