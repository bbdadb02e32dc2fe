import type { Translate } from "../../i18n/translate.ts";
import { type BarName, forecasters } from "../../observatory/race/crossing-forecast.ts";
import { populations } from "../../observatory/race/score-backcast.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { RaceResult, RaceScores } from "./result.ts";

type Crossing = RaceScores["crossings"][number];
type Difference = RaceScores["differences"][number];

/** How such forecasts have fared beside three baselines and the interview's, also where they lost. */
export function viewScores(
  { own, withVotes, ablations }: NonNullable<RaceResult["scores"]>,
  t: Translate,
): Document {
  const [first, last] = [own.origins[0], own.origins.at(-1)];
  if (first === undefined || last === undefined) {
    return [
      { kind: "heading", text: t("race.scores") },
      { kind: "paragraph", text: t("race.scores.none") },
    ];
  }
  return [
    { kind: "heading", text: t("race.scores") },
    { kind: "paragraph", text: t("race.scores.how", { n: own.origins.length, first, last }) },
    { kind: "paragraph", text: t("race.scores.baselines") },
    crossingTable(own, t),
    { kind: "heading", text: t("race.scores.differences") },
    { kind: "paragraph", text: t("race.scores.labs") },
    differenceTable(own, t),
    { kind: "list", items: verdicts(own, t) },
    ...gate(own, t),
    { kind: "heading", text: t("race.scores.others") },
    otherTable(own, t),
    ...interviewBlocks(own, t),
    { kind: "heading", text: t("race.scores.reliability") },
    reliabilityTable(own, t),
    { kind: "heading", text: t("race.scores.counts") },
    countTable(own, t),
    { kind: "heading", text: t("race.scores.ablations") },
    { kind: "paragraph", text: t("race.scores.ablations.how") },
    ablationTable(ablations, t),
    ...worldBlocks(own, t),
    { kind: "heading", text: t("race.scores.votes") },
    { kind: "paragraph", text: votesText(withVotes, t) },
  ];
}

const digits = (score: number): string => score.toFixed(3);

const barText = (bar: BarName | null, t: Translate): string =>
  bar === null ? t("race.bars.all") : t(`race.bars.${bar}`);

/** The row's numbers, the best of them marked. */
function marked(scores: Readonly<Record<string, number>>, decimals = 3): readonly string[] {
  const shown = forecasters.map((name) => scores[name] as number);
  const best = Math.min(...shown).toFixed(decimals);
  return shown.map((score) => {
    const text = score.toFixed(decimals);
    return text === best ? `${text}*` : text;
  });
}

const forecasterColumns = (t: Translate) =>
  forecasters.map((name) => ({ label: t(`race.forecaster.${name}`), align: "right" as const }));

const crossingTable = ({ crossings }: RaceScores, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.of") },
    { label: t("race.scores.bar") },
    { label: t("race.scores.horizon"), align: "right" },
    { label: "n", align: "right" },
    { label: t("race.scores.came"), align: "right" },
    ...forecasterColumns(t),
  ],
  rows: crossings
    .filter(isShown)
    .map((row) => [
      t(`race.population.${row.population}`),
      barText(row.bar, t),
      row.horizon === null ? t("race.scores.all") : String(row.horizon),
      String(row.n),
      row.came.toFixed(2),
      ...marked(row.brier),
    ]),
});

/** Each bar over all horizons, and that of GPT-4 by horizon. */
const isShown = ({ bar, horizon, population }: Crossing): boolean =>
  horizon === null || (bar === "gpt-4" && population === "contenders");

const differenceTable = ({ differences }: RaceScores, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.of") },
    { label: t("race.scores.bar") },
    { label: t("race.scores.pair") },
    { label: t("race.scores.difference"), align: "right" },
    { label: t("race.scores.better"), align: "right" },
  ],
  rows: differences
    .filter(({ baseline }) => baseline === "order-error")
    .map((row) => [
      t(`race.population.${row.population}`),
      barText(row.bar, t),
      pairText(row, t),
      `${signed(row.mean)} [${signed(row.lower)}, ${signed(row.upper)}]`,
      `${(100 * row.better).toFixed(0)} %`,
    ]),
});

