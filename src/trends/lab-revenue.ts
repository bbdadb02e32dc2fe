import { groupBy } from "../base/group-by.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import type { Fact } from "../data/facts.ts";
import { cellReceipt } from "../data/receipt.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  company: "text",
  annual_revenue_usd: "number",
  definition: "text",
  scope: "text",
} as const;

type Revenue = Fact<typeof columns>;

/** Definitions that annualise the current month; revenue recognised over a year lags them. */
const annualised = new Set(["run-rate", "ARR"]);

/**
 * Worldwide spending on information technology in 2026, in USD (Gartner, 3 February 2026): no one
 * company takes in all of it. For earlier days it is above what was then spent, so that it binds
 * less.
 */
const IT_SPENDING = 6.15e12;

/** Fewest figures with which a company contributes to the rate. */
const MIN_FIGURES = 2;

/**
 * Annualised revenue of companies that develop frontier models, with one rate of growth and one
 * level per company. Figures under other definitions are shown, not fitted.
 */
export const labRevenue: Trend = {
  id: "lab-revenue",
  unit: "USD/yr",
  scale: "log",
  pooled: true,
  start: "last",
  horizonYears: 2,
  forecast: { kind: "flow", everyMonths: 1, from: "2023-06-01", ceiling: IT_SPENDING },
  observe(facts, window): Outcome<readonly Observation[]> {
    const rows = facts.select("lab-revenue", window, columns);
    if (!rows.ok) return rows;
    const ofCompanies = rows.value.filter(({ scope }) => scope === "company");
    const counts = groupBy(
      ofCompanies.filter(({ definition }) => annualised.has(definition)),
      ({ company }) => company,
    );
    const enough = ({ company }: Revenue) => (counts.get(company)?.length ?? 0) >= MIN_FIGURES;
    return succeed(
      ofCompanies.map((row) => observe(row, annualised.has(row.definition) && enough(row))),
    );
  },
};

const observe = (row: Revenue, selected: boolean): Observation => ({
  id: row.id,
  label: row.company,
  date: row.date,
  value: row.annual_revenue_usd,
  selected,
  group: row.company,
  // Figures of one company share whatever is peculiar to it.
  cluster: row.company,
  organization: row.company,
  basis: row.definition,
  source: row.source,
  receipt: cellReceipt("lab-revenue", row, "annual_revenue_usd", row.annual_revenue_usd, "USD/yr"),
});
