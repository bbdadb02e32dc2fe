import { formatNumber, formatPercent, formatUsd } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import { gigabytes, orDash, right } from "./cells.ts";
import type { CostResult } from "./result.ts";

const figures = (rows: readonly (readonly string[])[], t: Translate): Block => ({
  kind: "table",
  columns: [{ label: t("agent.figure") }, right(t("view.value"))],
  rows: rows.map((row) => [...row]),
});

/** The group laid out, and what a rank of it holds. */
export function layoutBlocks({ layout }: CostResult, t: Translate): readonly Block[] {
  if (!layout) return [];
  const { chips, tensor, attentionCopies, expert, rankBytes: bytes } = layout;
  return [
    { kind: "heading", text: t("serving.layout", { chips, tensor, attentionCopies, expert }) },
    figures(
      [
        [t("serving.layout.dense"), gigabytes(bytes.dense)],
        [t("serving.layout.experts"), gigabytes(bytes.experts)],
        [t("serving.layout.request"), gigabytes(bytes.request)],
        [t("serving.layout.reserved"), gigabytes(bytes.reserved)],
        [t("serving.layout.memory"), gigabytes(bytes.memory)],
      ],
      t,
    ),
  ];
}

/** Copies for the load asked for. */
export function loadBlocks({ load }: CostResult, t: Translate): readonly Block[] {
  if (!load) return [];
  const rows = [
    [t("serving.load.replicas"), `${load.replicas} · ${formatNumber(load.chips, 7)}`],
    [t("serving.load.capacity"), formatNumber(load.capacity)],
    [t("serving.load.busy"), formatPercent(load.busy)],
    [t("serving.load.requests"), formatNumber(load.requests)],
    [t("serving.load.token"), `${formatNumber(1000 * load.timePerToken)} ms`],
    [t("serving.load.first"), `${formatNumber(load.timeToFirstToken)} s`],
    [t("serving.load.request"), `${formatNumber(load.requestSeconds)} s`],
    [t("serving.load.usd-hour"), orDash(load.usdPerHour, formatUsd)],
    [t("serving.load.usd-request"), orDash(load.usdPerRequest, formatUsd)],
    ...(load.listUsdPerRequest === null
      ? []
      : [
          [t("serving.load.list"), formatUsd(load.listUsdPerRequest)],
          [t("serving.load.even"), orDash(load.breakEvenRequestsPerSecond, formatNumber)],
        ]),
  ];
  const rate = formatNumber(load.requestsPerSecond);
  return [{ kind: "heading", text: t("serving.load", { rate }) }, figures(rows, t)];
}

/** An hour of the chip rented on each term, and owned. */
export function termBlocks({ terms }: CostResult, t: Translate): readonly Block[] {
  if (terms.length === 0) return [];
  return [
    { kind: "heading", text: t("serving.terms") },
    {
      kind: "table",
      columns: [
        { label: t("serving.terms.basis") },
        right(t("serving.terms.hour")),
        right(t("serving.terms.token")),
        right("n"),
        { label: t("serving.terms.to") },
      ],
      rows: terms.map(({ basis, usd, usdPerMtokOut, quotes, to }) => [
        t(`serving.terms.${basis}`),
        formatUsd(usd),
        formatUsd(usdPerMtokOut),
        String(quotes),
        to,
      ]),
    },
  ];
}
