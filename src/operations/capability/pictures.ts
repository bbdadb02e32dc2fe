import { capabilityChart } from "../../charts/capability-chart.ts";
import type { PicturePoint } from "../../charts/parts/trend-picture.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { CapabilityResult } from "./result.ts";

/** Every model whose release is known, with its interval, and the best to date. */
export function capabilityPictures(
  result: CapabilityResult,
  t: Translate,
  { asOf, source }: PictureContext,
): readonly ChartBlock[] {
  const points = pointsOfModels(result);
  if (points.length === 0) return [];
  const filter = t("web.interval.of", { level: `${100 * result.level} %` });
  const name = t("web.capability.models");
  const chart = capabilityChart(
    { name, filter, asOf, source, unitLabel: t("lag.score"), points },
    t,
  );
  return [{ kind: "chart", id: "capability", ...chart }];
}

/** The models whose release is known as points, those that were the best of their time selected. */
export function pointsOfModels({ models }: CapabilityResult): readonly PicturePoint[] {
  const dated = models
    .filter(({ date }) => date !== "")
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const best = (index: number) => Math.max(...dated.slice(0, index).map(({ eci }) => eci));
  return dated.map(({ id, label, date, eci, lower, upper, ...model }, index) => ({
    ...{ id, label, date, value: eci, lower, upper, selected: eci > best(index), source: "" },
    ...(model.organization === null ? {} : { organization: model.organization }),
    ...(model.open === null ? {} : { open: model.open }),
  }));
}
