import { describe, expect, expectTypeOf, test } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../test/support/facts.ts";
import { openFacts } from "../data/facts.ts";
import { bundleOf, openBundle } from "../data/facts-bundle.ts";
import { digestOf } from "../operations/contract/digest.ts";
import { type Envelope, runOperation } from "../operations/contract/run-operation.ts";
import { operations } from "../operations/index.ts";
import law from "../operations/law/law.ts";
import type { LawResult } from "../operations/law/result.ts";
import { createSextant } from "./create-sextant.ts";
import type { AgentInput, LawInput, PriceDeclineResult } from "./operation-types.ts";
import { type Attempt, SextantError } from "./problem.ts";

const today = "2026-11-23";
const facts = openFacts(embeddedStore);
const sextant = createSextant({ facts, today });

describe("the library", () => {
  test("has a method for each operation, and no others", () => {
    const camel = (name: string) => name.replace("-d", "D");
    expect(Object.keys(sextant.attempt)).toEqual(operations.map(({ name }) => camel(name)));
    expect(Object.keys(sextant)).toEqual([...Object.keys(sextant.attempt), "attempt"]);
  });

  test("gives what the operation gives, typed from its schemas", async () => {
    const { result, notes, ...seal } = await sextant.law({ asOf: "2024-12-31" });
    expectTypeOf(result).toEqualTypeOf<LawResult>();
    const context = { ...contextOf(), version: SEXTANT_VERSION };
    const run = await runOperation(law, { asOf: "2024-12-31" }, context);
    expect(run).toMatchObject({ ok: true, value: { envelope: { ...seal, result, notes } } });
  });

  test("takes no input where none is required, and fields with a default may be left out", () => {
    expectTypeOf(sextant.law).parameter(0).toEqualTypeOf<LawInput | undefined>();
    expectTypeOf<{ step: number }>().toExtend<AgentInput>();
    expectTypeOf(sextant.simulate).parameter(0).not.toEqualTypeOf<undefined>();
    expectTypeOf(sextant.attempt.priceDecline).returns.resolves.toEqualTypeOf<
      Attempt<Envelope<PriceDeclineResult>>
    >();
  });

  test("throws an expected failure with its code, facts and sentence", async () => {
    const refused = await sextant.law({ asOf: "2030-01-01" }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SextantError);
    const { problem, message, name } = refused as SextantError;
    expect(problem).toMatchObject({ code: "as-of-ahead", facts: { value: "2030-01-01", today } });
    expect([message, name]).toEqual([problem.message, "SextantError"]);
  });

  test("gives the same failure as a value, in the language asked for", async () => {
    const chinese = createSextant({ facts, today, language: "zh" });
    const refused = await chinese.attempt.trend({ id: "nothing" });
    expect(refused).toMatchObject({ ok: false, error: { code: "unknown-trend" } });
    expect(refused.ok ? "" : refused.error.message).toMatch(/[一-鿿]/);
  });

  test("refuses a day and a language that are none", async () => {
    const broken = createSextant({ facts, today: "soon" });
    const { error } = (await broken.attempt.law()) as { error: object };
    expect(error).toMatchObject({
      code: "invalid-input",
      facts: { field: "today", value: "soon" },
    });
    const french = createSextant({ facts, today, language: "fr" as "en" });
    expect(await french.attempt.law()).toMatchObject({ error: { code: "unknown-language" } });
  });

  test("lets a bug through as it is", async () => {
    const sha256 = (): string => {
      throw new TypeError("a bug");
    };
    const store = { ...embeddedStore, sha256 };
    const broken = createSextant({ facts: openFacts(store), today });
    await expect(broken.attempt.series({ id: "models" })).rejects.toThrow(TypeError);
  });

  test("tells how far work is, and stops when it is cancelled", async () => {
    const abort = new AbortController();
    const told: string[] = [];
    const onProgress = (done: number, total: number, what: string) => {
      told.push(`${done} of ${total} ${what}`);
      abort.abort();
    };
    const input = { bootstrap: 200, seed: 3 };
    const answer = await sextant.attempt.capability(input, { onProgress, signal: abort.signal });
    expect(told).toEqual(["20 of 200 resamples"]);
    expect(answer).toMatchObject({ ok: false, error: { code: "cancelled" } });
    const late = await sextant.attempt.law({}, { signal: abort.signal });
    expect(late).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  test("answers from the facts that it is given, and equally from a bundle of them", async () => {
    const bundle = JSON.parse(JSON.stringify(bundleOf(embeddedStore)));
    const bundled = createSextant({ facts: openBundle(bundle), today });
    const other = withRows(embeddedStore, (id, text) =>
      id === "electricity" ? text.split("\n").slice(0, 3).join("\n") : text,
    );
    const digest = async (library: typeof sextant) =>
      digestOf(await library.series({ id: "electricity" }));
    expect(await digest(bundled)).toBe(await digest(sextant));
    expect(await digest(createSextant({ facts: openFacts(other), today }))).not.toBe(
      await digest(sextant),
    );
  });
});
