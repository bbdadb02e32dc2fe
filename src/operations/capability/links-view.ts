import { formatFactor, formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import type { PublicLinks } from "./result.ts";

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
