import { addDays } from "../../base/calendar.ts";
import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { number } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { addressColumn, numberColumn, periodColumn, required } from "../shared/upstream-columns.ts";

const file = "compiled/world_electricity.csv";

/** World electricity generation and its carbon intensity by year. */
export const worldElectricity: Adapter = {
  dataset: "world-electricity",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      year: required(periodColumn("year")),
      generation: required(numberColumn("world_generation_twh_implied")),
      carbon: required(numberColumn("carbon_intensity_gco2_per_kwh")),
      source: required(addressColumn("source_url")),
    });
    if (!read.ok) return read;
    const rows = read.value.map(({ year, generation, carbon, source }) => ({
      id: `world-${year.period}`,
      date: year.lastDay,
      known_on: addDays(year.lastDay, 180),
      known_basis: "assumed-180-days",
      source,
      generation_twh: generation,
      carbon_intensity_g_per_kwh: carbon,
    }));
    return succeed(draftOf(description, rows));
  },
};

const description = {
  id: "world-electricity",
  title: { en: "World electricity generation", zh: "世界发电量" },
  publisher: "Our World in Data",
  url: "https://github.com/owid/energy-data",
  licence: "CC BY 4.0; terms of Ember and the Energy Institute apply upstream",
  attribution:
    "Our World in Data, Energy, based on Ember and the Energy Institute Statistical Review of World Energy; generation derived as hydropower over its share.",
  retrieved: "2026-11-23",
  columns: [
    number("generation_twh", "TWh/yr", "generation of the year, good to about 0.01 %"),
    number("carbon_intensity_g_per_kwh", "g CO2/kWh", "carbon dioxide per kilowatt-hour"),
  ],
};
