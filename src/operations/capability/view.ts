import { formatNumber } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { capabilityFinding } from "../../reports/findings/capability-finding.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { viewLinks } from "./links-view.ts";
import { viewMultimodal } from "./multimodal-view.ts";
import type { CapabilityResult } from "./result.ts";

/** How many models the table for a person shows. */
const SHOWN = 25;

/** Models on one scale for a person, how much the choices matter, and what it links to. */
export function viewCapability(result: CapabilityResult, t: Translate): Document {
  return [
    { kind: "title", text: t("capability.title") },
    ...findingBlocks(capabilityFinding(result, t)),
    {
      kind: "table",
      columns: [
        { label: t("view.label") },
        { label: t("view.date") },
        { label: "ECI", align: "right" },
        { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
        { label: t("capability.raw"), align: "right" },
      ],
      rows: result.models
        .slice(0, SHOWN)
        .map((model) => [
          model.label,
          model.date || "–",
          model.eci.toFixed(1),
          model.lower === null || model.upper === null
            ? "–"
            : `[${model.lower.toFixed(1)}, ${model.upper.toFixed(1)}]`,
          model.capability.toFixed(4),
        ]),
    },
    ...(result.models.length > SHOWN
      ? [{ kind: "note" as const, text: t("view.more", { count: result.models.length - SHOWN }) }]
      : []),
    { kind: "heading", text: t("capability.sensitivity"), part: "moves" },
    {
      kind: "table",
      columns: [
        { label: t("capability.choice") },
        { label: t("capability.leader"), align: "right" },
        { label: t("capability.spread"), align: "right" },
      ],
      rows: result.sensitivity.map(({ choice, value, leader, spread }) => [
        t(`capability.choice.${choice}` as MessageKey, { value }),
        formatNumber(leader),
        `${formatNumber(spread)}×`,
      ]),
    },
    ...viewLinks(result.links, t),
    ...viewMultimodal(result.multimodal, t),
  ];
}
