import { Label } from "react-aria-components/Label";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { useApp } from "../app-context.ts";
import { monthEnds } from "../month-ends.ts";

/** Before this day there is too little data for any line. */
export const EARLIEST = "2023-03-31";

/** Travel in time: the as-of date by months, up to today. */
export function MonthSlider({
  earliest,
  latest,
}: {
  readonly earliest: string;
  readonly latest: string;
}) {
  const { asOf, change, t } = useApp();
  const ends = monthEnds(earliest, latest);
  const date = asOf ?? latest;
  const at = ends.findIndex((end) => end >= date);
  const position = at < 0 ? ends.length - 1 : at;
  return (
    <Slider
      className="time-slider"
      minValue={0}
      maxValue={ends.length - 1}
      value={position}
      onChange={(value) => {
        const end = ends[value];
        change({ a: end === latest ? undefined : end });
      }}
    >
      <Label>
        {t("web.as-of")} <strong>{date}</strong>
      </Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" aria-label={t("web.as-of.slider")} aria-valuetext={date} />
      </SliderTrack>
      <div className="ticks" aria-hidden="true">
        {ends.map((end, index) =>
          end.endsWith("-01-31") ? (
            <span key={end} style={{ left: `${(100 * index) / (ends.length - 1)}%` }}>
              {end.slice(0, 4)}
            </span>
          ) : null,
        )}
      </div>
    </Slider>
  );
}
