import { sparkline } from "../../charts/sparkline.ts";
import { formatNumber, formatPercent, formatUsd } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { CostResult } from "../../operations/serving/result.ts";
import type { PlannedResult } from "../../operations/training/result.ts";
import type { UnlockResult } from "../../operations/unlock/result.ts";
import type { HomeCard } from "./home.ts";

const size = { theme: "light", width: 300, height: 72 } as const;

/** How many applications have all they need, and which is next. */
export function unlockCard(
  { applications }: UnlockResult,
  finding: string,
  t: Translate,
): HomeCard {
  const reached = applications
    .filter(({ status, date }) => status === "reached" && date !== null)
    .toSorted((one, other) => String(one.date).localeCompare(String(other.date)));
  const points = reached.map(({ date }, index) => ({ date: date as string, value: index + 1 }));
  const title = t("web.home.unlock");
  return {
    id: "unlock",
    title,
    page: ["unlock"],
    figure: String(reached.length),
    figureOf: t("web.home.unlock.of", { all: applications.length }),
    sentence: finding,
    newest: points.at(-1)?.date ?? "",
    ...(points.length > 1
      ? {
          picture: sparkline(
            { name: title, unit: "1", scale: "linear", points, line: [] },
            t,
            size,
          ),
        }
      : {}),
  };
}

/** What the calculator of training says of a run that everybody knows. */
export const trainingCard = (result: PlannedResult, finding: string, t: Translate): HomeCard => {
  const { rent } = result.cost;
  return {
    id: "training",
    title: t("web.home.training"),
    page: ["training"],
    figure: rent ? formatUsd(rent.value) : formatNumber(result.days.value),
    figureOf: rent
      ? t("web.home.training.of", {
          model: result.model,
          chips: formatNumber(result.plan.chips, 7),
          hardware: result.hardware,
          level: formatPercent(rent.level),
          lower: formatUsd(rent.lower),
          upper: formatUsd(rent.upper),
        })
      : t("training.days"),
    sentence: finding,
    newest: result.prices.rent?.to ?? "",
  };
};

/** What the calculator of serving says of a model whose makers published a day. */
export const servingCard = (
  result: CostResult,
  finding: string,
  t: Translate,
): HomeCard | undefined => {
  const { cost, level } = result;
  if (!cost) return undefined;
  const { value, lower, upper } = cost.reserved.output;
  return {
    id: "serving",
    title: t("web.home.serving"),
    page: ["serving"],
    figure: formatUsd(value),
    figureOf: t("web.home.serving.of", {
      model: result.model,
      hardware: result.hardware,
      level: formatPercent(level),
      lower: formatUsd(lower),
      upper: formatUsd(upper),
    }),
    sentence: finding,
    newest: result.usdPerChipHour.to ?? "",
  };
};
