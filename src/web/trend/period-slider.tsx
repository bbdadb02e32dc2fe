import { useMemo } from "react";
import { Label } from "react-aria-components/Label";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { monthEnds } from "../month-ends.ts";
import type { ShownPeriod } from "./shown-period.ts";

/** Zoom and pan: which part of the time the chart shows. */
export function PeriodSlider({
  trend,
  period,
}: {
  readonly trend: PublicTrend;
  readonly period: ShownPeriod;
}) {
  const { change, t } = useApp();
  const months = useMemo(() => {
    const dates = [...trend.points, ...trend.prediction].map(({ date }) => date).sort();
    return monthEnds(dates[0] ?? trend.asOf, dates.at(-1) ?? trend.asOf);
  }, [trend]);
  const last = months.length - 1;
  if (last < 6) return null;
  const indexOf = (date: string) => {
    const index = months.findIndex((end) => end >= date);
    return index < 0 ? last : index;
  };
  const value = period ? [indexOf(period[0]), indexOf(period[1])] : [0, last];
  const shown = value.map((index) => months[index] ?? "");
  return (
    <Slider
      className="period-slider"
      minValue={0}
      maxValue={last}
      value={value}
      onChange={([from = 0, to = last]) =>
        change({
          z:
            (from === 0 && to === last) || from === to
              ? undefined
              : `${months[from]}~${months[to]}`,
        })
      }
    >
      <Label>
        {t("web.trend.period")}{" "}
        <strong>
          {shown[0]?.slice(0, 7)} – {shown[1]?.slice(0, 7)}
        </strong>
      </Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" index={0} aria-label={t("web.trend.period.from")} />
        <SliderThumb className="thumb" index={1} aria-label={t("web.trend.period.to")} />
      </SliderTrack>
    </Slider>
  );
}
