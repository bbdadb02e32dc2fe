import { barsChart } from "../../charts/bars-chart.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { stackChart } from "../../charts/stack-chart.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { chipFrontiers, servingFrontier } from "../../operations/serving/pictures.ts";
import type { CostResult, ScoreboardResult } from "../../operations/serving/result.ts";
import { servedOn } from "../../operations/serving/server-view.ts";
import { useApp } from "../app-context.ts";
import { DriverBars } from "../components/driver-bars.tsx";
import { ErrorScatter } from "../components/error-scatter.tsx";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import type { View } from "../components/views.tsx";
import { publisherLine } from "../trend/source-line.ts";

/** A service in pictures: what the chips can do, what tokens cost, where it pays, what moves it. */
export function servingViews(envelope: Envelope<CostResult>, t: Translate): readonly View[] {
  const { result } = envelope;
  const part = { result, envelope };
  const breakEven = result.listPrice?.breakEvenUtilization;
  const views: readonly (View | false)[] = [
    { id: "frontier", label: t("serving.frontier"), content: <Frontier {...part} /> },
    result.beside.some(({ whole }) => whole) && {
      id: "chips",
      label: t("web.serving.by-chip"),
      content: <CostByChip {...part} />,
    },
    result.cost !== null && {
      id: "cost",
      label: t("serving.cost"),
      content: <CostOfTokens {...part} />,
    },
    Boolean(breakEven) && {
      id: "even",
      label: t("web.serving.view.even"),
      content: <BreakEven {...part} />,
    },
    result.cost !== null &&
      result.drivers.length > 0 && {
        id: "drivers",
        label: t("web.tab.moves"),
        content: (
          <DriverBars
            name="serving-drivers"
            title={t("web.serving.output-cost")}
            drivers={result.drivers}
            centre={result.cost.reserved.output.value}
            unit="USD"
            envelope={envelope}
          />
        ),
      },
  ];
  return views.filter((view) => view !== false);
}

/** Predicted over measured throughput of every comparable result, its group held out. */
export function ServingScoreboard({
  result,
  envelope,
}: {
  readonly result: ScoreboardResult;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  return (
    <ErrorScatter
      name="serving-scoreboard"
      title={t("web.serving.scoreboard")}
      sizeLabel={t("web.serving.measured")}
      rows={result.rows.map(({ model, chip, measured, predicted, lower, upper }) => ({
        label: `${model}, ${chip}`,
        size: measured,
        ratio: predicted / measured,
        lower: lower / measured,
        upper: upper / measured,
      }))}
      envelope={envelope}
    />
  );
}

/** Many users at once or fast answers for each: what each chip can do, where it is run, what was measured. */
function Frontier({ result, envelope }: FigureData<CostResult>) {
  const { t } = useApp();
  const chips = chipFrontiers(result);
  return (
    <Figure
      name="serving-frontier"
      scaleKey="frontierScale"
      chart={({ width, linear }) =>
        servingFrontier(
          result,
          { asOf: envelope.asOf, source: publisherLine(envelope, t), linear },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("label.hardware") },
          { label: t("serving.user-speed"), align: "right" },
          { label: t("serving.chip-rate"), align: "right" },
          { label: t("serving.batch"), align: "right" },
          { label: t("serving.usd-output"), align: "right" },
        ],
        rows: chips.flatMap(({ hardwareName, points }) =>
          points.map((each) => [
            hardwareName,
            formatNumber(each.tokensPerSecondPerUser),
            formatNumber(each.tokensPerSecondPerChip),
            formatNumber(each.batch),
            each.usdPerMtokOut === null ? "–" : usdText(each.usdPerMtokOut, t),
          ]),
        ),
      }}
    />
  );
}

