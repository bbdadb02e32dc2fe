import { expect, test } from "vitest";
import { translator } from "../../i18n/translate.ts";
import { energyFinding } from "./energy-finding.ts";
import { findingBlocks } from "./finding.ts";
import type { ToldFit } from "./fit-text.ts";
import { lagFinding, openFinding, type ToldLag } from "./lag-finding.ts";
import { lawFinding } from "./law-finding.ts";
import { marketFinding } from "./market-finding.ts";
import { priceFinding } from "./price-finding.ts";
import { scalingFinding } from "./scaling-finding.ts";
import { skillFinding } from "./skill-finding.ts";
import { trendFinding } from "./trend-finding.ts";
import { unlockFinding } from "./unlock-finding.ts";

const [en, zh] = [translator("en"), translator("zh")];

const fitted = (growthPerYear: number, more: Partial<ToldFit> = {}): ToldFit => ({
  ...{ scale: "log", n: 10, from: "2024-01-01", to: "2026-01-01" },
  ...{ growthPerYear, lower: growthPerYear * 0.9, upper: growthPerYear * 1.1, level: 0.9 },
  rSquared: 0.9,
  ...more,
});

test("a trend says its name, its rate with the unit and its time to double or halve", () => {
  const horizon = { title: "Task time horizon", unit: "minutes", fit: fitted(4) };
  expect(trendFinding(horizon, en)).toEqual({
    sentence: "Task time horizon grows 4× a year, doubling every 6\u00a0months.",
    statistics: "4× a year, 90 % interval [3.6×, 4.4×], n = 10, 2024-01-01 – 2026-01-01, R² 0.9",
  });
  const price = { title: "推理价格", unit: "USD/Mtok", fit: fitted(1 / 4) };
  expect(trendFinding(price, zh).sentence).toBe("推理价格每年降至约 1/4，每 6\u00a0个月减半。");
  const points = { title: "能力", unit: "ECI points", fit: fitted(13, { scale: "linear" }) };
  expect(trendFinding(points, zh).sentence).toBe("能力每年变动 +13 ECI 分。");
});

test("a rate whose interval holds no change has no direction", () => {
  const unclear = fitted(1.1, { lower: 0.8, upper: 1.4 });
  expect(trendFinding({ title: "Lag", unit: "months", fit: unclear }, en).sentence).toBe(
    "Lag shows no clear direction.",
  );
});

test("the law is what happens in a year, line by line, with each verdict below", () => {
  const line = { title: "Line", claimed: {}, verdictText: "faster" };
  const lines = [
    { ...line, id: "capability", measured: fitted(1.07, { scale: "linear" }) },
    { ...line, id: "training-cost", measured: fitted(1 / 3.74) },
    { ...line, id: "inference-price", measured: null },
    { ...line, id: "frontier-run-cost", claimed: null, measured: fitted(3) },
  ];
  expect(lawFinding(lines, en).sentence).toBe(
    "Each year frontier models gain 1.1 generations and training cost at fixed capability falls to 1/3.7.",
  );
  expect(lawFinding(lines, zh).sentence).toBe(
    "每过一年，前沿模型能力提升 1.1 代，达到同等能力的训练成本降至约 1/3.7。",
  );
  expect(lawFinding(lines, en).statistics).toMatch(
    /^Line: 1.07 a year.*faster · .* · Line: faster$/,
  );
  expect(lawFinding([], en).sentence).toBe("None of the claimed rates can be measured yet.");
});

const lag: ToldLag = {
  ...{ asOf: "2026-11-30", bar: "150", generation: 13.1 },
  first: { label: "Alpha 1", date: "2025-01-02", eci: 151 },
  best: { label: "Beta 2", date: "2026-01-02", eci: 160 },
  ...{ within: 9, active: 13, watched: 5, arrived: 4, medianMonths: 8 },
  lead: { organization: "A", over: "B", points: 0.88, tied: true },
};

test("of the frontier: who leads, or who shares the lead within the error of the scores", () => {
  expect(lagFinding(lag, en).sentence).toBe(
    "A and B share the lead; 9 of 13 active labs are within one generation of the frontier.",
  );
  expect(
    lagFinding({ ...lag, lead: { organization: "A", over: "B", points: 4, tied: false } }, en)
      .sentence,
  ).toMatch(/^A leads B by 4 points; 9 of 13/);
});

