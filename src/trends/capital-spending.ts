import { groupBy } from "../base/group-by.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import type { Fact } from "../data/facts.ts";
import { cellReceipt } from "../data/receipt.ts";
import type { Observation, Trend } from "./parts/trend.ts";

const columns = {
  company: "text",
  period: "text",
  capital_spending_usd: "number",
  basis: "text",
  kind: "text",
  frequency: "text",
} as const;

type Spending = Fact<typeof columns>;

/** The companies to sum, and the one basis on which all of them report quarters. */
const companies = ["Alphabet", "Amazon", "Meta", "Microsoft"] as const;
const BASIS = "cash";

/** Capital spending of the four largest cloud companies together, by calendar quarter. */
export const capitalSpending: Trend = {
  id: "capital-spending",
  unit: "USD/quarter",
  scale: "log",
  pooled: false,
  start: "last",
  horizonYears: 2,
  forecast: { kind: "flow", everyMonths: 3, from: "2022-07-01" },
  mayBreak: true,
  observe(facts, window): Outcome<readonly Observation[]> {
    const rows = facts.select("capital-spending", window, columns);
    if (!rows.ok) return rows;
    const quarters = groupBy(
      rows.value.filter(
        ({ basis, kind, frequency }) =>
          basis === BASIS && kind === "actual" && frequency === "quarter",
      ),
      ({ period }) => period,
    );
    return succeed([...quarters.values()].flatMap(sumQuarter));
  },
};

/** The sum for a quarter; nothing while a company is missing, as the sum would be too small. */
function sumQuarter(rows: readonly Spending[]): readonly Observation[] {
  const parts = companies.flatMap((name) => rows.find(({ company }) => company === name) ?? []);
  const first = parts[0];
  if (first === undefined || parts.length < companies.length) return [];
  const value = parts.reduce((sum, part) => sum + part.capital_spending_usd, 0);
  return [
    {
      id: first.period,
      label: first.period,
      date: first.date,
      value,
      selected: true,
      organization: companies.join(", "),
      basis: BASIS,
      source: first.source,
      receipt: {
        id: `capital-spending/${first.period}`,
        value,
        unit: "USD/quarter",
        formula: companies.join(" + "),
        inputs: parts.map((part) =>
          cellReceipt(
            "capital-spending",
            part,
            "capital_spending_usd",
            part.capital_spending_usd,
            "USD/quarter",
          ),
        ),
      },
    },
  ];
}
