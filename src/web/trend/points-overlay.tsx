import { type KeyboardEvent, useMemo, useRef } from "react";
import type { Chart } from "../../charts/parts/chart.ts";
import { unitFormat } from "../../charts/parts/human-units.ts";
import type { PublicPoint } from "../../operations/shared/public-point.ts";
import { useApp } from "../app-context.ts";
import { placeOnPicture } from "../plot-area.ts";

/**
 * The points of a chart as buttons over it. One of them can be reached by the tabulator key, and
 * the arrow keys go from each to the next in time.
 */
export function PointsOverlay({
  chart,
  points,
  unit,
  chosen,
  onChoose,
}: {
  readonly chart: Chart;
  readonly points: readonly PublicPoint[];
  readonly unit: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const { t } = useApp();
  const group = useRef<HTMLFieldSetElement>(null);
  const placed = useMemo(() => place(chart, points), [chart, points]);
  const { value: write } = unitFormat(unit, t);
  const entry = Math.max(
    placed.findIndex(({ point }) => point.id === chosen),
    0,
  );
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(target as HTMLButtonElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = buttons[steps[key] ?? -1];
    next?.focus();
  };
  return (
    <fieldset
      ref={group}
      className="points"
      aria-label={t("web.trend.points")}
      onKeyDown={onKeyDown}
    >
      {placed.map(({ point, x, y }, index) => {
        const { id, label, date, value } = point;
        const name = `${label}, ${date}, ${write(value)}`;
        return (
          <button
            key={id}
            type="button"
            className={point.selected ? "on-line" : undefined}
            title={name}
            aria-label={name}
            aria-pressed={id === chosen}
            tabIndex={index === entry ? 0 : -1}
            style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
            onClick={() => onChoose(id === chosen ? undefined : id)}
          />
        );
      })}
    </fieldset>
  );
}

/** Points within the plot, in order of time; those on the line lie above the others. */
function place(chart: Chart, points: readonly PublicPoint[]) {
  const { axes, specification } = chart;
  if (!axes) return [];
  return [...points]
    .sort((one, other) => one.date.localeCompare(other.date))
    .flatMap((point) => {
      const at = placeOnPicture(point, axes, specification);
      return at ? [{ point, ...at }] : [];
    });
}
