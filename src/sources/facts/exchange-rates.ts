import { z } from "zod";
import { addDays } from "../../base/calendar.ts";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";

const file = factsFile("exchange-rates");

/** What a dollar costs in other currencies, month by month. */
export const exchangeRates: Adapter = { dataset: "exchange-rates", inputs: [file], ingest };

const year = z.array(z.number().positive()).min(1).max(12);
const schema = z.strictObject({
  source: z.url(),
  perDollar: z.record(z.string().regex(/^[A-Z]{3}$/), z.record(z.string().regex(/^\d{4}$/), year)),
});

/** The release of a month appears on the first working day of the next; this day is safely after it. */
const PUBLISHED_AFTER_DAYS = 36;

function ingest(texts: Texts): Outcome<Draft> {
  return mapOutcome(readYaml(texts, file, schema), ({ source, perDollar }) => ({
    description,
    rows: Object.entries(perDollar).flatMap(([currency, years]) =>
      Object.entries(years).flatMap(([of, months]) =>
        months.map((per_dollar, index) => {
          const date = `${of}-${String(index + 1).padStart(2, "0")}-01`;
          return {
            ...{ id: `${currency}-${date.slice(0, 7)}`, date, source, currency, per_dollar },
            known_on: addDays(date, PUBLISHED_AFTER_DAYS),
            known_basis: "release-schedule",
          };
        }),
      ),
    ),
    skipped: [],
  }));
}

const description: Draft["description"] = {
  id: "exchange-rates",
  title: { en: "What a dollar costs in other currencies", zh: "一美元兑其他货币的价格" },
  publisher:
    "Board of Governors of the Federal Reserve System (release G.5), by way of FRED and datasets/exchange-rates",
  url: "https://www.federalreserve.gov/releases/g5/current/",
  licence: "public domain (US government; the repository by the PDDL)",
  attribution:
    "Board of Governors of the Federal Reserve System (US), Foreign Exchange Rates - G.5, monthly averages",
  retrieved: "2026-11-30",
  knownBasis: {
    "release-schedule": {
      en: "36 days after the first of the month: its averages appear on the first working day of the next",
      zh: "当月首日后 36 天：月平均汇率于次月首个工作日公布",
    },
  },
  columns: [
    text("currency", "ISO 4217 code"),
    number("per_dollar", "1/USD", "units of it for a dollar, average of the month"),
  ],
};
