import type { Translate } from "../../i18n/translate.ts";
import type { ArenaLink } from "../../observatory/arena-link.ts";
import type { PlacedModel } from "../../observatory/capability-fit.ts";
import type { CapabilityLinks } from "../../observatory/capability-links.ts";
import type { MultimodalLine } from "../../observatory/multimodal.ts";
import { exp } from "../../stats/elementary/exp.ts";
import type { ModelFacts } from "../shared/capability-data.ts";
import { publicFit } from "../shared/public-fit.ts";
import type { CapabilityResult, PublicLinks, PublicMultimodal } from "./result.ts";

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

/** Lines for JSON: what is unknown is `null`. */
export const publicMultimodal = (
  lines: readonly MultimodalLine[],
  t: Translate,
): PublicMultimodal =>
  lines.map(({ growth, link, records, ...line }) => ({
    ...line,
    records: records.map(({ organizations, ...record }) => ({
      ...record,
      organizations: [...organizations],
    })),
    growth: growth ? publicFit(growth, t("capability.multimodal.growth")) : null,
    link: link
      ? {
          n: link.n,
          rankCorrelation: link.rankCorrelation,
          disagreements: link.disagreements.map(({ label, above }) => ({
            label,
            oddsRatio: exp(above),
          })),
        }
      : null,
  }));

/** A model on the scale, with what is known of it. */
export const publicModel = (
  { model: id, capability, eci, lower, upper }: PlacedModel,
  facts: ModelFacts | undefined,
): CapabilityResult["models"][number] => ({
  id,
  label: facts?.label ?? id,
  organization: facts?.organization ?? null,
  date: facts?.date ?? "",
  capability,
  eci,
  lower: lower ?? null,
  upper: upper ?? null,
  open: facts?.open ?? null,
});
