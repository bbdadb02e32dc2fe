import { useMemo } from "react";
import { barsChart } from "../../charts/bars-chart.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { outputChart, pictureUnit } from "../../operations/simulate/pictures.ts";
import type { SimulateResult } from "../../operations/simulate/result.ts";
import { probabilityText, remarksOn } from "../../operations/simulate/words-of-output.ts";
import { useApp } from "../app-context.ts";
import { ChartFigure } from "../components/chart-figure.tsx";
import { useWidth } from "../use-width.ts";

/** One output of a model: its distribution, and what moves it. */
export function OutputView({
  name,
  result,
  asOf,
}: {
  readonly name: string;
  readonly result: SimulateResult;
  readonly asOf: string;
}) {
  const { t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 680);
  const summary = result.outputs[name];
  const caption = t("web.scenario.how", {
    draws: formatNumber(result.draws),
    ms: formatNumber(result.elapsedMs),
  });
  const histogram = useMemo(
    () =>
      width === undefined
        ? undefined
        : outputChart(name, result, caption, t, { theme: "light", width }),
    [name, result, caption, width, t],
  );
  const drivers = useMemo(
    () => (width === undefined ? undefined : driversOf(name, result, asOf, width, t)),
    [name, result, asOf, width, t],
  );
  if (!summary) return null;
  return (
    <div ref={place}>
      {summary.probability !== undefined && (
        <p className="finding">
          {t("simulate.probability", { name })}:{" "}
          {probabilityText(summary.probability, summary.undefinedShare)}
        </p>
      )}
      {remarksOn(name, summary, result.draws, t).map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {histogram && <ChartFigure chart={histogram} name={`simulate-${name}`} />}
      {drivers && <ChartFigure chart={drivers} name={`simulate-${name}-drivers`} />}
    </div>
  );
}

/** How many of the strongest inputs are drawn. */
const MOST = 8;

/** The output at the 10th and 90th percentile of each input, strongest first. */
function driversOf(
  name: string,
  result: SimulateResult,
  asOf: string,
  width: number,
  t: ReturnType<typeof useApp>["t"],
) {
  const centre = result.outputs[name]?.p50 ?? 0;
  if (typeof centre !== "number") return undefined;
  const rows = result.drivers
    .filter(({ output, tornado }) => output === name && tornado)
    .slice(0, MOST)
    .map(({ input, tornado, share }) => ({
      label: `${input} (${formatPercent(share)})`,
      value: centre,
      lower: Math.min(tornado?.low ?? centre, tornado?.high ?? centre),
      upper: Math.max(tornado?.low ?? centre, tornado?.high ?? centre),
    }));
  if (rows.length === 0) return undefined;
  return barsChart(
    {
      name: t("simulate.drivers"),
      filter: t("simulate.tornado"),
      asOf,
      source: t("web.scenario.model"),
      rows,
      unit: pictureUnit(result.outputs[name]?.unit),
      unitLabel: name,
      baseline: centre,
      draw: "range",
    },
    t,
    { theme: "light", width },
  );
}
