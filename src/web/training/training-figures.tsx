import { unitFormat } from "../../charts/parts/human-units.ts";
import { stackChart } from "../../charts/stack-chart.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import {
  drawnSpread,
  type Quantity,
  spreadChart,
  spreadOf,
  unitOf,
} from "../../operations/training/pictures.ts";
import type { PlannedResult } from "../../operations/training/result.ts";
import { useApp } from "../app-context.ts";
import { DriverBars } from "../components/driver-bars.tsx";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import type { View } from "../components/views.tsx";
import { publisherLine } from "../trend/source-line.ts";

/** What a run takes, in pictures: how money and days are spread and what moves them, what is paid for. */
export function trainingViews(result: PlannedResult, envelope: Envelope, t: Translate) {
  const data = { result, envelope };
  const spreadAndDrivers = (quantity: QuantityFigure["quantity"]) => (
    <>
      <Distribution quantity={quantity} {...data} />
      <Drivers quantity={quantity} {...data} />
    </>
  );
  const views: readonly (View | false)[] = [
    result.cost.rent !== null && {
      id: "rent",
      label: t("web.training.rent"),
      content: spreadAndDrivers("rent"),
    },
    { id: "days", label: t("web.training.days"), content: spreadAndDrivers("days") },
    hasBreakdown(result) && {
      id: "money",
      label: t("web.training.breakdown"),
      content: <Breakdown {...data} />,
    },
  ];
  return views.filter((view) => view !== false);
}

/** Whether there is any money to take apart. */
const hasBreakdown = ({ cost: { programme, rent, own }, energy }: PlannedResult): boolean =>
  Boolean((programme && rent) || (own && energy));

interface QuantityFigure extends FigureData<PlannedResult> {
  readonly quantity: Quantity;
}

/** How an output is spread, with what was published of the same run ruled in. */
function Distribution(part: QuantityFigure) {
  const { t } = useApp();
  const { quantity, result, envelope } = part;
  const drawn = drawnSpread(result, quantity);
  if (!drawn) return null;
  const { distribution } = drawn;
  const { value: write } = unitFormat(unitOf(quantity), t);
  return (
    <Figure
      name={`training-${quantity}`}
      chart={({ width }) =>
        spreadChart(result, drawn, captionOf(result, envelope, t), t, { theme: "light", width })
      }
      table={{
        columns: [
          { label: t("web.figure.from"), align: "right" },
          { label: t("web.figure.to"), align: "right" },
          { label: t("web.figure.draws"), align: "right" },
        ],
        rows: distribution.counts.map((count, index) => [
          write(distribution.edges[index] ?? 0),
          write(distribution.edges[index + 1] ?? 0),
          String(count),
        ]),
      }}
    />
  );
}

const captionOf = ({ model, plan, hardware }: PlannedResult, { seed }: Envelope, t: Translate) =>
  t("web.training.caption", {
    model,
    chips: formatNumber(plan.chips, 7),
    hardware,
    seed: seed ?? "–",
  });

function Drivers(part: QuantityFigure) {
  const { t } = useApp();
  const { quantity, result, envelope } = part;
  const spread = spreadOf(result, quantity);
  if (!spread) return null;
  return (
    <DriverBars
      name={`training-${quantity}-drivers`}
      title={t(`web.training.${quantity}`)}
      drivers={quantity === "rent" ? result.costDrivers : result.drivers}
      centre={spread.value}
      unit={unitOf(quantity)}
      envelope={envelope}
    />
  );
}

/** What the money is for: a programme around the run, and chips of one's own. */
function Breakdown({ result: { cost, energy }, envelope }: Omit<QuantityFigure, "quantity">) {
  const { t } = useApp();
  const { programme, rent, own } = cost;
  const rows = [
    ...(programme && rent
      ? [
          {
            label: t("training.programme"),
            parts: [
              { name: t("web.training.final-run"), value: rent.value },
              { name: t("web.training.experiments"), value: programme.experiments.value },
              { name: t("web.training.idle"), value: programme.idle.value },
              { name: t("web.training.staff"), value: programme.staff.value },
            ],
            note: usdText(programme.total.value, t),
          },
        ]
      : []),
    ...(own && energy
      ? [
          {
            label: t("training.own"),
            parts: [
              { name: t("web.training.wear"), value: Math.max(0, own.value - energy.usd.value) },
              { name: t("training.energy-cost"), value: energy.usd.value },
            ],
            note: usdText(own.value, t),
          },
        ]
      : []),
  ];
  return (
    <Figure
      name="training-breakdown"
      chart={({ width }) =>
        stackChart(
          {
            name: t("web.training.breakdown"),
            filter: t("web.training.breakdown.medians"),
            asOf: envelope.asOf,
            source: publisherLine(envelope, t),
            rows,
            unit: "USD",
            unitLabel: "USD",
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("training.figure") },
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
