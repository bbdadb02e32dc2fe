import { addDays } from "../../base/calendar.ts";
import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { dateInAddress, monthNumber } from "../shared/date-in-address.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { fractionOfPercent } from "../shared/fraction-of-percent.ts";
import { lastDayOfMonth } from "../shared/read-period.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import type { Known } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import {
  addressColumn,
  periodColumn,
  rangeColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

const file = "compiled/datacenter_electricity.csv";

/** Electricity of data centres as estimated and projected, each with its boundary and edition. */
export const electricity: Adapter = {
  dataset: "electricity",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      year: required(periodColumn("year")),
      scope: required(textColumn("scope")),
      boundary: required(textColumn("boundary")),
      twh: required(rangeColumn("twh")),
      share: rangeColumn("share_of_total_pct"),
      kind: required(textColumn("kind")),
      source: required(addressColumn("source_url")),
    });
    if (!read.ok) return read;
    const rows = read.value.map(({ year, scope, boundary, twh, share, kind, source }) => {
      const publication = /\((.*)\)$/.exec(boundary)?.[1] ?? "";
      const counted = boundary.replace(/\s*\(.*$/, "");
      return {
        id: `${slug(scope)}-${year.period}-${slug(publication)}`,
        date: year.lastDay,
        ...knownOn(`${kind} ${publication}`, year.lastDay, source),
        source,
        scope,
        boundary: slug(counted),
        kind: kind.split(" ")[0] ?? kind,
        publication,
        electricity_twh: twh.central,
        electricity_low_twh: twh.low,
        electricity_high_twh: twh.high,
        share: fractionOfPercent(share?.central),
        share_of: share === undefined ? undefined : denominatorOf(slug(counted)),
        share_low: fractionOfPercent(share?.low),
        share_high: fractionOfPercent(share?.high),
      };
    });
    return succeed(draftOf(description, rows));
  },
};

/** What a share is a share of: all estimates of data centres are shares of final use. */
const denominatorOf = (boundary: string): string =>
  boundary === "total-electricity-generation" ? "generation" : "consumption";

/** Editions that the table names without a month. */
const editions: Readonly<Record<string, string>> = { "IEA Electricity 2024": "Jan 2024" };

function knownOn(naming: string, lastDay: string, source: string): Known {
  const named = Object.entries(editions).find(([edition]) => naming.includes(edition))?.[1];
  const edition = /\b([A-Z][a-z]{2}) (20\d\d)\b/.exec(named ?? naming);
  if (edition) {
    const month = Number(monthNumber(edition[1] ?? ""));
    return { known_on: lastDayOfMonth(Number(edition[2]), month), known_basis: "edition" };
  }
  const printed = dateInAddress(source);
  if (printed !== undefined && printed >= lastDay) {
    return { known_on: printed, known_basis: "address-date" };
  }
  return { known_on: addDays(lastDay, 365), known_basis: "assumed-365-days" };
}

const description = {
  id: "electricity",
  title: { en: "Electricity use of data centres", zh: "数据中心用电量" },
  publisher: "IEA, LBNL and Ember, through the pages cited in each row",
  url: "https://www.iea.org/reports/energy-and-ai",
  licence: "figures used as facts, each with its citation",
  attribution:
    "International Energy Agency; Lawrence Berkeley National Laboratory; Ember; Masanet et al. 2020; Hintemann 2020; as cited row by row.",
  retrieved: "2026-11-23",
  columns: [
    text("scope", "world, US or EU"),
    text("boundary", "what is counted: data centres, also crypto-currencies, or all generation"),
    text("kind", "estimate, projection or statistic"),
    text("publication", "the publication and edition that the figure comes from"),
    optional(number("electricity_twh", "TWh/yr", "central value of the year")),
    optional(number("electricity_low_twh", "TWh/yr", "lower end of the published range")),
    optional(number("electricity_high_twh", "TWh/yr", "upper end of the published range")),
    optional(number("share", "1", "share of the electricity of the scope that share_of names")),
    optional(
      text(
        "share_of",
        "consumption, as the IEA and LBNL count it; or generation, which losses make larger",
      ),
    ),
    optional(number("share_low", "1", "lower end of the published share")),
    optional(number("share_high", "1", "upper end of the published share")),
  ],
};