/** What a million output tokens cost with their prompts on each chip, with the interval. */
function CostByChip({ result, envelope }: FigureData<CostResult>) {
  const { t } = useApp();
  const rows = servedOn(result).flatMap(({ hardwareName: label, whole }) =>
    whole ? [{ label, value: whole.value, lower: whole.lower, upper: whole.upper }] : [],
  );
  return (
    <Figure
      name="serving-chips"
      chart={({ width }) =>
        barsChart(
          {
            name: t("web.serving.by-chip"),
            filter: result.model,
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            rows,
            draw: "bar",
            unit: "USD",
            unitLabel: t("web.serving.whole-cost", { level: formatPercent(result.level) }),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("label.hardware") },
          { label: "USD", align: "right" },
          { label: `${formatPercent(result.level)} ${t("view.interval")}`, align: "right" },
        ],
        rows: rows.map(({ label, value, lower, upper }) => [
          label,
          usdText(value, t),
          `${usdText(lower, t)} – ${usdText(upper, t)}`,
        ]),
      }}
    />
  );
}

const kinds = ["output", "input", "cached"] as const;

/** What a million tokens cost by kind, as used and with what stands idle, beside the list price. */
function CostOfTokens({ result: { cost, listPrice }, envelope }: FigureData<CostResult>) {
  const { t } = useApp();
  if (!cost) return null;
  const rows = kinds.flatMap((kind) => {
    const used = cost.used[kind].value;
    const idle = Math.max(0, cost.reserved[kind].value - used);
    const listed = listPrice?.[kind];
    return [
      {
        label: t(`serving.kind.${kind}`),
        parts: [
          { name: t("web.serving.used"), value: used },
          { name: t("web.serving.idle"), value: idle },
        ],
        note: usdText(cost.reserved[kind].value, t),
      },
      ...(typeof listed === "number"
        ? [
            {
              label: t("web.serving.listed", { kind: t(`serving.kind.${kind}`) }),
              parts: [{ name: t("web.serving.list-price"), value: listed }],
              note: usdText(listed, t),
            },
          ]
        : []),
    ];
  });
  return (
    <Figure
      name="serving-cost"
      chart={({ width }) =>
        stackChart(
          {
            name: t("serving.cost"),
            filter: t("web.training.breakdown.medians"),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            rows,
            unit: "USD",
            unitLabel: t("web.price.unit"),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("serving.tokens") },
          { label: t("training.part") },
          { label: "USD", align: "right" },
        ],
        rows: rows.flatMap(({ label, parts }) =>
          parts.map(({ name, value }) => [label, name, usdText(value, t)]),
        ),
      }}
    />
  );
}

/** Revenue at list price over cost, by how much of what is paid for is used. */
function BreakEven({ result: { listPrice }, envelope }: FigureData<CostResult>) {
  const { t } = useApp();
  const breakEven = listPrice?.breakEvenUtilization;
  if (!listPrice || !breakEven) return null;
  const points = shares.map((share) => ({
    x: share,
    y: share / breakEven.value,
    lower: share / breakEven.upper,
    upper: share / breakEven.lower,
  }));
  return (
    <Figure
      name="serving-break-even"
      scaleKey="breakEvenScale"
      chart={({ width, linear }) =>
        linesChart(
          {
            name: t("web.serving.break-even", { share: formatPercent(breakEven.value) }),
            filter: t("web.serving.list-price.of", {
              model: listPrice.model,
              provider: listPrice.provider,
              date: listPrice.date,
            }),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            x: { kind: "number", scale: "linear", unit: "share", label: t("label.utilization") },
            y: {
              kind: "number",
              scale: linear ? "linear" : "log",
              unit: "1",
              label: t("web.serving.revenue-over-cost"),
              ...(linear ? { include: [0] } : {}),
            },
            lines: [{ label: t("web.serving.revenue-over-cost"), points }],
            levels: [{ label: t("web.serving.level"), y: 1 }],
            marked: [
              {
                label: formatPercent(breakEven.value),
                x: breakEven.value,
                y: 1,
              },
            ],
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("label.utilization"), align: "right" },
          { label: t("web.serving.revenue-over-cost"), align: "right" },
          { label: `90 % ${t("view.interval")}`, align: "right" },
        ],
        rows: points.map(({ x, y, lower, upper }) => [
          formatPercent(x),
          formatNumber(y),
          `${formatNumber(lower)} – ${formatNumber(upper)}`,
        ]),
      }}
    />
  );
}

const shares = [0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
