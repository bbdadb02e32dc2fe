import { linesChart } from "../../charts/lines-chart.ts";
import type { ModelList } from "../../operations/model/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";

/** Models on sale by price and score, and the front of those that none beats in both. */
export function FrontPicture({ list }: { readonly list: ModelList }) {
  const { t } = useApp();
  const sold = list.models.flatMap(({ model, usdPerMtok, offeredEci, onFront }) =>
    usdPerMtok === null || offeredEci === null || usdPerMtok <= 0
      ? []
      : [{ model, x: usdPerMtok, y: offeredEci, onFront }],
  );
  const front = sold.filter(({ onFront }) => onFront).sort((a, b) => a.x - b.x);
  if (sold.length === 0) return null;
  return (
    <Figure
      name={`models-${list.asOf}`}
      chart={({ width }) =>
        linesChart(
          {
            name: t("web.models.picture"),
            filter: "",
            asOf: list.asOf,
            source: t("model.chart.source"),
            lines: [
              { label: t("web.models.others"), dots: "only", points: sold },
              { label: t("model.front"), dots: true, step: true, points: front },
            ],
            marked: front.map(({ model: label, x, y }) => ({ label, x, y })),
            x: { kind: "number", scale: "log", unit: "USD", label: t("model.per-mtok") },
            y: { kind: "number", scale: "linear", unit: "", label: t("model.score") },
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("label.model") },
          { label: t("model.price"), align: "right" },
          { label: t("model.score"), align: "right" },
        ],
        rows: front.map(({ model, x, y }) => [model, String(x), y.toFixed(1)]),
      }}
    />
  );
}