const pairText = ({ forecaster, baseline }: Difference, t: Translate): string =>
  `${t(`race.forecaster.${forecaster}`)} − ${t(`race.forecaster.${baseline}`)}`;

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${digits(Math.abs(value))}`;

/** In words, for whom skill is claimed and for whom not. */
const verdicts = ({ differences }: RaceScores, t: Translate): readonly string[] =>
  populations.flatMap((population) =>
    (["race", "ensemble"] as const).map((forecaster) => {
      const own = differences.filter(
        (row) =>
          row.baseline === "order-error" &&
          row.population === population &&
          row.forecaster === forecaster,
      );
      const barsOf = (verdict: Verdict): string =>
        own
          .flatMap((row) => (verdictOf(row) === verdict ? [barText(row.bar, t)] : []))
          .join("; ") || t("race.verdict.none");
      return t("race.verdict", {
        forecaster: t(`race.forecaster.${forecaster}`),
        population: t(`race.population.${population}`),
        better: barsOf("better"),
        worse: barsOf("worse"),
        neither: barsOf("neither"),
      });
    }),
  );

type Verdict = "better" | "worse" | "neither";

/** Skill is claimed only where the 90 % interval over labs leaves out 0. */
function verdictOf({ lower, upper }: Difference): Verdict {
  if (upper < 0) return "better";
  return lower > 0 ? "worse" : "neither";
}

/** A warning where race or ensemble is worse than the best baseline over all. */
function gate({ crossings }: RaceScores, t: Translate): Document {
  const total = crossings.find(
    ({ population, bar, horizon }) => population === "all" && bar === null && horizon === null,
  );
  if (!total) return [];
  const { order, line, race, ensemble } = total.brier;
  const best = Math.min(order, total.brier["order-error"], line);
  return race < best && ensemble < best
    ? []
    : [{ kind: "note", text: t("race.scores.lost", { best: digits(best) }) }];
}

const otherTable = (scores: RaceScores, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.what") },
    { label: "n", align: "right" },
    ...forecasterColumns(t),
  ],
  rows: [
    ...scores.arrivals.map(({ population, bar, n, crps }) => [
      t("race.scores.arrival", {
        population: t(`race.population.${population}`),
        bar: barText(bar, t),
      }),
      String(n),
      ...marked(crps, 2),
    ]),
    ...scores.lag.map(({ horizon, n, crps }) => [
      t("race.scores.lag", { horizon }),
      String(n),
      ...marked(crps, 2),
    ]),
    ...scores.order.flatMap(({ horizon, n, rps, leaderBrier }) => [
      [t("race.scores.order", { horizon }), String(n), ...marked(rps)],
      [t("race.scores.leader", { horizon }), String(n), ...marked(leaderBrier)],
    ]),
    ...scores.counts.map(({ within, horizon, n, crps }) => [
      t("race.scores.count", { within, horizon }),
      String(n),
      ...marked(crps, 2),
    ]),
  ],
});

function interviewBlocks({ interview }: RaceScores, t: Translate): Document {
  if (!interview) return [];
  const { brier, forecasts, n } = interview;
  return [
    { kind: "heading", text: t("race.scores.interview") },
    {
      kind: "paragraph",
      text: t(
        brier.interview < brier.ensemble
          ? "race.scores.interview.better"
          : "race.scores.interview.worse",
        {
          n,
          interview: digits(brier.interview),
          race: digits(brier.race),
          ensemble: digits(brier.ensemble),
          orderError: digits(brier["order-error"]),
        },
      ),
    },
    {
      kind: "table",
      columns: [
        { label: t("race.lab") },
        { label: t("race.scores.horizon"), align: "right" },
        { label: t("race.forecaster.race"), align: "right" },
        { label: t("race.forecaster.ensemble"), align: "right" },
        { label: t("race.forecaster.interview"), align: "right" },
        { label: t("race.scores.outcome") },
      ],
      rows: forecasts
        .filter(({ horizon }) => horizon === 12 || horizon === 24)
        .map((each) => [
          each.lab,
          String(each.horizon),
          each.race.toFixed(2),
          each.ensemble.toFixed(2),
          each.interview.toFixed(2),
          t(each.came ? "race.scores.yes" : "race.scores.no"),
        ]),
    },
  ];
}

const reliabilityTable = ({ reliability }: RaceScores, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.whose") },
    { label: t("race.scores.bin"), align: "right" },
    { label: "n", align: "right" },
    { label: t("race.scores.forecast"), align: "right" },
    { label: t("race.scores.came"), align: "right" },
  ],
  rows: reliability.map(({ forecaster, from, to, n, forecast, came }) => [
    t(`race.forecaster.${forecaster}`),
    `${from}–${to}`,
    String(n),
    forecast.toFixed(2),
    came.toFixed(2),
  ]),
});

const countTable = ({ counts }: RaceScores, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.origin") },
    { label: t("race.forecaster.race"), align: "right" },
    { label: t("race.forecaster.ensemble"), align: "right" },
    { label: t("race.scores.came"), align: "right" },
  ],
  rows: (counts.find(({ within, horizon }) => within === 6 && horizon === 12)?.byOrigin ?? []).map(
    ({ origin, race, ensemble, came }) => [
      origin,
      race.toFixed(1),
      ensemble.toFixed(1),
      String(came),
    ],
  ),
});

const ablationTable = (
  ablations: NonNullable<RaceResult["scores"]>["ablations"],
  t: Translate,
): Block => ({
  kind: "table",
  columns: [
    { label: t("race.scores.without") },
    { label: "n", align: "right" },
    { label: "Brier", align: "right" },
    { label: t("race.scores.log"), align: "right" },
  ],
  rows: ablations.map(({ without, n, brier, log }) => [
    without.map((part) => t(`race.mechanism.${part}`)).join(" + ") || t("race.scores.nothing"),
    String(n),
    digits(brier),
    digits(log),
  ]),
});

function worldBlocks({ drawnWorlds }: RaceScores, t: Translate): Document {
  if (drawnWorlds.length === 0) return [];
  return [
    { kind: "heading", text: t("race.scores.worlds") },
    { kind: "paragraph", text: t("race.scores.worlds.how") },
    {
      kind: "table",
      columns: [
        { label: t("race.scores.of") },
        { label: "n", align: "right" },
        ...forecasterColumns(t),
      ],
      rows: drawnWorlds.map(({ population, n, brier }) => [
        t(`race.population.${population}`),
        String(n),
        ...marked(brier),
      ]),
    },
  ];
}

function votesText({ crossings, differences }: RaceScores, t: Translate): string {
  const total = crossings.find(
    ({ population, bar, horizon }) => population === "all" && bar === null && horizon === null,
  );
  const difference = differences.find(
    (row) =>
      row.population === "all" &&
      row.bar === null &&
      row.forecaster === "race" &&
      row.baseline === "order-error",
  );
  if (!total || !difference) return t("race.scores.none");
  return t("race.scores.votes.text", {
    race: digits(total.brier.race),
    ensemble: digits(total.brier.ensemble),
    orderError: digits(total.brier["order-error"]),
    difference: signed(difference.mean),
    lower: signed(difference.lower),
    upper: signed(difference.upper),
    better: `${(100 * difference.better).toFixed(0)} %`,
  });
}
