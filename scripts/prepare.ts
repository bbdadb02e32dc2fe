/**
 * Computes what questions of any day rest on, and keeps it in dist/prepared: the forecasts of all past
 * days, from the facts known on each, the races of past days, and what every rate was said to be on
 * the first of each month.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { doHere } from "../src/base/in-parts.ts";
import { must } from "../src/base/outcome.ts";
import { openEmbeddedFacts, preparedPath } from "../src/node/data-folder.ts";
import { PREPARED_RACES } from "../src/observatory/race/past-races.ts";
import { racesByEdition } from "../src/observatory/race/races-by-edition.ts";
import { computeRates, PREPARED_RATES } from "../src/observatory/rate-history.ts";
import {
  endOfFacts,
  forecastsInParts,
  PREPARED_FORECASTS,
} from "../src/trends/parts/forecast/past-forecasts.ts";

const facts = openEmbeddedFacts();
const end = endOfFacts(facts);
keep(PREPARED_FORECASTS, must(doHere(forecastsInParts(facts, end))));
keep(PREPARED_RACES, must(racesByEdition(facts, end)));
keep(PREPARED_RATES, computeRates(facts, new Date().toISOString().slice(0, 10)));

function keep(name: string, value: unknown): void {
  const path = preparedPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ edition: facts.edition(), value }));
}
