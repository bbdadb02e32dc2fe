import type { Receipt } from "../data/receipt.ts";
import type { LawLine } from "./law.ts";
import type { LawCrossing } from "./law-crossings.ts";

/** Every number of the law with its derivation, by an id such as `law.inference-price.growthPerYear`. */
export const lawReceipts = (
  lines: readonly LawLine[],
  crossings: readonly LawCrossing[],
): readonly Receipt[] => [
  ...lines.flatMap(lineReceipts),
  ...crossings.flatMap((crossing) => crossingReceipts(crossing, lines)),
];

function lineReceipts(line: LawLine): readonly Receipt[] {
  const { measured, claim } = line;
  const id = `law.${line.id}`;
  const claimed: readonly Receipt[] = claim
    ? [
        {
          id: `${id}.claimed`,
          value: claim.perYear,
          unit: "per year",
          formula: claimFormula(line.id),
          inputs: [],
        },
      ]
    : [];
  if (!measured) return claimed;
  const inputs = [
    ...line.observations.filter(({ selected }) => selected).map(({ receipt }) => receipt),
    ...(line.scale ? [line.scale] : []),
  ];
  const unit = measured.scale === "log" ? "× per year" : "generations per year";
  const slope = slopeFormula(line);
  const half = line.trend.pooled ? "t × cluster-robust standard error" : "t × standard error";
  const ends = [
    ["lower", measured.lower, `${slope}, minus ${half}`],
    ["upper", measured.upper, `${slope}, plus ${half}`],
  ] as const;
  return [
    { id: `${id}.growthPerYear`, value: measured.growthPerYear, unit, formula: slope, inputs },
    ...ends
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value, formula]) => ({ id: `${id}.${name}`, value, unit, formula, inputs })),
    {
      id: `${id}.n`,
      value: measured.n,
      unit: "points",
      formula: "number of points fitted",
      inputs,
    },
    ...claimed,
  ];
}

function slopeFormula(line: LawLine): string {
  const y = line.trend.scale === "log" ? "log10(value)" : "value";
  const levels = line.trend.pooled ? ", one level per bar" : "";
  const slope = `least-squares slope of ${y} on the decimal year${levels}`;
  if (line.trend.scale === "log") return `10 ^ (${slope})`;
  return line.scale ? `(${slope}) ÷ generation` : slope;
}

const claimFormula = (id: LawLine["id"]): string =>
  ({
    capability: "1 to 2 generations ÷ 1 to 2 years",
    "training-cost": "(1/4) ^ (12 months ÷ 18 months)",
    "inference-price": "(1/10) ^ (12 months ÷ 18 months)",
    "frontier-run-cost": "",
  })[id];

function crossingReceipts(crossing: LawCrossing, lines: readonly LawLine[]): readonly Receipt[] {
  if (crossing.date === undefined) return [];
  const line = lines.find(({ id }) => crossing.line === id);
  const rate = line ? lineReceipts(line).slice(0, 1) : [];
  const reached = crossing.status === "reached";
  return [
    {
      id: `law.${crossing.id}.date`,
      value: crossing.date,
      unit: "date",
      formula: reached
        ? "first record at or beyond the level"
        : "where the fitted line meets the level",
      inputs: [
        { id: `law.${crossing.id}.level`, value: crossing.level, unit: crossing.unit, inputs: [] },
        ...crossing.evidence,
        ...(reached ? [] : rate),
      ],
    },
  ];
}
