/** Numbers as people read them; the same in every language but for month names, which are not used. */

/** What a share can be short of 1 by errors of rounding alone. */
const ROUNDING = 1e-12;

/** A number with three significant digits, plain where short, `1.23e25` where long. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(digits - 1).replace("e+", "e");
  if (size >= 1000) return Math.round(value).toLocaleString("en-US");
  return trimZeros(value.toPrecision(digits));
}

/** A factor, as in `2.5×`. */
export const formatFactor = (value: number): string => `${formatNumber(value)}×`;

/** Money in US dollars with k, M, B or T where that is shorter. */
export function formatUsd(value: number): string {
  const steps: readonly [number, string][] = [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ];
  const step = steps.find(([size]) => Math.abs(value) >= size);
  return step ? `$${formatNumber(value / step[0])}${step[1]}` : `$${formatNumber(value)}`;
}

/** A probability or share as a percentage. What is short of all of it never reads `100 %`. */
export function formatPercent(fraction: number): string {
  const text = formatNumber(100 * fraction);
  return text === "100" && fraction < 1 - ROUNDING ? "> 99.9 %" : `${text} %`;
}

const trimZeros = (text: string): string =>
  text.includes(".") ? text.replace(/\.?0+$/, "") : text;
