import { raceChart } from "../../charts/race-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import { middleTier, percent } from "../../operations/race/answer.ts";
import { rankingChart, rankingOf } from "../../operations/race/ranking.ts";
import type { RaceResult } from "../../operations/race/result.ts";
import { lanesOf } from "../../operations/race/view.ts";
import { useApp } from "../app-context.ts";
import { DataTable } from "../components/data-table.tsx";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** A lane for each lab: its record, and how likely it stays near or leads a year on. */
export function Lanes({ result, envelope }: FigureData<RaceResult>) {
  const { t } = useApp();
  const tier = middleTier(result);
  const [next] = result.dates;
  const { lanes, bar } = lanesOf(result);
  if (!next || lanes.length === 0) return null;
  return (
    <Figure
      name={`race-${result.asOf}`}
      chart={({ width }) =>
        raceChart(
          {
            name: t("race.chart", { tier, date: next.date }),
            filter: "",
            asOf: result.asOf,
            source: publisherLine(envelope, t),
            lanes,
            ...(bar ? { bar } : {}),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("race.lab") },
          { label: t("race.within", { months: tier }), align: "right" },
          { label: t("race.leader"), align: "right" },
          { label: t("race.scored-by") },
          ...result.dates.map(({ date }) => ({
            label: t("race.score-on", { date }),
            align: "right" as const,
          })),
        ],
        rows: lanes.map(({ lab, within, leader, byVotes, ahead }) => [
          lab,
          percent(within),
          percent(leader),
          t(byVotes ? "race.votes" : "race.index"),
          ...ahead.map(
            ({ p05, p50, p95 }) => `${p50.toFixed(0)} [${p05.toFixed(0)}, ${p95.toFixed(0)}]`,
          ),
        ]),
      }}
    />
  );
}

/** Who may hold each of the first places a year on. */
export function Ranking({ result, envelope }: FigureData<RaceResult>) {
  const { t } = useApp();
  const [next] = result.dates;
  if (!next) return null;
  const { asOf } = result;
  return (
    <Figure
      name={`race-ranking-${asOf}`}
      chart={({ width }) =>
        rankingChart(next, { asOf, source: publisherLine(envelope, t) }, t, {
          theme: "light",
          width,
        })
      }
      table={{
        columns: [
          { label: t("race.ranking.place") },
          { label: t("race.lab") },
          { label: t("race.ranking.unit"), align: "right" },
        ],
        rows: rankingOf(next).flatMap((labs, place) =>
          labs.map(({ lab, probability }) => [
            t("race.place", { place: place + 1 }),
            lab,
            percent(probability),
          ]),
        ),
      }}
    />
  );
}

/** How many labs stay within how many months, on each date. */
export function Survivors({ result }: FigureData<RaceResult>) {
  const { t } = useApp();
  return (
    <section>
      <h2>{t("web.race.survivors")}</h2>
      <p className="note">{t("web.race.draws", { draws: formatNumber(result.draws) })}</p>
      <DataTable
        label={t("web.race.survivors")}
        table={{
          columns: [
            { label: t("view.date") },
            { label: t("web.race.tier") },
            { label: t("web.race.mean"), align: "right" },
            { label: "90 %", align: "right" },
            { label: t("web.race.two-or-three"), align: "right" },
            { label: t("web.race.chinese"), align: "right" },
          ],
          rows: [
            ...Object.entries(result.tier).map(([months, count]) => [
              result.from,
              t("race.within", { months }),
              String(count),
              "–",
              "–",
              "–",
            ]),
            ...result.dates.flatMap(({ date, survivors, anyChinese }) =>
              Object.entries(survivors).map(([months, { mean, p05, p95, twoOrThree }]) => [
                date,
                t("race.within", { months }),
                mean.toFixed(1),
                `[${p05}, ${p95}]`,
                percent(twoOrThree),
                percent(anyChinese[months] ?? 0),
              ]),
            ),
          ],
        }}
      />
    </section>
  );
}
