import { z } from "zod";
import { formatFactor, formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ArenaLink } from "../../observatory/arena-link.ts";
import type { CapabilityLinks } from "../../observatory/capability-links.ts";
import type { Block } from "../../reports/document.ts";

/** The links of the published index, as JSON. */
export const linksSchema = z.object({
  /** Each edition mapped on the next by the versions that both score. */
  editions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      n: z.number().int(),
      slope: z.number(),
      intercept: z.number(),
      error: z.number(),
      largest: z.object({ version: z.string(), points: z.number() }),
    }),
  ),
  /** Task length by points of the index; `null` before horizons are known. */
  horizon: z
    .object({
      n: z.number().int(),
      doublingPoints: z.number(),
      rSquared: z.number(),
      scatterFactor: z.number(),
      at: z.array(z.object({ minutes: z.number(), eci: z.number() })),
      disagreements: z.array(z.object({ label: z.string(), ratio: z.number() })),
    })
    .nullable(),
  /** The Arena's ratings by points of the index; `null` before its first snapshot. */
  arena: z
    .object({
      date: z.string(),
      board: z.string(),
      n: z.number().int(),
      ratingPerPoint: z.number(),
      rSquared: z.number(),
      rankCorrelation: z.number(),
      scatter: z.number(),
      leader: z.object({ label: z.string(), eci: z.number().nullable() }),
      disagreements: z.array(z.object({ label: z.string(), rating: z.number() })),
    })
    .nullable(),
});

type PublicLinks = z.infer<typeof linksSchema>;

/** Links for JSON: what is unknown is `null`. */
export const publicLinks = ({
  editions,
  horizon,
  arena,
}: Pick<CapabilityLinks, "editions" | "horizon" | "arena">): PublicLinks => ({
  editions: [...editions],
  horizon: horizon
    ? { ...horizon, at: [...horizon.at], disagreements: [...horizon.disagreements] }
    : null,
  arena: arena ? publicArena(arena) : null,
});

const publicArena = ({ date, board, n, line, leader, ...link }: ArenaLink) => ({
  date,
  board,
  n,
  ratingPerPoint: line.slope,
  rSquared: line.rSquared,
  rankCorrelation: link.rankCorrelation,
  scatter: line.residualStandardError,
  leader: { label: leader.label, eci: leader.eci ?? null },
  disagreements: link.disagreements.map(({ label, above }) => ({ label, rating: above })),
});

/** The links as sentences. */
export function viewLinks(
  { editions, horizon, arena }: PublicLinks,
  t: Translate,
): readonly Block[] {
  const items = [
    ...editions.map((link) =>
      t("capability.link.edition", {
        from: link.from,
        to: link.to,
        n: link.n,
        slope: formatNumber(link.slope, 4),
        intercept: formatNumber(link.intercept),
        error: formatNumber(link.error),
        version: link.largest.version,
        points: formatNumber(link.largest.points),
      }),
    ),
    ...(horizon
      ? [
          t("capability.link.horizon", {
            n: horizon.n,
            points: formatNumber(horizon.doublingPoints),
            rSquared: formatNumber(horizon.rSquared),
            scatter: formatFactor(horizon.scatterFactor),
            at: horizon.at
              .map(({ minutes, eci }) =>
                t("capability.link.at", { minutes, eci: formatNumber(eci, 4) }),
              )
              .join("; "),
            disagreements: horizon.disagreements
              .map(({ label, ratio }) => `${label} ${formatFactor(ratio)}`)
              .join(", "),
          }),
        ]
      : []),
    ...(arena ? [arenaText(arena, t)] : []),
  ];
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: t("capability.links") },
    { kind: "list", items },
  ];
}

const arenaText = (arena: NonNullable<PublicLinks["arena"]>, t: Translate): string =>
  t("capability.link.arena", {
    date: arena.date,
    n: arena.n,
    order: formatNumber(arena.rankCorrelation, 2),
    rating: formatNumber(arena.ratingPerPoint),
    scatter: formatNumber(arena.scatter),
    leader: arena.leader.label,
    eci: arena.leader.eci === null ? "–" : formatNumber(arena.leader.eci, 4),
    disagreements: arena.disagreements
      .map(
        ({ label, rating }) => `${label} ${rating > 0 ? "+" : "−"}${Math.abs(rating).toFixed(0)}`,
      )
      .join(", "),
  });
