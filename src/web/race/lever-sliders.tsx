import { Label } from "react-aria-components/Label";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { formatNumber } from "../../i18n/format.ts";
import { middleTier, percent } from "../../operations/race/answer.ts";
import type { RaceResult } from "../../operations/race/result.ts";
import { useApp } from "../app-context.ts";
import { Choice } from "../components/choice.tsx";
import { type ComputeLever, leverOf, shockOf, withLever, withShock } from "./lever-texts.ts";

/** Labs that can be chosen: those that may be near the frontier. */
const CHOSEN_FROM = 12;

/** A lab's compute and the growth of Chinese compute as sliders; the page follows. */
export function LeverSliders({ result }: { readonly result: RaceResult }) {
  const { address, change, t } = useApp();
  const labs = result.labs.slice(0, CHOSEN_FROM).map(({ lab }) => lab);
  const lever = leverOf(address.values["lever"]) ?? { lab: labs[0] ?? "", orders: 0 };
  const shock = shockOf(address.values["shock"]);
  return (
    <section className="thresholds" aria-label={t("web.race.levers")}>
      <h2>{t("web.race.levers")}</h2>
      <p className="note">{t("web.race.levers.note")}</p>
      <Choice
        label={t("race.lab")}
        value={lever.lab}
        options={[...new Set([lever.lab, ...labs])].map((lab) => ({ id: lab, label: lab }))}
        onChange={(lab) => change({ lever: withLever({ ...lever, lab }) })}
      />
      <OrdersSlider
        label={t("web.race.compute", { lab: lever.lab })}
        value={lever.orders}
        from={0}
        to={1.5}
        onMove={(orders) => change({ lever: withLever({ ...lever, orders }) })}
      />
      <OrdersSlider
        label={t("web.race.export")}
        value={shock}
        from={-0.6}
        to={0}
        onMove={(orders) => change({ shock: withShock(orders) })}
      />
      <Effect result={result} lever={lever} />
    </section>
  );
}

/** What the levers change for a lab at the end of the forecast. */
function Effect({
  result,
  lever: { lab, orders },
}: {
  readonly result: RaceResult;
  readonly lever: ComputeLever;
}) {
  const { t } = useApp();
  const [before, after] = [result.levers?.base.at(-1), result.levers?.changed.at(-1)];
  const tier = middleTier(result);
  const within = (date: typeof before) =>
    date?.labs.find((each) => each.lab === lab)?.within[tier] ?? 0;
  if (!before || !after) return null;
  return (
    <p className="lever-effect" aria-live="polite">
      {t("web.race.effect", {
        ...{ lab, tier, date: after.date, orders: orders.toFixed(2) },
        before: percent(within(before)),
        after: percent(within(after)),
        chineseBefore: percent(before.anyChinese[tier] ?? 0),
        chineseAfter: percent(after.anyChinese[tier] ?? 0),
        draws: formatNumber(result.draws),
      })}
    </p>
  );
}

/** Orders of magnitude a year on a slider. */
function OrdersSlider({
  label,
  value,
  from,
  to,
  onMove,
}: {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onMove: (orders: number) => void;
}) {
  const { t } = useApp();
  return (
    <Slider
      className="threshold-slider"
      minValue={from}
      maxValue={to}
      step={0.05}
      value={[value]}
      onChange={(values) => onMove(values[0] ?? 0)}
    >
      <Label>
        {label} <strong>{t("web.race.orders", { orders: value.toFixed(2) })}</strong>
      </Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" index={0} aria-label={label} />
      </SliderTrack>
    </Slider>
  );
}
