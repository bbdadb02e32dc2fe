import { formatScaled } from "../../charts/parts/human-units.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Spread, TrainingResult } from "../../operations/training/result.ts";
import type { HeadlineFigure } from "../components/headline.tsx";

/** Money, days, utilisation and energy of a planned run with their intervals. */
export function trainingHeadline(result: TrainingResult, t: Translate): readonly HeadlineFigure[] {
  if (result.mode !== "plan") return [];
  const { days, cost, mfu, energy } = result;
  const figure = (key: MessageKey, spread: Spread | null, write: (value: number) => string) =>
    spread
      ? [
          {
            label: t(key),
            value: write(spread.value),
            range: t("web.interval", {
              level: formatPercent(spread.level),
              lower: write(spread.lower),
              upper: write(spread.upper),
            }),
          },
        ]
      : [];
  return [
    ...figure("training.rent", cost.rent, (usd) => usdText(usd, t)),
    ...figure("training.days", days, formatNumber),
    ...figure("training.mfu.step", mfu.step, formatPercent),
    ...figure("training.energy", energy?.kwh ?? null, (kwh) => `${formatScaled(kwh)} kWh`),
  ];
}
