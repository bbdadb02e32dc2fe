import type { Parameter } from "../../operations/contract/parameters.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { ControlBar } from "../components/control-bar.tsx";

/** Rules of each kind for which models count; any other number can be written. */
const frontiers = [
  ...["all", "top-1", "top-5", "top-10", "top-20"],
  ...["window-percentile-90", "backward-percentile-90", "residual-90"],
];

const shown = ["form", "frontier", "from", "to", "level"];

/** How the line is fitted: form, period, which models count, which points are left out. */
export function TrendSettings({
  trend,
  parameters,
}: {
  readonly trend: PublicTrend;
  readonly parameters: readonly Parameter[];
}) {
  const { address, change, t } = useApp();
  const excluded = (address.values["exclude"] ?? "").split(",").filter((id) => id !== "");
  const fields = shown
    .filter((name) => name !== "frontier" || trend.frontier !== undefined)
    .flatMap((name) => parameters.filter((parameter) => parameter.name === name));
  return (
    <ControlBar
      parameters={fields}
      suggestions={{ frontier: frontiers }}
      also={["exclude", "s", "z", "p"]}
    >
      {excluded.map((id) => (
        <button
          key={id}
          type="button"
          className="chip"
          title={t("web.trend.include")}
          onClick={() => change({ exclude: excluded.filter((other) => other !== id).join(",") })}
        >
          {t("web.trend.excluded")} {id} ×
        </button>
      ))}
    </ControlBar>
  );
}