test("of a bar: who was first there, and that nobody is there yet", () => {
  const asked = { ...lag, generation: null };
  expect(lagFinding(asked, en).sentence).toBe(
    "Alpha 1 was the first to reach 150, on 2025-01-02; 9 of 13 active labs have reached it.",
  );
  expect(lagFinding({ ...asked, bar: "Alpha 1" }, en).sentence).toMatch(
    /^Alpha 1 came on 2025-01-02/,
  );
  expect(lagFinding({ ...asked, first: null }, en).sentence).toMatch(/^No model reached 150/);
});

test("open models trail by months", () => {
  const mean = { lagMonths: 6, lower: 4, upper: 8 };
  const open = {
    ...mean,
    level: 0.9,
    strict: { ...mean, lagMonths: 7 },
    from: "2024-01-01",
    to: "2026-01-01",
  };
  expect(openFinding(open, en).sentence).toBe("Open models trail the best by 6 months.");
  expect(openFinding(open, zh).sentence).toBe("开放权重模型落后最佳模型 6 个月。");
});

test("money stands as each language writes it, and a price says where it can be had", () => {
  const sum = { usd: 3.8e11, crossedOn: "2025-09-02", censored: false, to: "2026-03-31" };
  const bet = { funding: sum, capital: null, thresholdUsd: 1e11 };
  expect(marketFinding(bet, en)).toEqual({
    sentence: "The frontier labs have raised $380B.",
    statistics: "Closed funding of labs: $100B passed on 2025-09-02",
  });
  expect(marketFinding(bet, zh).sentence).toBe("前沿实验室累计融资 3,800 亿美元。");
  const offer = {
    label: "M",
    provider: "P",
    usdPerMtok: 0.06,
    since: "2025-11-09",
    leftCensored: true,
  };
  const price = { asOf: "2026-11-30", bar: "130 points or more", filters: "", offer, fit: null };
  expect(priceFinding(price, en)).toEqual({
    sentence: "A model of 130 points or more costs $0.06 per million tokens: M at P.",
    statistics: "as of 2026-11-30 · at this price since 2025-11-09 or before",
  });
});

test("energy says whose share of what in which year", () => {
  const estimate = {
    date: "2025-12-31",
    twh: 485,
    share: 0.017,
    shareOfAllEnergy: null,
    publication: "IEA",
  };
  expect(energyFinding(estimate, en)).toEqual({
    sentence: "Data centres drew 1.7 % of the world's electricity in 2025.",
    statistics: "485 TWh · IEA",
  });
  expect(energyFinding(undefined, en).statistics).toBeUndefined();
});

test("forecasts were better or worse than no change by the size of their skill", () => {
  const pooled = { coverage80: 0.84, lower: 0.8, upper: 0.88, outcomes: 1026, windows: 212 };
  const told = (still: number) => ({
    level: 0.8,
    series: [],
    pooled: { ...pooled, skill: { "no-change": still } },
  });
  expect(skillFinding(told(0.19), en).sentence).toMatch(/held 84 % of 1,026, .* 19 % better/);
  expect(skillFinding(told(-0.05), en).sentence).toMatch(/5 % worse/);
  expect(skillFinding({ level: 0.8, series: [], pooled: null }, en).statistics).toBeUndefined();
});

test("the scaling law tells the plan of the largest budget", () => {
  const parameters = { alpha: { value: 0.35 }, beta: { value: 0.37 } };
  const plan = { flop: 1e25, parameters: 4e11, tokens: 6e12, tokensPerParameter: 15 };
  const computeOptimal = [plan, { ...plan, flop: 1e23 }];
  expect(
    scalingFinding({ n: 240, objective: 0.001, parameters, computeOptimal }, zh).sentence,
  ).toBe("1e25 FLOP 算力下的最优模型有 4,000 亿 个参数，读 6 万亿 个词元，每个参数 15 个。");
});

test("a map of applications counts those that have what they need and names the next", () => {
  const due = {
    label: "X",
    status: "reached" as const,
    dateText: "2025-01-01",
    bindingText: "price",
    lower: null,
    upper: null,
    level: 0.9,
  };
  const next = { ...due, label: "Y", status: "expected" as const, dateText: "2027-06-20" };
  const held = { n: 15, inside: 13 };
  expect(unlockFinding([due, next], held, en).sentence).toBe(
    "1 of 2 applications have what they need; next comes “Y”: 2027-06-20.",
  );
  expect(unlockFinding([next], held, zh).sentence).toBe("“Y”：首个产品预计 2027-06-20。");
});

test("a finding without statistics is one block", () => {
  expect(findingBlocks({ sentence: "A." })).toEqual([{ kind: "finding", text: "A." }]);
});
