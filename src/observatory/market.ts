import { groupBy } from "../base/group-by.ts";
import { allOf, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { modelMaker } from "../names/model-maker.ts";
import { findOrganization } from "../names/organization-name.ts";
import { herfindahl } from "../stats/herfindahl.ts";
import { herfindahlBounds } from "../stats/herfindahl-bounds.ts";
import {
  type ComputeOwnership,
  computeOwnership,
  largestFirms,
} from "./parts/compute-ownership.ts";

/** How concentrated a market is, by one measure in one period. */
export interface Concentration {
  readonly measure: string;
  /** Population to which the shares refer. */
  readonly market: string;
  readonly period: string;
  readonly publisher: string;
  /** Shares of the named firms, largest first. */
  readonly shares: readonly { readonly name: string; readonly share: number }[];
  /** The share that is named, and the one that is not. */
  readonly coverage: number;
  readonly rest: number;
  /**
   * Firms without a share here, though the rest has room for them and they hold a tenth or more of
   * another market. None for compute, whose owners are other firms.
   */
  readonly missing: readonly string[];
  /** With the rest as dust. */
  readonly hhiLower: number;
  /**
   * With the rest as one firm; for compute, whose rest is known to be many, as firms of the size of
   * the smallest named one.
   */
  readonly hhiUpper: number;
  /**
   * From all named firms, with the rest as dust; equals the lower bound unless that uses fewer
   * firms.
   */
  readonly hhiNamed: number;
  readonly topFiveShare: number | undefined;
}

const FIVE = 5;

/** Metrics that are not shares of a whole: an answer may name several firms. */
const notOfAWhole = new Set(["enterprise-spend-survey"]);

/** Names that stand for unnamed firms. */
const unnamed = /^other\b/i;

/**
 * Concentration by every available measure, in its newest period; for compute, also at year ends.
 */
export function concentrations(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly Concentration[]> {
  const read = allOf({
    ownership: computeOwnership(facts, window),
    shares: marketConcentrations(facts, window),
    chatbots: chatbotConcentration(facts, window),
  });
  return mapOutcome(read, ({ ownership, shares, chatbots }) => [
    ...ownership
      .filter(({ date }, index) => index === ownership.length - 1 || date.endsWith("-12-31"))
      .reverse()
      .map(computeConcentration),
    ...withMissing([...shares, ...chatbots]),
  ]);
}

/** A firm this large in one market is looked for in the others. */
const LARGE = 0.1;

/** A rest below it is rounding of the named shares. */
const ROUNDING = 0.005;

function withMissing(markets: readonly Concentration[]): readonly Concentration[] {
  const large = markets.flatMap(({ shares }) =>
    shares.filter(({ share }) => share >= LARGE).map(({ name }) => firmOf(name)),
  );
  return markets.map((market) => {
    const named = new Set(market.shares.map(({ name }) => firmOf(name)));
    const missing = market.rest < ROUNDING ? [] : large.filter((firm) => !named.has(firm));
    return { ...market, missing: [...new Set(missing)].sort() };
  });
}

/** Who is behind a name: the firm itself, or the maker of a product. */
const firmOf = (name: string): string =>
  findOrganization(name)?.name ?? modelMaker(name)?.organization ?? name;

/**
 * Concentration of installed computing power among its owners.
 *
 * The lower bound is the published one, from the five largest firms alone. The upper bound uses
 * every known firm and caps the others at the smallest of them.
 */
export function computeConcentration(ownership: ComputeOwnership): Concentration {
  const firms = ownership.owners.filter(({ firm }) => firm);
  const five = largestFirms(ownership, FIVE).map(({ share }) => share);
  const bounds = herfindahlBounds(firms.map(({ share }) => share));
  return {
    measure: "installed-compute",
    market: "world",
    period: ownership.date,
    publisher: "Epoch AI",
    shares: firms.map(({ owner, share }) => ({ name: owner, share })),
    coverage: 1 - bounds.rest,
    rest: bounds.rest,
    missing: [],
    hhiLower: herfindahl(five),
    hhiNamed: bounds.lower,
    hhiUpper: bounds.upper,
    topFiveShare: five.length === FIVE ? five.reduce((sum, share) => sum + share, 0) : undefined,
  };
}

interface Share {
  readonly name: string;
  readonly share: number;
}

function marketConcentrations(facts: Facts, window: FactWindow): Outcome<readonly Concentration[]> {
  const rows = facts.select("market-shares", window, {
    period: "text",
    market: "text",
    metric: "text",
    name: "text",
    share: "number",
    publisher: "text",
  });
  if (!rows.ok) return rows;
  const ofAWhole = rows.value.filter(({ metric }) => !notOfAWhole.has(metric));
  const measures = groupBy(ofAWhole, ({ metric, market }) => `${metric} ${market}`);
  return succeed(
    [...measures.values()].flatMap((group) => {
      const date = group
        .map((row) => row.date)
        .sort()
        .at(-1);
      const newest = group.filter((row) => row.date === date);
      const [row] = newest;
      return row ? [boundedShares(row.metric, row.market, row.period, row.publisher, newest)] : [];
    }),
  );
}

function chatbotConcentration(facts: Facts, window: FactWindow): Outcome<readonly Concentration[]> {
  const rows = facts.select("chatbot-shares", window, {
    period: "text",
    product: "text",
    share: "number",
  });
  if (!rows.ok) return rows;
  const period = rows.value
    .map((row) => row.period)
    .sort()
    .at(-1);
  const newest = rows.value.filter((row) => row.period === period);
  if (period === undefined || newest.length === 0) return succeed([]);
  const shares = newest.map(({ product, share }) => ({ name: product, share }));
  return succeed([boundedShares("chatbot-referrals", "world", period, "StatCounter", shares)]);
}

function boundedShares(
  measure: string,
  market: string,
  period: string,
  publisher: string,
  rows: readonly Share[],
): Concentration {
  const named = rows
    .filter(({ name, share }) => !unnamed.test(name) && share > 0)
    .map(({ name, share }) => ({ name, share }))
    .sort((a, b) => b.share - a.share);
  const bounds = herfindahlBounds(named.map(({ share }) => share));
  return {
    measure,
    market,
    period,
    publisher,
    shares: named,
    coverage: 1 - bounds.rest,
    rest: bounds.rest,
    missing: [],
    hhiLower: bounds.lower,
    // A list need not hold the largest: a firm that it leaves out may be all of the rest.
    hhiUpper: bounds.lower + herfindahl([bounds.rest]),
    hhiNamed: bounds.lower,
    topFiveShare:
      named.length >= FIVE
        ? named.slice(0, FIVE).reduce((sum, { share }) => sum + share, 0)
        : undefined,
  };
}
