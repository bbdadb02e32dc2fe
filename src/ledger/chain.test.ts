import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import { type Entry, GENESIS, nextLine, readChain } from "./chain.ts";

const stamp = { facts: "sha256:made", version: "0.0.0" };

/** A ledger of so many lines. */
function made(bodies: readonly unknown[], hour = 10): string {
  let text = "";
  const entries: Entry[] = [];
  for (const [index, body] of bodies.entries()) {
    const at = `2026-11-29T${hour}:00:0${index}Z`;
    const next = nextLine(entries, { ...stamp, at, kind: "claim", body });
    if (!next.ok) throw new Error(next.error.code);
    entries.push(next.value.entry);
    text += next.value.line;
  }
  return text;
}

const text = made([
  { id: "own.a", p: 0.36 },
  { id: "own.b", statement: "边界 é" },
  { id: "own.c" },
]);
const headOf = (ledger: string): string => {
  const chain = readChain(ledger);
  return chain.ok ? (chain.value.entries.at(-1)?.digest ?? GENESIS) : "broken";
};
const head = headOf(text);

test("a ledger as it was written is intact, and its head is in it", () => {
  const chain = readChain(text, head);
  expect(chain.ok && chain.value.entries.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  expect(chain.ok && chain.value.torn).toBe("");
});

describe("a change", () => {
  const bytes = new TextEncoder().encode(text);

  test("of any one byte to any other is found", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = ((changed[at] as number) + by) % 256;
          const chain = readChain(new TextDecoder().decode(changed), head);
          expect(chain.ok).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("of each byte in turn is found without a head as well, but for the last line cut short", () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      const chain = readChain(new TextDecoder().decode(changed));
      expect(chain.ok && chain.value.torn === "").toBe(false);
    }
  });

  test("says which line and how", () => {
    const wrong = (ledger: string) => readChain(ledger);
    const lines = text.split("\n");
    expect(wrong(text.replace("0.36", "0.9"))).toMatchObject({
      error: { code: "ledger-broken", facts: { line: 1, rule: "ledger.wrong.changed" } },
    });
    expect(wrong([lines[0], lines[2], ""].join("\n"))).toMatchObject({
      error: { facts: { line: 2, rule: "ledger.wrong.order" } },
    });
    expect(wrong([`${lines[0]} `, lines[1], ""].join("\n"))).toMatchObject({
      error: { facts: { line: 1, rule: "ledger.wrong.unreadable" } },
    });
  });
});

describe("what a chain alone cannot show, a published head does", () => {
  test("an end that was cut off", () => {
    const cut = `${text.split("\n")[0]}\n`;
    expect(readChain(cut).ok).toBe(true);
    expect(readChain(cut, head)).toMatchObject({ error: { code: "head-not-found" } });
  });

  test("all written anew from the first line", () => {
    const anew = made([{ id: "own.a", p: 0.9 }, { id: "own.b" }, { id: "own.c" }]);
    expect(readChain(anew).ok).toBe(true);
    expect(readChain(anew, head)).toMatchObject({ error: { code: "head-not-found" } });
  });
});

test("a line that was cut short is set apart and counts for nothing", () => {
  const chain = readChain(text.slice(0, -5));
  expect(chain.ok && chain.value.entries).toHaveLength(2);
  expect(chain.ok && chain.value.torn.length).toBeGreaterThan(0);
});

test("a clock that went back and a claim that is too large are refused", () => {
  const chain = readChain(text);
  const entries = chain.ok ? chain.value.entries : [];
  const at = "2026-11-28T10:00:00Z";
  expect(nextLine(entries, { ...stamp, at, kind: "claim", body: {} })).toMatchObject({
    error: { code: "clock-went-back" },
  });
  const body = { text: "x".repeat(1_000_001) };
  const later = "2026-12-28T10:00:00Z";
  expect(nextLine(entries, { ...stamp, at: later, kind: "claim", body })).toMatchObject({
    error: { code: "claim-too-large" },
  });
});

test("one value has one text, which reads back as it", () => {
  expect(canonical({ b: 1, a: ["é", null, true], c: undefined })).toBe(
    '{"a":["é",null,true],"b":1}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = canonical(value);
      expect(canonical(JSON.parse(once))).toBe(once);
    }),
  );
  expect(() => canonical(Number.NaN)).toThrow();
});
