import type { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { timeHorizonFacts, timeHorizonFactsFile } from "./time-horizon-facts.ts";

/** When a result was published, and what it was then where it was revised since. */
export type TimeHorizonReport = z.infer<typeof timeHorizonFacts>["reports"][number];

/** Reports by suite and agent, each once. */
export function readReports(
  texts: Texts,
): Outcome<(suite: string, agent: string) => TimeHorizonReport | undefined> {
  const read = readYaml(texts, timeHorizonFactsFile, timeHorizonFacts);
  if (!read.ok) return read;
  const reports = new Map<string, TimeHorizonReport>();
  for (const report of read.value.reports) {
    const key = keyOf(report.suite, report.agent);
    if (reports.has(key)) {
      const facts = { file: timeHorizonFactsFile, row: report.suite, column: "reports" };
      return fail("duplicate-name", { ...facts, value: report.agent });
    }
    reports.set(key, report);
  }
  return succeed((suite, agent) => reports.get(keyOf(suite, agent)));
}

const keyOf = (suite: string, agent: string): string => `${suite} ${agent}`;
