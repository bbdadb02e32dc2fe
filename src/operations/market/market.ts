import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { marketPictures } from "./pictures.ts";
import { type MarketParts, readMarket } from "./read-market.ts";
import { marketSchema } from "./result.ts";
import { viewMarket } from "./view.ts";

/** Revenue, users, funding, capital spending, compute by owner and how concentrated they are. */
export default defineOperation({
  name: "market",
  input: z.strictObject({ company: z.string().min(1).optional(), ...asOfFields }),
  output: marketSchema,
  weight: () => 0.01,
  positional: [],
  examples: [{}, { asOf: "2023-12-28" }, { company: "OpenAI" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const parts = readMarket(context.facts, window.value);
    if (!parts.ok) return parts;
    const market = ofCompany(parts.value, input.company);
    if (!market.ok) return market;
    const t = translator(context.language);
    return succeed({
      result: { asOf: window.value.asOf, company: input.company ?? null, ...market.value },
      notes: [
        t("market.note.definitions"),
        t("market.note.compute"),
        t("market.note.hhi"),
        t("market.note.bet"),
      ],
    });
  },
  view: viewMarket,
  pictures: marketPictures,
});

/** Everything, or what concerns one company; an unknown company is refused with the known ones. */
function ofCompany(parts: MarketParts, company: string | undefined): Outcome<MarketParts> {
  if (company === undefined) return succeed(parts);
  const names = [...parts.revenue, ...parts.users, ...parts.funding, ...parts.capital].map(
    (row) => row.company,
  );
  const known = [...new Set([...names, ...parts.compute.map(({ owner }) => owner)])].sort();
  const name = known.find((candidate) => candidate.toLowerCase() === company.toLowerCase());
  if (name === undefined) {
    return fail("unknown-company", { value: company, known: known.join(", ") });
  }
  const own = <Row extends { readonly company: string }>(rows: Row[]): Row[] =>
    rows.filter((row) => row.company === name);
  return succeed({
    ...parts,
    revenue: own(parts.revenue),
    users: own(parts.users),
    funding: own(parts.funding),
    camps: own(parts.camps),
    capital: own(parts.capital),
    compute: parts.compute.filter(({ owner }) => owner === name),
  });
}
