import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { ChipProfile, KnownChip } from "../../observatory/profiles/chip-profile.ts";
import { listed as inList } from "../../reports/findings/listed.ts";
import { type ChipList, type ChipProfileResult, formats } from "./result.ts";

/** Bytes of a gigabyte, as makers of chips count. */
export const GIGABYTE = 1e9;

/** A chip in the list of all. */
export const listedChip = (chip: KnownChip): ChipList["chips"][number] => ({
  id: chip.id,
  name: chip.name,
  maker: chip.maker,
  date: chip.date,
  fp16FlopPerS: chip.peak.fp16 ?? null,
  memoryBytes: chip.memoryBytes ?? null,
  powerW: chip.powerWatt ?? null,
});

/** A chip as the contract shapes it. */
export function chipResult(profile: ChipProfile, asOf: string, t: Translate): ChipProfileResult {
  const { chip, prices, quotes, served, published } = profile;
  const { listed } = chip;
  const peaks = peaksOf(chip);
  const rent = prices.find(({ term }) => term === "on-demand");
  const fp16 = chip.peak.fp16;
  return {
    asOf,
    answer: answerOf(profile, t),
    id: chip.id,
    name: chip.name,
    maker: chip.maker,
    kind: chip.kind,
    released: chip.date,
    source: chip.source,
    peaks,
    memoryBytes: chip.memoryBytes ?? null,
    memoryBandwidthBytePerS: chip.memoryBandwidth ?? null,
    scaleUp: { chips: chip.scaleUpChips, bandwidthBytePerS: chip.scaleUpBandwidth ?? null },
    scaleOutBandwidthBytePerS: chip.scaleOutBandwidth ?? null,
    powerW: chip.powerWatt ?? null,
    serverPowerW: chip.serverPowerWatt ?? null,
    releasePriceUsd: listed?.release_price_usd ?? null,
    processNm: listed?.process_nm ?? null,
    transistors:
      listed?.transistors_million === undefined ? null : listed.transistors_million * 1e6,
    judged: [...chip.judged],
    flopPerJoule: fp16 !== undefined && chip.powerWatt ? fp16 / chip.powerWatt : null,
    flopPerUsd: fp16 !== undefined && rent ? (fp16 * SECONDS_PER_HOUR) / rent.usd : null,
    prices: prices.map((price) => ({ ...price })),
    quotes: [...quotes]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ vendor, ...quote }) => ({ ...quote, vendor: vendor ?? null })),
    served: served.map(({ model, scenario, round, measured, submissions, source }) => ({
      ...{ model, scenario, round, submissions, source },
      tokensPerChipSecond: measured,
    })),
    published: published.map(({ what, name, date, chips, quantity, value, source }) => ({
      ...{ what, name, date, source },
      chips: chips ?? null,
      quantity: quantity ?? null,
      value: value ?? null,
    })),
  };
}

const SECONDS_PER_HOUR = 3600;

function peaksOf({ peak, listed }: KnownChip): ChipProfileResult["peaks"] {
  const known: Readonly<Partial<Record<(typeof formats)[number], number | undefined>>> = {
    fp64: listed?.fp64_flop_s,
    fp32: listed?.fp32_flop_s,
    tf32: listed?.tf32_flop_s,
    ...peak,
  };
  return formats.flatMap((format) => {
    const flopPerS = known[format];
    return flopPerS === undefined ? [] : [{ format, flopPerS }];
  });
}

/** What the chip does, holds and costs, in one sentence; what is not known is left out. */
function answerOf({ chip, prices }: ChipProfile, t: Translate): string {
  const rent = prices.find(({ term }) => term === "on-demand");
  const bought = prices.find(({ term }) => term === "purchase");
  const peak = peaksOf(chip).find(({ format }) => format === (chip.peak.fp16 ? "fp16" : "fp32"));
  const parts: readonly (readonly string[])[] = [
    peak
      ? [
          t("chip.answer.peak", {
            peak: t("chip.flops", { value: formatNumber(peak.flopPerS / 1e12, 4) }),
            format: t(`chip.format.${peak.format}`),
          }),
        ]
      : [],
    chip.memoryBytes === undefined
      ? []
      : [t("chip.answer.memory", { memory: formatNumber(chip.memoryBytes / GIGABYTE) })],
    rent ? [t("chip.answer.rent", { usd: usdText(rent.usd, t) })] : [],
    bought && !rent ? [t("chip.answer.bought", { usd: usdText(bought.usd, t) })] : [],
  ];
  const facts = { name: chip.name, maker: chip.maker, date: chip.date };
  return parts.flat().length === 0
    ? t("chip.answer.bare", facts)
    : t("chip.answer", { ...facts, parts: inList(parts.flat(), t) });
}
