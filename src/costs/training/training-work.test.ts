import { expect, test } from "vitest";
import { smallModel } from "../../../test/support/small-serving.ts";
import type { Layer, Mixer } from "../architecture/architecture.ts";
import { hardwareFlopPerToken, trainingWork } from "./training-work.ts";

const full: Mixer = { kind: "full", heads: 8, keyValueHeads: 4, headSize: 50 };
const sliding: Mixer = { ...full, kind: "sliding", window: 300 };
const latent: Mixer = {
  ...{ kind: "latent", heads: 8, headSize: 50, rotaryHeadSize: 10 },
  ...{ queryRank: 200, keyValueRank: 100 },
};
const states: Mixer = {
  ...{ kind: "state-space", innerSize: 2000, stateSize: 16, convolution: 4, stepRank: 60 },
};

const workOf = (layer: Layer, sequence = 1000) =>
  trainingWork({ ...smallModel(1e9), layers: [layer] }, sequence);

test.each<[string, Mixer, number]>([
  // Scores and sums are 4 FLOP an element and token attended to, three times with the backward
  // pass; a causal token attends to half of 1,000.
  ["full", full, 12 * 8 * 50 * 500],
  ["sliding", sliding, 12 * 8 * 50 * 300],
  // Keys of 60 elements and values of 50.
  ["latent", latent, 6 * 8 * (60 + 50) * 500],
  ["state-space", states, 18 * 2000 * 16],
])("attention of a %s layer", (_, mixer, flop) => {
  expect(workOf({ mixer }).attentionFlopPerToken).toBe(flop);
});

test("a window longer than half of the sequence is not filled", () => {
  expect(workOf({ mixer: sliding }, 400).attentionFlopPerToken).toBe(12 * 8 * 50 * 200);
  const { window: _, ...open } = sliding;
  expect(workOf({ mixer: open }, 400).attentionFlopPerToken).toBe(12 * 8 * 50 * 200);
});

test.each<[string, Mixer, number, number]>([
  // Norms and input take six bytes a hidden element; 16-bit queries, keys, values and the result.
  ["full", full, 6000 + 2 * (2 * 400 + 2 * 200), 5 * 8 * 1000],
  ["sliding", sliding, 6000 + 2 * (2 * 400 + 2 * 200), 5 * 8 * 300],
  // Two ranks; queries and keys of 60, values and result of 50 for each of eight heads.
  ["latent", latent, 6000 + 2 * (200 + 100) + 2 * 8 * (4 * 50 + 2 * 10), 5 * 8 * 1000],
  // Four vectors of the inner size, and no scores.
  ["state-space", states, 6000 + 2 * 4 * 2000, 0],
])("activations of a %s layer", (_, mixer, saved, scores) => {
  const { activationBytesPerToken: bytes } = workOf({ mixer });
  expect(bytes).toEqual({ selective: saved, none: saved + scores, full: 2000 });
});

test("activations of a feed-forward part: in and out, and a gate; of experts those visited", () => {
  const mixer = states;
  const without = workOf({ mixer }).activationBytesPerToken.selective;
  const added = (feedForward: NonNullable<Layer["feedForward"]>) =>
    workOf({ mixer, feedForward }).activationBytesPerToken.selective - without;
  expect(added({ kind: "dense", size: 3000, gated: false })).toBe(2000 + 4 * 3000);
  expect(added({ kind: "dense", size: 3000, gated: true })).toBe(2000 + 6 * 3000);
  const experts = {
    kind: "experts",
    size: 500,
    gated: true,
    count: 16,
    active: 2,
    shared: 1,
  } as const;
  expect(added(experts)).toBe(2000 + 3 * (6 * 500 + 2000));
  const work = workOf({ mixer, feedForward: experts });
  expect(work).toMatchObject({ expertVisits: 2, experts: 16, expertsActive: 2 });
  expect(work.expertParameters).toBe(16 * 3 * 1000 * 500);
});

test("what tensor ranks may cut, and the keys and values of a token", () => {
  expect(workOf({ mixer: full })).toMatchObject({
    ...{ heads: 8, cutWidth: 400, keyValueBytesPerToken: 2 * 2 * 4 * 50 },
  });
  expect(workOf({ mixer: latent })).toMatchObject({
    ...{ heads: 8, cutWidth: 400, keyValueBytesPerToken: 2 * 110 },
  });
  expect(workOf({ mixer: states })).toMatchObject({ cutWidth: 1000, keyValueBytesPerToken: 0 });
  const narrow = { kind: "dense", size: 100, gated: false } as const;
  expect(workOf({ mixer: full, feedForward: narrow }).cutWidth).toBe(100);
});

test("FLOP are six a parameter, and a forward pass again where it is recomputed", () => {
  const work = trainingWork({ ...smallModel(1e9), published: { active: 1e8 } }, 1000);
  expect(work.modelFlopPerToken).toBe(6e8);
  const attention = 10 * 12 * 8 * 50 * 500;
  expect(hardwareFlopPerToken(work, "none")).toBe(6e8 + attention);
  expect(hardwareFlopPerToken(work, "selective")).toBe(6e8 + (attention * 4) / 3);
  expect(hardwareFlopPerToken(work, "full")).toBe(((6e8 + attention) * 4) / 3);
});
