import { eachOf, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { findModel } from "../../observatory/parts/find-model.ts";
import type { ScoredModel } from "../../observatory/parts/scored-model.ts";
import type { RaceBasis } from "../../observatory/race/race-basis.ts";
import { GENERATION } from "../../observatory/race/race-priors.ts";

/** A score to cross, and how it was asked for. */
export interface RaceBar {
  readonly bar: string;
  readonly level: number;
}

/**
 * Bars as a person writes them: `frontier`, `+1gen` for a generation above it, a score, or a model
 * by any of its names.
 *
 * @param frontier the best score of the day
 * @returns `unknown-bar` or `ambiguous-bar` where a name means none or several models
 */
export function readBars(
  texts: readonly string[],
  basis: RaceBasis,
  frontier: number,
): Outcome<readonly RaceBar[]> {
  const models = basis.versions
    .filter(({ date }) => date <= basis.from)
    .map(
      (version): ScoredModel => ({
        version: version.version,
        label: version.label,
        date: version.date,
        organization: leadOrganization(version.organizations),
        open: version.open_weights,
        eci: version.eci,
        parameters: undefined,
        flop: undefined,
        usd: undefined,
      }),
    );
  return eachOf(texts, (text) => readBar(text.trim(), models, frontier));
}

function readBar(bar: string, models: readonly ScoredModel[], frontier: number): Outcome<RaceBar> {
  if (bar.toLowerCase() === "frontier") return succeed({ bar, level: frontier });
  const generations = /^\+(\d+(?:\.\d+)?)gen$/i.exec(bar);
  if (generations) return succeed({ bar, level: frontier + Number(generations[1]) * GENERATION });
  if (/^\d+(\.\d+)?$/.test(bar)) return succeed({ bar, level: Number(bar) });
  return mapOutcome(findModel(models, bar), (index) => {
    const { label, eci } = models[index] as ScoredModel;
    return { bar: label, level: eci };
  });
}
