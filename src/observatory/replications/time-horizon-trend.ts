import { dayNumber } from "../../base/calendar.ts";
import { fail, succeed } from "../../base/outcome.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { fitLine } from "../../stats/fit-line.ts";
import type { Bilingual, PublishedClaim, Replication, Tolerance } from "./parts/replication.ts";
import { exact } from "./parts/tolerances.ts";

const source = "https://metr.org/assets/benchmark_results_1_1.yaml";

/** Later suites and additions are left out. */
const SUITE = "1.1";
const AS_OF = "2026-05-31";

/** Half a unit of the last printed digit. */
const threeDecimals: Tolerance = { kind: "absolute", value: 0.0005 };

const columns = { suite: "text", p50_minutes: "number", state_of_the_art: "boolean?" } as const;

const claim = (
  id: string,
  what: Bilingual,
  published: number,
  tolerance: Tolerance,
): PublishedClaim => ({
  id,
  what,
  published,
  tolerance,
  source,
});

/** Doubling of the time horizon, suite 1.1 of METR, from the embedded horizons. */
export const timeHorizonTrend: Replication = {
  id: "time-horizon-trend",
  claims: [
    claim(
      "models-since-2023",
      {
        en: "models of 2023 and later that were best at release",
        zh: "2023 年起发布时最佳的模型数",
      },
      14,
      exact,
    ),
    claim(
      "doubling-since-2023",
      {
        en: "days in which the time horizon doubles, since 2023",
        zh: "2023 年以来时长倍增天数",
      },
      128.744,
      threeDecimals,
    ),
    claim(
      "doubling-all-time",
      { en: "days in which the time horizon doubles, all models", zh: "全部模型的时长倍增天数" },
      187.778,
      threeDecimals,
    ),
  ],
  run({ facts }) {
    const rows = facts.select("time-horizons", { asOf: AS_OF, hindsight: false }, columns);
    if (!rows.ok) return rows;
    const best = rows.value.filter((row) => row.suite === SUITE && row.state_of_the_art === true);
    const recent = best.filter(({ date }) => date >= "2023-01-01");
    const all = doublingDays(best);
    const since = doublingDays(recent);
    if (all === undefined || since === undefined) {
      return fail("not-determined", { value: "time horizon", n: recent.length });
    }
    return succeed(
      new Map([
        ["models-since-2023", recent.length],
        ["doubling-since-2023", since],
        ["doubling-all-time", all],
      ]),
    );
  },
};

function doublingDays(
  rows: readonly { readonly date: string; readonly p50_minutes: number }[],
): number | undefined {
  const line = fitLine(
    rows.map(({ date }) => dayNumber(date)),
    rows.map((row) => ln(row.p50_minutes)),
  );
  return line && Math.LN2 / line.slope;
}
