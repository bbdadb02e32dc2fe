import { describe, expect, test } from "vitest";
import { needsRaceFacts, RACE_DAY, raceFacts } from "../../../test/support/race-facts.ts";
import { labsWithCapital } from "./capital.ts";
import { momentsOf } from "./fit-pace.ts";
import { fitRace } from "./fit-race.ts";
import { indexReleases } from "./race-releases.ts";

/** What the prototype in numpy printed of the same facts. */
const prototype = [
  {
    day: "2023-12-28",
    n: 27,
    moments: [8.44561907, 3.22827262, 0.50620508, 0.20830263, 8.10071486, 1.44738949],
    silence: [2.42906104482023, 0.25490750608419804, 0.7320637198642413],
    inRace: { OpenAI: 0.9654, "Mistral AI": 0.8859, DeepSeek: 0.4423, Salesforce: 0.154 },
    own: { Microsoft: [0.58, 0.014], OpenAI: [-0.31, 0.04] },
    capital: ["Amazon", "Anthropic", "Google", "Meta", "Microsoft", "OpenAI"],
  },
  {
    day: "2024-12-28",
    n: 80,
    moments: [10.02081409, 2.71688193, 0.62516008, 0.20845526, 9.88620092, 0.99855259],
    silence: [2.431505294234261, 0.29771768597961257, 0.9821576958551371],
    inRace: { Google: 0.9792, xAI: 0.9277, Alibaba: 0.7858, NVIDIA: 0.1921 },
    own: { DeepSeek: [0.624, 0.037], Meta: [-0.339, 0.063] },
    capital: ["Amazon", "Anthropic", "Google", "Meta", "Microsoft", "Mistral AI", "OpenAI", "xAI"],
  },
  {
    day: "2026-09-30",
    n: 157,
    moments: [9.73335766, 1.92028603, 0.47613741, 0.16656971, 7.84873685, 0.57891115],
    silence: [3.050797276568192, 0.26965594982215635, 1.0160729142389382],
    inRace: { Anthropic: 0.9909, "Moonshot AI": 0.904, Microsoft: 0.509, Cohere: 0.1479 },
    own: { Anthropic: [0.704, 0.15], Meta: [-1.109, 0.161] },
    capital: [
      ...["Amazon", "Anthropic", "DeepSeek", "Google", "Meta", "Microsoft", "Mistral AI"],
      ...["OpenAI", "xAI"],
    ],
  },
] as const;

describe.each(prototype)("the race as known on $day", (expected) => {
  const estimate = () => {
    const facts = raceFacts();
    const index = indexReleases(facts, { asOf: RACE_DAY, hindsight: false });
    const capital = labsWithCapital(facts, { asOf: expected.day, hindsight: false });
    if (!index.ok || !capital.ok) throw new Error("the facts can be read");
    const { releases } = index.value;
    return { fitted: fitRace(releases, expected.day, capital.value), capital: capital.value };
  };
  let found: ReturnType<typeof estimate> | undefined;
  const once = () => (found ??= estimate());

  test("has the prototype's pace, catch-up and scatter to seven digits", (context) => {
    needsRaceFacts(context);
    const { pace } = once().fitted;
    expect(pace.n).toBe(expected.n);
    const moments = [pace.pace, pace.catchUp, pace.scatter].map((each) =>
      momentsOf(each, pace.weights),
    );
    moments
      .flatMap(({ mean, sd }) => [mean, sd])
      .forEach((value, at) => {
        expect(value).toBeCloseTo(expected.moments[at] as number, 6);
      });
  });

  test("has its silence, and the same labs in the race", (context) => {
    needsRaceFacts(context);
    const { silence } = once().fitted;
    expect(silence.releases).toBeCloseTo(expected.silence[0], 9);
    expect(silence.hazard).toBeCloseTo(expected.silence[1], 9);
    expect(silence.byGap).toBeCloseTo(expected.silence[2], 9);
    for (const [lab, probability] of Object.entries(expected.inRace)) {
      // Printed to four digits.
      expect(silence.inRace.get(lab)).toBeCloseTo(probability, 4);
    }
  });

  test("has its own paces, shrunk as far, and its labs with capital", (context) => {
    needsRaceFacts(context);
    for (const [lab, [mean, credibility]] of Object.entries(expected.own)) {
      const own = once().fitted.ownPaces.get(lab);
      expect(own?.mean).toBeCloseTo(mean, 3);
      expect(own?.credibility).toBeCloseTo(credibility, 3);
    }
    const labs = [...once().capital].filter((name) => !name.includes(","));
    expect(labs.sort()).toEqual(expected.capital);
  });
});
