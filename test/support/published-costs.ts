import type { Trend } from "../../src/trends/parts/trend.ts";
import { facts, observe } from "./trend.ts";

/** Our cost over the publisher's of the models for which it states one in `models`. */
export function ratiosToPublished(
  trend: Trend,
  column: "cost_usd2023" | "cost_cloud_usd" | "cost_upfront_usd",
): readonly number[] {
  const window = { asOf: "2026-11-23", hindsight: false };
  const rows = facts.selectAll("models", window);
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  const published = new Map(rows.value.rows.map((row) => [row.id, row[column]]));
  return observe(trend, window.asOf).flatMap(({ id, value, basis }) => {
    const other = published.get(id);
    return typeof other === "number" && basis === "bottom-up" ? [value / other] : [];
  });
}
