/**
 * Makes the forecasts of all past days again, from the facts known on each, and keeps them in
 * dist/prepared: questions of any day take what had been learnt by then from there.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { openEmbeddedFacts, preparedPath } from "../src/node/data-folder.ts";
import {
  computeForecasts,
  PREPARED_FORECASTS,
} from "../src/trends/parts/forecast/past-forecasts.ts";

/** Later than any fact: forecasts are made until the facts end. */
const UNTIL = "9999-12-31";

const facts = openEmbeddedFacts();
const made = computeForecasts(facts, UNTIL);
if (!made.ok) throw new Error(`${made.error.code} ${JSON.stringify(made.error.facts)}`);
const path = preparedPath(PREPARED_FORECASTS);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, JSON.stringify({ edition: facts.edition(), value: made.value }));
