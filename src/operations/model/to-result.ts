import { groupBy } from "../../base/group-by.ts";
import { formatDuration } from "../../charts/parts/human-units.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { RatedPrice } from "../../observatory/price-at-bar.ts";
import type { ModelProfile } from "../../observatory/profiles/model-profile.ts";
import { begun, listed } from "../../reports/findings/listed.ts";
import type { ModelProfileResult } from "./result.ts";
import { scoreOf } from "./to-list.ts";

/** A model as the contract shapes it. */
export function profileResult(
  profile: ModelProfile,
  asOf: string,
  t: Translate,
): ModelProfileResult {
  const { name, indexed, trained, place, offers, prices, tasks, horizons, benchmarks } = profile;
  const makers = indexed?.best.row.organizations ?? trained?.organizations ?? [];
  const result: Omit<ModelProfileResult, "answer"> = {
    asOf,
    name,
    makers: [...makers],
    released: indexed?.best.date ?? trained?.date ?? "",
    openWeights: indexed?.best.open ?? trained?.open_weights ?? null,
    accessibility: trained?.accessibility ?? null,
    baseModel: trained?.base_model ?? null,
    score:
      indexed && place
        ? { ...scoreOf(indexed.best), version: indexed.best.version, ...place }
        : null,
    versions: distinctVersions(indexed),
    firsts: profile.firsts.map((first) => ({ ...first })),
    offers: offers.map((offer) => ({
      ...priceOf(offer),
      since: offer.since,
      contextTokens: offer.traits.contextTokens ?? null,
      vision: offer.traits.images ?? null,
    })),
    prices: distinctPrices(prices),
    tasks: tasks.map(({ benchmark, usdPerTask, basis, score, date, source }) => ({
      ...{ benchmark, usdPerTask, basis, date, source },
      score: score ?? null,
    })),
    horizons: horizons.map((row) => ({
      suite: row.suite,
      p50Minutes: row.p50_minutes,
      p50Lower: row.p50_low ?? null,
      p50Upper: row.p50_high ?? null,
      p80Minutes: row.p80_minutes ?? null,
      source: row.source,
    })),
    benchmarks: benchmarks.map(({ benchmark, score, standard_error: error, version, source }) => ({
      ...{ benchmark, score, version, source },
      standardError: error ?? null,
    })),
    votes: votesOf(profile),
    training: trainingOf(profile),
  };
  return { ...result, answer: answerOf(result, t) };
}

const priceOf = ({ model, segment, usdPerMtok }: RatedPrice) => ({
  provider: segment.provider ?? "",
  version: model.version,
  usdPerMtok,
  inputUsdPerMtok: segment.input_usd_mtok ?? null,
  outputUsdPerMtok: segment.output_usd_mtok ?? null,
  source: segment.source,
});

/** Versions that differ in date or score; efforts that are measured as one are one. */
function distinctVersions(indexed: ModelProfile["indexed"]): ModelProfileResult["versions"] {
  const groups = groupBy(indexed?.versions ?? [], ({ date, score }) => `${date} ${score}`);
  return [...groups.values()].flatMap(([first]) =>
    first
      ? [
          {
            ...scoreOf(first),
            ...{ version: first.version, label: first.label, date: first.date },
          },
        ]
      : [],
  );
}

/** Prices in order of date; of the efforts of one listing, one. */
function distinctPrices(prices: readonly RatedPrice[]): ModelProfileResult["prices"] {
  const groups = groupBy(prices, ({ segment, date }) => `${segment.id} ${date}`);
  return [...groups.values()]
    .flatMap(([first]) =>
      first ? [{ ...priceOf(first), date: first.date, until: first.until ?? null }] : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

const votesOf = ({ votes }: ModelProfile): ModelProfileResult["votes"] =>
  votes
    ? {
        date: votes.date,
        rating: votes.rating,
        lower: votes.ci_low ?? null,
        upper: votes.ci_high ?? null,
        rank: votes.rank,
        source: votes.source,
      }
    : null;

function trainingOf({ trained, run }: ModelProfile): ModelProfileResult["training"] {
  const training = {
    flop: run?.flop ?? trained?.training_flop ?? null,
    usd: run?.usd ?? null,
    publishedUsd2023: trained?.cost_usd2023 ?? null,
    parameters: trained?.parameters ?? null,
    activeParameters: trained?.active_parameters ?? null,
    tokens: trained?.dataset_size ?? null,
    hours: trained?.training_hours ?? null,
    hardware: [...(trained?.hardware ?? [])],
    chips: trained?.hardware_quantity ?? null,
    powerW: trained?.power_w ?? null,
  };
  const isKnown = training.hardware.length > 0 || Object.values(training).some(isNumber);
  return isKnown
    ? {
        ...training,
        imprecise: trained?.training_flop_imprecise ?? false,
        source: trained?.source ?? null,
      }
    : null;
}

const isNumber = (value: unknown): boolean => typeof value === "number";

/** Where it stands, what it costs and how long its tasks are, in one sentence. */
function answerOf(result: Omit<ModelProfileResult, "answer">, t: Translate): string {
  const { name, score, released, makers, horizons, offers } = result;
  const [cheapest] = offers;
  const longest = horizons.at(-1);
  const clauses = [
    ...(score ? [standingText(score, t)] : []),
    ...(cheapest ? [t("model.answer.price", { usd: usdText(cheapest.usdPerMtok, t) })] : []),
    ...(longest
      ? [t("model.answer.horizon", { length: formatDuration(longest.p50Minutes, t) })]
      : []),
  ];
  const facts = { name, maker: makers.join(", "), date: released };
  if (clauses.length === 0) return begun(t("model.answer.bare", facts));
  return t("model.answer", { ...facts, clauses: listed(clauses, t) });
}

const standingText = (
  { rank, of, behind, eci }: NonNullable<ModelProfileResult["score"]>,
  t: Translate,
): string =>
  rank === 1
    ? t("model.answer.first", { of, score: formatNumber(eci, 4) })
    : t("model.answer.rank", {
        rank,
        of,
        score: formatNumber(eci, 4),
        behind: formatNumber(behind, 2),
      });
