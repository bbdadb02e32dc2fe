import { attempt, must } from "../../base/outcome.ts";
import { findText } from "../../files/find-text.ts";
import { readTaskRuns } from "../../files/time-horizon-runs.ts";
import { fitSuccessCurves, type SuccessCurve } from "../../stats/fit-success-curve.ts";
import { median } from "../../stats/median.ts";
import { tallyRuns } from "../../stats/success-tally.ts";
import { claimId } from "./parts/claim-id.ts";
import type { PublishedClaim, Replication, Tolerance } from "./parts/replication.ts";
import { exact } from "./parts/tolerances.ts";

const source = "https://github.com/METR/eval-analysis-public/tree/19b0311";

/** The published values stopped early, up to 0.6 % from the optimum. */
const horizon: Tolerance = { kind: "relative", value: 0.01 };

const horizons = [
  { agent: "o1", p50Minutes: 42.45 },
  { agent: "Claude 3.5 Sonnet (New)", p50Minutes: 60.52 },
] as const;

/** Task-completion time horizons of January 2025: METR, arXiv 2503.14499. */
export const timeHorizonAgents: Replication = {
  id: "time-horizon-agents",
  publication: "time-horizon",
  claims: [
    ...horizons.map(
      ({ agent, p50Minutes }): PublishedClaim => ({
        id: claimId(agent),
        what: {
          en: `${agent}, minutes of the tasks solved half of the time`,
          zh: `${agent}，成功率为一半的任务时长（分钟）`,
        },
        published: p50Minutes,
        tolerance: horizon,
        source,
      }),
    ),
    {
      id: "without-horizon",
      what: {
        en: "agents without a horizon (davinci-002 has no success)",
        zh: "没有时长值的智能体数（davinci-002 从未成功）",
      },
      published: 1,
      tolerance: exact,
      source,
    },
    {
      id: "p50-to-p80",
      what: {
        en: "median of p50 over p80 among the agents",
        zh: "各智能体 p50 与 p80 之比的中位数",
      },
      published: 17,
      tolerance: { kind: "absolute", value: 0.5 },
      source,
    },
  ],
  run(inputs) {
    return attempt(() => {
      const text = must(findText(inputs.texts, "time-horizon", "runs_2025-01.jsonl"));
      const runs = must(readTaskRuns(text));
      const attempts = runs.filter(({ agent }) => agent !== PEOPLE);
      const tally = must(tallyRuns(attempts.map((run) => ({ ...run, minutes: run.humanMinutes }))));
      const fits = fitSuccessCurves(tally);
      const curves = new Map<string, SuccessCurve>();
      for (const { agent, curve } of fits) if (curve.ok) curves.set(agent, curve.value);
      return new Map([
        ...[...curves].map(([agent, curve]) => [claimId(agent), curve.p50Minutes] as const),
        ["without-horizon", fits.length - curves.size] as const,
        [
          "p50-to-p80",
          median([...curves.values()].map(({ p50Minutes, p80Minutes }) => p50Minutes / p80Minutes)),
        ] as const,
      ]);
    });
  },
};

/** Name under which the same file lists the runs of people. */
const PEOPLE = "human";
