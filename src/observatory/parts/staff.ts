import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { organizationName } from "../../names/organization-name.ts";

const columns = { company: "text", staff: "number", scope: "text" } as const;

/** How many people an organisation had, and which of them are counted. */
export type StaffReport = Fact<typeof columns>;

/** Scopes that count the people behind a laboratory's models; others count a part, or outsiders. */
const wholeLab = new Set(["company", "ai-division"]);

/**
 * The newest report of an organisation's staff by a day.
 *
 * @returns a function of organisation and day, which gives `undefined` where there is no report
 */
export function staffReports(
  facts: Facts,
  window: FactWindow,
): Outcome<(organization: string, day: string) => StaffReport | undefined> {
  const rows = facts.select("lab-staff", window, columns);
  if (!rows.ok) return rows;
  const reports = rows.value
    .filter(({ scope }) => wholeLab.has(scope))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return succeed((organization, day) =>
    reports.findLast(
      ({ company, date }) => date <= day && organizationName(company) === organization,
    ),
  );
}
