import { addDays } from "../../base/calendar.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { number } from "../shared/describe-column.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { dateColumn, numberColumn, required } from "../shared/upstream-columns.ts";

const FILE = "epoch-training-cost/PCU518210518210.csv";

/** Monthly US producer prices of data processing and hosting, the deflator of training costs. */
export const deflator: Adapter = { dataset: "deflator", inputs: [FILE], ingest };

/** The series as FRED exports it. */
export const liveDeflator: LiveSource = {
  id: "fred-deflator",
  dataset: "deflator",
  files: [
    {
      address: "https://fred.stlouisfed.org/graph/fredgraph.csv?id=PCU518210518210",
      path: FILE,
    },
  ],
  changes: "months",
  tried: false,
  mayRepublish: true,
  adapterOn: () => deflator,
};

/** The Bureau publishes a month's index in the middle of the next; this day is safely after it. */
const PUBLISHED_AFTER_DAYS = 48;

const schema = {
  month: required(dateColumn("observation_date", "DATE")),
  index: required(numberColumn("PCU518210518210")),
};

function ingest(texts: Texts): Outcome<Draft> {
  const read = readUpstream(texts, FILE, schema);
  if (!read.ok) return read;
  return succeed({
    description,
    rows: read.value.map(({ month, index }) => ({
      id: month.slice(0, 7),
      date: month,
      known_on: addDays(month, PUBLISHED_AFTER_DAYS),
      known_basis: "release-schedule",
      source: "https://fred.stlouisfed.org/series/PCU518210518210",
      index,
    })),
    skipped: [],
  });
}

const description: Draft["description"] = {
  id: "deflator",
  title: {
    en: "US producer prices: data processing, hosting and related services",
    zh: "美国生产者价格指数：数据处理、托管及相关服务",
  },
  publisher: "US Bureau of Labor Statistics, by way of FRED",
  url: "https://fred.stlouisfed.org/series/PCU518210518210",
  licence: "public domain (US government)",
  attribution:
    "U.S. Bureau of Labor Statistics, Producer Price Index PCU518210518210, retrieved from FRED, Federal Reserve Bank of St. Louis",
  retrieved: "2026-11-23",
  knownBasis: {
    "release-schedule": {
      en: "48 days after the first of the month: the index appears in the middle of the next month",
      zh: "当月首日后 48 天：该指数于次月中旬公布",
    },
  },
  columns: [number("index", "1", "price index of the month, December 2000 = 100; revised later")],
};
