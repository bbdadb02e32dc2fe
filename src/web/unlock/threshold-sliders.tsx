import { useRef } from "react";
import { Label } from "react-aria-components/Label";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { formatNumber } from "../../i18n/format.ts";
import { isMessageKey } from "../../i18n/translate.ts";
import type { PublicApplication } from "../../operations/unlock/result.ts";
import { useApp } from "../app-context.ts";
import { definitionOf, type MovedThreshold } from "./definition.ts";

const STEPS = 200;
/** A range in factors reaches this far beyond where it began. */
const REACH = 10;

/** The thresholds of one application, each a range to drag; its date follows. */
export function ThresholdSliders({ application }: { readonly application: PublicApplication }) {
  const { change, t } = useApp();
  const ranged = application.thresholds.filter(({ low }) => low !== undefined);
  const move = (moved: MovedThreshold) =>
    change({ application: undefined, definition: definitionOf(application, moved) });
  return (
    <section className="thresholds" aria-label={t("unlock.thresholds")}>
      <p className="note">{t("web.unlock.drag")}</p>
      {ranged.map((threshold) => (
        <ThresholdSlider
          key={`${application.id} ${threshold.kind}`}
          threshold={threshold}
          onMove={move}
        />
      ))}
    </section>
  );
}

function ThresholdSlider({
  threshold: { kind, low = 1, high = low, reliability = 0.5, date },
  onMove,
}: {
  readonly threshold: PublicApplication["thresholds"][number];
  readonly onMove: (moved: MovedThreshold) => void;
}) {
  const { t } = useApp();
  const scale = useRef(scaleOf(kind, low, high)).current;
  const key = `unlock.range.${kind}`;
  const facts = {
    low: formatNumber(low, 4),
    high: formatNumber(high, 4),
    reliability: `${100 * reliability} %`,
  };
  const text = isMessageKey(key) ? t(key, facts) : `${facts.low} – ${facts.high}`;
  return (
    <Slider
      className="threshold-slider"
      minValue={0}
      maxValue={STEPS}
      value={[scale.placeOf(low), scale.placeOf(high)]}
      onChange={([from = 0, to = STEPS]) =>
        onMove({ kind, low: scale.valueAt(from), high: scale.valueAt(to) })
      }
    >
      <Label>
        {t(`unlock.need.${kind}`)} <strong>{text}</strong>{" "}
        <span className="note">{t("web.unlock.met", { date: date ?? "–" })}</span>
      </Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" index={0} aria-label={t("web.unlock.from")} />
        <SliderThumb className="thumb" index={1} aria-label={t("web.unlock.to")} />
      </SliderTrack>
    </Slider>
  );
}

/** Points of capability evenly, all else by factors around where the range began. */
function scaleOf(kind: string, low: number, high: number) {
  const even = kind === "capability";
  const [from, to] = even ? [Math.min(80, low), Math.max(200, high)] : [low / REACH, high * REACH];
  return {
    placeOf: (value: number) => {
      const share = even
        ? (value - from) / (to - from)
        : Math.log(value / from) / Math.log(to / from);
      return Math.round(STEPS * Math.min(1, Math.max(0, share)));
    },
    valueAt: (place: number) => {
      const share = place / STEPS;
      const value = even ? from + share * (to - from) : from * (to / from) ** share;
      return even ? Math.round(value) : Number(value.toPrecision(3));
    },
  };
}
