import { z } from "zod";
import { formatFactor, formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
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
});

type PublicLinks = z.infer<typeof linksSchema>;

/** Links for JSON: what is unknown is `null`. */
export const publicLinks = ({ editions, horizon }: CapabilityLinks): PublicLinks => ({
  editions: [...editions],
  horizon: horizon
    ? { ...horizon, at: [...horizon.at], disagreements: [...horizon.disagreements] }
    : null,
});

/** The links as sentences. */
export function viewLinks({ editions, horizon }: PublicLinks, t: Translate): readonly Block[] {
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
  ];
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: t("capability.links") },
    { kind: "list", items },
  ];
}
