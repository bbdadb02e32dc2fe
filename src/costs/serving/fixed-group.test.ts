import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { smallSetup } from "../../../test/support/small-serving.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import { rankMemory, readLayout } from "./fixed-group.ts";
import { servedModel } from "./served-model.ts";
import type { ServingSetup } from "./serving-setup.ts";
import { servingGroup } from "./serving-step.ts";

const { facts, today } = contextOf();
const read = readArchitectures(facts, { asOf: today, hindsight: false });
if (!read.ok) throw new Error(read.error.code);

function setupOf(name: string, memoryBytes: number): ServingSetup {
  const found = read.ok ? findArchitecture(read.value, name) : read;
  if (!found.ok) throw new Error(name);
  return {
    ...smallSetup,
    model: servedModel(found.value),
    format: "fp8",
    keyValueBytes: 1,
    chip: { ...smallSetup.chip, memoryBytes },
  };
}

const deepseek = setupOf("deepseek-v3", 80e9);
const nothing = {
  chips: undefined,
  tensor: undefined,
  attentionCopies: undefined,
  expert: undefined,
};
const layoutOf = (said: object, setup = deepseek) =>
  readLayout({ ...nothing, ...said }, setup.model);

describe("a layout", () => {
  test("is what is said, and what follows from it", () => {
    const value = (said: object) => {
      const layout = layoutOf(said);
      return layout.ok ? layout.value : layout.error;
    };
    expect(value({})).toBeUndefined();
    expect(value({ chips: 16 })).toEqual({ chips: 16, tensor: 16, attentionCopies: 1, expert: 1 });
    const shared = { chips: 16, tensor: 1, attentionCopies: 16, expert: 16 };
    expect(value({ attentionCopies: 16 })).toEqual(shared);
    expect(value({ tensor: 4, attentionCopies: 8, expert: 8 })).toMatchObject({ chips: 32 });
  });

  test.each([
    [{ chips: 16, tensor: 4 }, "tp × dp-attention"],
    [{ chips: 16, expert: 3 }, "ep"],
    [{ chips: 512, expert: 512 }, "ep"],
  ])("%j is refused by its field", (said, field) => {
    const layout = layoutOf(said);
    expect(layout.ok ? undefined : layout.error).toMatchObject({
      ...{ code: "bad-layout", facts: { field } },
    });
  });

  test("of a dense model has no copies of attention", () => {
    const layout = layoutOf({ attentionCopies: 4 }, smallSetup);
    expect(layout.ok ? undefined : layout.error).toMatchObject({
      facts: { field: "dp-attention", value: 4 },
    });
  });
});

describe("memory of a rank of DeepSeek-V3 in eight bits", () => {
  const { total, expertParameters } = deepseek.model;
  const request = 61 * (512 + 64) * 1500;

  test("split over 16 chips: a sixteenth of all weights, and the whole latent of a request", () => {
    const memory = rankMemory(deepseek, { chips: 16, tensor: 16, attentionCopies: 1, expert: 1 });
    expect(memory.dense).toBeCloseTo((total - expertParameters) / 16, 0);
    expect(memory.experts).toBeCloseTo(expertParameters / 16, 0);
    expect(memory.request).toBe(request);
    expect(memory.cacheCopies).toBe(16);
    expect(memory.mostRequests).toBe(Math.floor((80e9 - total / 16) / request));
  });

  test("with 16 copies of attention: all dense weights on each, and 16 times the requests", () => {
    const memory = rankMemory(deepseek, { chips: 16, tensor: 1, attentionCopies: 16, expert: 16 });
    expect(memory.dense).toBe(total - expertParameters);
    expect(memory.cacheCopies).toBe(1);
    const left = 80e9 - memory.dense - expertParameters / 16;
    expect(memory.mostRequests).toBe(16 * Math.floor(left / request));
  });

  test("experts that do not divide evenly weigh on the fullest rank", () => {
    const memory = rankMemory(deepseek, { chips: 24, tensor: 1, attentionCopies: 24, expert: 24 });
    expect(memory.experts).toBeCloseTo((expertParameters * 11) / 256, 0);
  });

  test("on 8 chips of 80 GB lacks what weights and a request exceed them by", () => {
    const layout = { chips: 8, tensor: 8, attentionCopies: 1, expert: 1 };
    const memory = rankMemory(deepseek, layout);
    expect(memory.short).toBeCloseTo(total / 8 + request - 80e9, 0);
    expect(servingGroup({ ...deepseek, layout }, 8)).toBeUndefined();
  });
});

test("ranks beyond the heads keep the same keys again, and a step reads them again", () => {
  const dense = setupOf("Llama 3.1-70B", 80e9);
  const layout = { chips: 16, tensor: 16, attentionCopies: 1, expert: 1 };
  // Eight heads of keys and values.
  expect(rankMemory(dense, layout).cacheCopies).toBe(2);
  const free = { ...dense, efficiencies: { ...dense.efficiencies, linkShare: 1e6 } };
  const step = (setup: ServingSetup) => servingGroup(setup, 16)?.decode(64) ?? 0;
  // 64 requests of 1,250 tokens once more, 160 kB each in eight bits, at half of 16 TB/s.
  expect(step({ ...free, layout }) - step(free)).toBeCloseTo((64 * 1250 * 163_840) / 8e12, 6);
});
