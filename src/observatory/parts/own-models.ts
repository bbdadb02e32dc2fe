import { OWN } from "../../data/own-rows.ts";
import type { ModelMeasure } from "../../files/model-measures.ts";
import { modelKeys } from "../../names/model-id.ts";
import type { ScoredVersion } from "../../trends/parts/capability-editions.ts";
import {
  blendedPrice,
  type PricedVersion,
  threeToOne,
} from "../../trends/parts/priced-versions.ts";

/** What somebody has measured of models, in the forms in which the public figures are. */
export interface OwnModels {
  readonly scored: readonly { readonly date: string; readonly value: number }[];
  readonly half: readonly { readonly date: string; readonly value: number }[];
  readonly most: readonly { readonly date: string; readonly value: number }[];
  readonly sized: readonly {
    readonly date: string;
    readonly eci: number;
    readonly parameters: number;
  }[];
  readonly priced: readonly PricedVersion[];
  /** Models with a price or a size of which nobody tells what they are able to. */
  readonly unscored: readonly string[];
}

/**
 * Own measures beside the public ones. A price or a size counts with the capability that its row
 * states, else with that of the model of the name, in the table or on the index.
 *
 * @param measures those known by the day
 * @param index versions that the index scores by the day
 */
export function ownModels(
  measures: readonly ModelMeasure[],
  index: readonly ScoredVersion[],
): OwnModels {
  const points = pointsByName(measures, index);
  const abilityOf = ({ model, capability }: ModelMeasure) => capability ?? points(model);
  const valued = (value: (measure: ModelMeasure) => number | undefined) =>
    measures.flatMap((measure) => {
      const found = value(measure);
      return found === undefined ? [] : [{ date: measure.date, value: found }];
    });
  const dear = measures.filter(({ price, parameters }) => price ?? parameters);
  return {
    scored: valued(({ capability }) => capability),
    half: valued(({ minutes50 }) => minutes50),
    most: valued(({ minutes80 }) => minutes80),
    sized: measures.flatMap((measure) => {
      const [eci, { date, parameters }] = [abilityOf(measure), measure];
      return eci === undefined || parameters === undefined ? [] : [{ date, eci, parameters }];
    }),
    priced: measures.flatMap((measure, at) => {
      const eci = abilityOf(measure);
      return eci === undefined ? [] : pricedVersion(measure, eci, at);
    }),
    unscored: [
      ...new Set(
        dear.flatMap((measure) => (abilityOf(measure) === undefined ? [measure.model] : [])),
      ),
    ],
  };
}

/** Points of a model by its name: the best that the table states, else the best of the index. */
function pointsByName(
  measures: readonly ModelMeasure[],
  index: readonly ScoredVersion[],
): (model: string) => number | undefined {
  const key = (name: string) => modelKeys(name).dated;
  const best = (all: readonly (readonly [string, number])[]) => {
    const found = new Map<string, number>();
    for (const [name, value] of all) {
      found.set(key(name), Math.max(value, found.get(key(name)) ?? Number.NEGATIVE_INFINITY));
    }
    return found;
  };
  const own = best(
    measures.flatMap(({ model, capability }) =>
      capability === undefined ? [] : [[model, capability] as const],
    ),
  );
  const known = best(
    index.flatMap(({ version, model, label, eci }) =>
      [version, model, label].map((name) => [name, eci] as const),
    ),
  );
  return (model) => own.get(key(model)) ?? known.get(key(model));
}

/** An own price as one of the lists. */
function pricedVersion(
  { model, date, price }: ModelMeasure,
  eci: number,
  at: number,
): readonly PricedVersion[] {
  if (!price) return [];
  const common = { id: `${OWN}/${at + 1}`, date, known_on: date, known_basis: OWN, source: OWN };
  const unknown = undefined;
  const segment: PricedVersion["segment"] = {
    ...common,
    ...{ model, provider: OWN, history: OWN, first_seen: date, last_seen: unknown },
    ...{ input_usd_mtok: price.in, output_usd_mtok: price.out, cache_read_usd_mtok: unknown },
    ...{ blended_usd_mtok: unknown, thinking: unknown, left_censored: false, rolling_alias: false },
  };
  const version: ScoredVersion = {
    ...common,
    ...{ edition: OWN, version: model, model, label: model, eci, eci_low: unknown },
    ...{ eci_high: unknown, organizations: unknown, countries: unknown, open_weights: unknown },
    ...{ training_flop: unknown, training_flop_confidence: unknown },
    training_flop_known_on: unknown,
  };
  const usdPerMtok = blendedPrice(segment, threeToOne);
  return usdPerMtok === undefined ? [] : [{ version, segment, date, until: undefined, usdPerMtok }];
}
