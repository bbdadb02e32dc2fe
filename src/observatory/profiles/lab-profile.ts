import { firstsOfMonths } from "../../base/calendar.ts";
import { nearestNames } from "../../base/nearest-names.ts";
import { allOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { findOrganization, organizationName } from "../../names/organization-name.ts";
import { organizations } from "../../names/organizations.ts";
import { type StaffReport, staffReports } from "../parts/staff.ts";
import type { RaceBasis } from "../race/race-basis.ts";
import { type Standing, standingOn } from "../race/standing.ts";
import { type IndexModel, ratedIndex } from "./rated-index.ts";

const computeColumns = {
  lab: "text",
  h100e: "number",
  h100e_p05: "number",
  h100e_p95: "number",
} as const;

const spendColumns = {
  company: "text",
  amount_usd: "number",
  purposes: "list",
  period: "text",
  projection: "boolean",
  confidence: "text",
} as const;

const eventColumns = { lab: "text", kind: "text", person: "text?", counterparty: "text?" } as const;

/** What the facts hold of a lab besides the market and the race. */
export interface LabFacts {
  /** Its models on the index, newest first. */
  readonly models: readonly (IndexModel & { readonly behindAtRelease: number })[];
  readonly compute: readonly Fact<typeof computeColumns>[];
  readonly spending: readonly Fact<typeof spendColumns>[];
  readonly events: readonly Fact<typeof eventColumns>[];
  readonly staff: StaffReport | undefined;
}

/** How many names a refusal offers. */
const OFFERED = 6;

/**
 * The one name of the lab that somebody means by any of its spellings.
 *
 * @param known names of all labs of which anything is known on the day
 * @returns `no-such-lab` with the nearest names where none is meant
 */
export function findProfiledLab(known: readonly string[], name: string): Outcome<string> {
  const wanted = organizationName(name).toLowerCase();
  const found = known.find((lab) => lab.toLowerCase() === wanted);
  if (found !== undefined) return succeed(found);
  return fail("no-such-lab", {
    value: name,
    known: nearestNames(name, known, OFFERED).join(", "),
  });
}

/** All labs of which anything is known on a day: those on the index, and those with money or chips. */
export function knownLabs(facts: Facts, window: FactWindow): Outcome<readonly string[]> {
  const company = { company: "text" } as const;
  const read = allOf({
    index: ratedIndex(facts, window),
    revenue: facts.select("lab-revenue", window, company),
    funding: facts.select("lab-funding", window, company),
    users: facts.select("lab-users", window, company),
    compute: facts.select("lab-compute", window, { lab: "text" }),
  });
  return mapOutcome(read, ({ index, revenue, funding, users, compute }) => {
    const makers = index.models.flatMap(({ best }) => best.organization ?? []);
    const others = [...revenue, ...funding, ...users].map((row) => row.company);
    const names = [...others, ...compute.map(({ lab }) => lab)].map(organizationName);
    return [...new Set([...makers, ...names])];
  });
}

/** What the facts hold of a lab. */
export function labFacts(facts: Facts, window: FactWindow, lab: string): Outcome<LabFacts> {
  const read = allOf({
    index: ratedIndex(facts, window),
    compute: facts.select("lab-compute", window, computeColumns),
    spending: facts.select("lab-compute-spend", window, spendColumns),
    events: facts.select("lab-events", window, eventColumns),
    staff: staffReports(facts, window),
  });
  return mapOutcome(read, ({ index, compute, spending, events, staff }) => {
    const isOwn = (name: string) => organizationName(name) === lab;
    const versions = index.models.flatMap((model) => model.versions);
    const bestBy = (date: string) =>
      Math.max(...versions.filter((each) => each.date <= date).map(({ score }) => score));
    return {
      models: index.models
        .filter(({ best }) => best.organization === lab)
        .map((model) => ({
          ...model,
          behindAtRelease: bestBy(model.best.date) - model.best.score,
        }))
        .sort((a, b) => (a.best.date < b.best.date ? 1 : -1)),
      compute: compute.filter((row) => isOwn(row.lab)),
      spending: spending.filter((row) => isOwn(row.company)),
      events: events.filter((row) => isOwn(row.lab)),
      staff: staff(lab, window.asOf),
    };
  });
}

/** Where a lab stood on the first of each month since it was first scored, and on the last day. */
export function standingThroughTime(
  { withVotes, from }: RaceBasis,
  lab: string,
): readonly (Standing & { readonly date: string })[] {
  const first = withVotes.find((release) => release.lab === lab)?.date;
  if (first === undefined || first > from) return [];
  const days = [...firstsOfMonths(first, from).filter((day) => day > first && day < from), from];
  return days.flatMap((date) =>
    standingOn(withVotes, date)
      .filter((standing) => standing.lab === lab)
      .map((standing) => ({ ...standing, date })),
  );
}

/** Whether a text names a lab, by any of its spellings, as a word of its own. */
export function namesLab(lab: string): (text: string) => boolean {
  const own = organizations.find(({ name }) => name === lab) ?? findOrganization(lab);
  const spellings = [lab, ...(own?.aliases ?? [])].map((name) =>
    name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\d])(${spellings.join("|")})(?![\\p{L}\\d])`, "iu");
  return (text) => pattern.test(text);
}
