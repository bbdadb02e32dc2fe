import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { timelineChart } from "../../charts/timeline-chart.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { MessageKey } from "../../i18n/translate.ts";
import { citedTexts } from "../../operations/energy/cited-texts.ts";
import { hasShares, readings, sharesChart } from "../../operations/energy/pictures.ts";
import type { EnergyResult } from "../../operations/energy/result.ts";
import { publishedShares } from "../../operations/energy/share-paths.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** The page has no form, so its pictures have all the room. */
const WIDE = 1100;

/** The two readings of a share: of electricity, and of all energy, with the levels claimed. */
export function Shares({ result, envelope }: FigureData<EnergyResult>) {
  const { t } = useApp();
  if (!hasShares(result)) return null;
  return (
    <Figure
      most={WIDE}
      name={`energy-shares-${result.asOf}`}
      scaleKey="shareScale"
      chart={({ width, linear }) =>
        sharesChart(result, { source: publisherLine(envelope, t), linear }, t, {
          theme: "light",
          width,
        })
      }
      table={{
        columns: [
          { label: t("energy.year") },
          { label: t("energy.published-share"), align: "right" },
          { label: t("energy.of-energy"), align: "right" },
          { label: t("energy.publication") },
        ],
        rows: publishedShares(result).map(({ date, share, shareOfAllEnergy, publication }) => [
          date.slice(0, 4),
          formatPercent(share as number),
          shareOfAllEnergy === null ? "–" : formatPercent(shareOfAllEnergy),
          publication,
        ]),
      }}
    />
  );
}

/** When each share is passed, by reading. */
export function Crossings({ result, envelope }: FigureData<EnergyResult>) {
  const { t } = useApp();
  const label = ({ reading, share }: EnergyResult["crossings"][number]) =>
    t("web.energy.crossing", {
      share: formatPercent(share),
      reading: t(`energy.reading.${reading}`),
    });
  const cited = result.crossings.flatMap((crossing) => citedTexts(crossing, t));
  return (
    <>
      <Figure
        most={WIDE}
        name={`energy-crossings-${result.asOf}`}
        chart={({ width }) =>
          timelineChart(
            {
              name: t("web.energy.crossings"),
              filter: "",
              asOf: result.asOf,
              source: publisherLine(envelope, t),
              unitLabel: t("energy.range"),
              until: "2075-12-31",
              kinds: readings.map((id) => ({ id, label: t(`energy.reading.${id}`) })),
              rows: result.crossings.map((crossing) => ({
                label: label(crossing),
                kind: crossing.reading,
                date: crossing.date,
                lower: crossing.lower,
                upper: crossing.upper,
                reached: crossing.status === "reached",
                ...(crossing.date === null
                  ? { note: t(`energy.status.${crossing.status}` as MessageKey) }
                  : {}),
              })),
            },
            t,
            { theme: "light", width },
          )
        }
        table={{
          columns: [
            { label: t("energy.share-of") },
            { label: t("view.date") },
            { label: t("energy.range") },
          ],
          rows: result.crossings.map((crossing) => [
            label(crossing),
            crossing.date ?? t(`energy.status.${crossing.status}` as MessageKey),
            crossing.lower === null ? "–" : `${crossing.lower} – ${crossing.upper ?? "∞"}`,
          ]),
        }}
      />
      {cited.map((text) => (
        <p className="note" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

/** Terawatt-hours: estimates of the world, and what publishers project. */
export function Electricity({ result, envelope }: FigureData<EnergyResult>) {
  const { t } = useApp();
  const estimates = result.observations.filter(
    ({ scope, kind, boundary, twh }) =>
      scope === "world" && kind === "estimate" && boundary === "data-centres" && twh !== null,
  );
  const scenarios = result.scenarios.filter(({ kind }) => kind === "projection");
  if (estimates.length === 0) return null;
  return (
    <Figure
      most={WIDE}
      name={`energy-electricity-${result.asOf}`}
      scaleKey="twhScale"
      chart={({ width, linear }) =>
        linesChart(
          {
            name: t("web.energy.electricity"),
            filter: "",
            asOf: result.asOf,
            source: publisherLine(envelope, t),
            x: { kind: "date", scale: "linear", unit: "", label: "", annual: true },
            y: {
              kind: "number",
              scale: linear ? "linear" : "log",
              unit: "TWh",
              label: t("web.energy.twh"),
              ...(linear ? { include: [0] } : {}),
            },
            lines: scenarios.map((each) => ({
              label: scenarioName(each, t),
              dashed: true,
              points: [
                { x: dayNumber(each.from), y: each.fromTwh },
                { x: dayNumber(each.to), y: each.toTwh },
              ],
            })),
            marked: estimates.map(({ date, twh, twhLow, twhHigh }) => ({
              label: date.slice(0, 4),
              x: dayNumber(date),
              y: twh as number,
              shape: "diamond" as const,
              ...(twhLow !== null && twhHigh !== null ? { lower: twhLow, upper: twhHigh } : {}),
            })),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("energy.publication") },
          { label: t("law.column.period") },
          { label: "TWh", align: "right" },
        ],
        rows: [
          ...estimates.map(({ publication, date, twh }) => [
            publication,
            date.slice(0, 4),
            formatNumber(twh as number, 4),
          ]),
          ...scenarios.map((each) => [
            scenarioName(each, t),
            `${each.from.slice(0, 4)} – ${each.to.slice(0, 4)}`,
            `${formatNumber(each.fromTwh, 4)} → ${formatNumber(each.toTwh, 4)}`,
          ]),
        ],
      }}
    />
  );
}

const scenarioName = (
  { publication, end, to }: EnergyResult["scenarios"][number],
  t: ReturnType<typeof useApp>["t"],
): string =>
  [publication, to.slice(0, 4), end === "central" ? "" : t(`energy.end.${end}`)]
    .filter(Boolean)
    .join(", ");
