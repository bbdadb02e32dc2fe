import { describe, expect, test } from "vitest";
import { embeddedStore, factsOf, withRows } from "../../../test/support/facts.ts";
import { openFacts } from "../../data/facts.ts";
import { countParameters } from "./count-parameters.ts";
import { keyValueElements, stateElements } from "./key-value-elements.ts";
import { readArchitectureFile } from "./read-architecture-file.ts";
import { findArchitecture, readArchitectures } from "./read-architectures.ts";

const read = readArchitectures(factsOf(), { asOf: "2026-11-23", hindsight: false });
if (!read.ok) throw new Error(JSON.stringify(read.error));
const architectures = read.value;

const named = (name: string) => {
  const found = findArchitecture(architectures, name);
  if (!found.ok) throw new Error(name);
  return found.value;
};

const problemOf = (text: string) => {
  const file = readArchitectureFile(text);
  return file.ok ? undefined : file.error;
};

describe("parameters counted from the shapes", () => {
  /** Half of the last digit of a name: 7B is anything from 6.5 to 7.5. */
  const rounding = (published: number) =>
    published < 1e10 && published % 1e9 === 0 ? 0.5e9 / published : 0;

  // Published totals are rounded, and leave out or include norms, biases and vision towers.
  test.each(architectures.map((one) => [one.name, one] as const))(
    "of %s agree with the published total within 2 %% or half a digit",
    (_, architecture) => {
      const { total } = countParameters(architecture);
      const published = architecture.published.total as number;
      const allowed = Math.max(0.02, rounding(published));
      expect(Math.abs(total / published - 1)).toBeLessThan(allowed);
    },
  );

  // Some makers count the input embedding as active, others do not; names round to whole billions.
  const withActive = architectures.filter((one) => one.published.active !== undefined);
  test.each(withActive.map((one) => [one.name, one] as const))(
    "of %s that a token uses agree within 4 %% or half a digit, with or without the input embedding",
    (_, architecture) => {
      const { active, embedding, embeddings } = countParameters(architecture);
      const published = architecture.published.active as number;
      const candidates = [active, active + (embeddings - 1) * embedding, active - embedding];
      const nearest = Math.min(...candidates.map((count) => Math.abs(count / published - 1)));
      expect(nearest).toBeLessThan(Math.max(0.04, rounding(published)));
    },
  );
});

test("a word that we do not know is refused with its row and column, not read as another", () => {
  for (const [column, known, word] of [
    ["positions", "rotary", "rotory"],
    ["attention", "sliding", "slidign"],
    ["weight_format", "bf16", "bf61"],
  ] as const) {
    const store = withRows(embeddedStore, (id, text) =>
      id === "architectures" ? text.replace(new RegExp(`\\b${known}\\b`), word) : text,
    );
    const outcome = readArchitectures(openFacts(store), { asOf: "2026-11-23", hindsight: false });
    expect(outcome.ok ? undefined : outcome.error).toMatchObject({
      code: "bad-cell",
      facts: { column, value: word, rule: expect.stringContaining(known) },
    });
  }
});

test("at least 25 models of September 2025 and later are known", () => {
  const late = architectures.filter(({ date }) => (date ?? "") >= "2025-09");
  expect(late.length).toBeGreaterThanOrEqual(25);
});

test("at least 25 models are known, dense and sparse, with every kind of layer", () => {
  const kinds = new Set(
    architectures.flatMap(({ layers }) => layers.map(({ mixer }) => mixer.kind)),
  );
  expect(architectures.length).toBeGreaterThanOrEqual(25);
  expect([...kinds].sort()).toEqual(["full", "latent", "linear", "sliding", "state-space"]);
});

describe("the key-value cache", () => {
  test("of Llama 3.1 70B is 320 KiB a token in 16 bits: 2 × 80 layers × 8 heads × 128", () => {
    expect(2 * keyValueElements(named("Llama 3.1-70B"), 1)).toBe(320 * 1024);
  });

  test("of DeepSeek-V3 is 70,272 bytes a token in 16 bits: 61 layers × (512 + 64)", () => {
    expect(2 * keyValueElements(named("deepseek-v3"), 1)).toBe(70_272);
  });

  test("of Gemma 3 27B grows only in every sixth layer beyond 1,024 tokens", () => {
    const gemma = named("Gemma 3 27B");
    const growth = keyValueElements(gemma, 4097) - keyValueElements(gemma, 4096);
    expect(growth).toBe(10 * 2 * 16 * 128);
  });

  test("of Falcon Mamba is empty; its state is 64 layers × 8,192 channels × (16 + 3)", () => {
    expect(keyValueElements(named("Falcon Mamba 7B"), 8192)).toBe(0);
    expect(stateElements(named("Falcon Mamba 7B"))).toBe(64 * 8192 * 19);
  });
});

describe("a model's name", () => {
  test("is found whatever its case and punctuation, and without what stands in brackets", () => {
    expect(named("llama-3.1-405b").name).toBe("Llama 3.1-405B");
    expect(named("GPT-3 175B").name).toBe("GPT-3 175B (davinci)");
    expect(named("palm-540b").name).toBe("PaLM (540B)");
  });

  test("that nobody knows is refused with the names that are known", () => {
    const found = findArchitecture(architectures, "llama-9");
    expect(found.ok ? undefined : found.error).toMatchObject({
      code: "unknown-architecture",
      facts: { value: "llama-9", known: expect.stringContaining("Llama-3.1-405B") },
    });
  });
});

describe("a reader's own model", () => {
  const own = `
name: mine
layers: 4
hiddenSize: 512
heads: 8
keyValueHeads: 2
feedForwardSize: 1024
vocabulary: 1000
attention: [sliding, full]
window: 128
`;

  test("has the layers that its pattern says", () => {
    const file = readArchitectureFile(own);
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    expect(file.value.layers.map(({ mixer }) => mixer.kind)).toEqual([
      "sliding",
      "full",
      "sliding",
      "full",
    ]);
    // 4 × (2·512·64·(8 + 2) + 3·512·1024 + 2·512) + 2 × 1000 × 512 + 512
    expect(countParameters(file.value).total).toBe(9_941_504);
  });

  test("is refused with field, rule and value", () => {
    expect(problemOf(own.replace("layers: 4", "layers: -4"))).toMatchObject({
      code: "bad-yaml-field",
      facts: { column: "layers", value: "-4" },
    });
    expect(problemOf(own.replace("window: 128", ""))).toEqual({
      code: "missing-figure",
      facts: { file: "model", field: "window" },
    });
    expect(problemOf(`${own}\nlayer: 3`)).toMatchObject({
      facts: { column: "layer", rule: "rule.unknown-field", value: "3" },
    });
    expect(problemOf("<html>")?.code).toBe("html-not-yaml");
  });
});
