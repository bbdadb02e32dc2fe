import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import { companyName } from "../../names/organization-name.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { flag, list, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { slug } from "../shared/slug.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const live = "https://epoch.ai/data/data_centers";
const snapshot = "2026-05-23";
const files = {
  sites: `epoch-data-centers/data_centers_${snapshot}.csv`,
  timelines: `epoch-data-centers/data_center_timelines_${snapshot}.csv`,
} as const;

/** Frontier data centres over time: power, computing and cost, built and planned. */
export const dataCentres: Adapter = dataCentresOf(snapshot);

/** The tables as Epoch AI keeps them. */
export const liveDataCentres: LiveSource = {
  id: "epoch-data-centres",
  dataset: "data-centres",
  files: [
    { address: `${live}/data_centers.csv`, path: files.sites },
    { address: `${live}/data_center_timelines.csv`, path: files.timelines },
  ],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: dataCentresOf,
};

/** The adapter for a copy of a day: what lies ahead of it is planned. */
function dataCentresOf(snapshot: string): Adapter {
  return { dataset: "data-centres", inputs: Object.values(files), ingest };

  function ingest(texts: Texts): Outcome<Draft> {
    const sites = readSites(texts);
    if (!sites.ok) return sites;
    const read = readUpstream(texts, files.timelines, {
      site: required(textColumn("Data center")),
      date: required(dateColumn("Date")),
      buildings: numberColumn("Buildings operational"),
      itPower: numberColumn("IT power (MW)"),
      power: numberColumn("Power (MW)"),
      h100e: numberColumn("H100 equivalents"),
      billions: numberColumn("Total capital cost (2025 USD billions)"),
    });
    if (!read.ok) return read;
    const rows = read.value.map(({ site, date, ...state }) => ({
      id: `${slug(site)}-${date}`,
      date,
      known_on: snapshot,
      known_basis: "snapshot",
      source: `${live}/data_center_timelines.csv`,
      site,
      ...sites.value.get(site),
      planned: date > snapshot,
      buildings: state.buildings,
      power_mw: state.power,
      it_power_mw: state.itPower,
      h100e: roundDigits(knownComputing(state.h100e, state.power), 7),
      capital_cost_usd2025: roundDigits(billion(state.billions), 7),
    }));
    return succeed(draftOf(description, numberRepeated(rows)));
  }
}

/** Zero beside power means that the computing is not known; without power there is none. */
const knownComputing = (
  h100e: number | undefined,
  power: number | undefined,
): number | undefined => (h100e === 0 && power !== undefined && power > 0 ? undefined : h100e);

const billion = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value * 1e9;

interface Site {
  readonly owners: readonly string[] | undefined;
  readonly country: string | undefined;
}

function readSites(texts: Texts): Outcome<ReadonlyMap<string, Site>> {
  const read = readUpstream(texts, files.sites, {
    site: required(textColumn("Name")),
    owner: textColumn("Owner"),
    country: textColumn("Country"),
  });
  if (!read.ok) return read;
  return succeed(
    new Map(
      read.value.map(({ site, owner, country }) => {
        const owners = splitOrganizations(owner.replace(/\s*#\w+/g, "")).map(companyName);
        return [
          site,
          { owners: owners.length > 0 ? owners : undefined, country: country || undefined },
        ];
      }),
    ),
  );
}

const description = {
  id: "data-centres",
  title: { en: "Frontier data centres, built and planned", zh: "前沿数据中心：已建与计划" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/data-centers",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, Frontier Data Centers, copy of 2026-05-23.",
  retrieved: "2026-11-23",
  columns: [
    text("site", "name of the data centre"),
    optional(list("owners", "owners, whatever the publisher's certainty")),
    optional(text("country", "country of the site")),
    flag("planned", "the date lies after the copy was made: a plan, not a report"),
    optional(number("buildings", "1", "buildings in operation")),
    optional(number("power_mw", "MW", "power of the whole site")),
    optional(number("it_power_mw", "MW", "power of the computers")),
    optional(number("h100e", "H100e", "computing power in equivalents of an NVIDIA H100")),
    optional(number("capital_cost_usd2025", "USD of 2025", "capital spent up to the date")),
  ],
};
