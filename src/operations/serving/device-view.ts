import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { gigabytes, orDash, right } from "./cells.ts";
import type { DeviceResult } from "./result.ts";

/** What a phone or laptop can run. */
export function viewDevice(device: DeviceResult, t: Translate): Document {
  const table = (rows: DeviceResult["fitting"]): Block => ({
    kind: "table",
    columns: [
      { label: t("serving.device.model") },
      right(t("serving.device.parameters")),
      right(t("serving.device.memory")),
      right(t("serving.device.speed")),
      right(`80 % ${t("view.interval")}`),
      right(t("serving.device.joule")),
    ],
    rows: rows
      .slice(0, 12)
      .map((fit) => [
        fit.model,
        formatNumber(fit.parameters / 1e9),
        gigabytes(fit.bytes),
        formatNumber(fit.tokensPerSecond),
        `${formatNumber(fit.speedInterval.lower)} – ${formatNumber(fit.speedInterval.upper)}`,
        orDash(fit.joulePerToken, formatNumber),
      ]),
  });
  const facts = {
    hardware: device.hardware,
    model: device.largest?.model ?? "–",
    speed: device.largest ? formatNumber(device.largest.tokensPerSecond) : "–",
    most: formatNumber(device.mostParameters / 1e9),
    format: device.format,
    growth: device.growth,
  };
  return [
    { kind: "title", text: t("serving.device.title", facts) },
    {
      kind: "finding",
      text: t(device.largest ? "serving.device.finding" : "serving.device.finding.none", facts),
    },
    ...(device.fitting.length > 0 ? [table(device.fitting)] : []),
    ...(device.unlocked.length > 0
      ? [
          { kind: "heading" as const, text: t("serving.device.unlocked", facts) },
          table(device.unlocked),
        ]
      : []),
  ];
}
