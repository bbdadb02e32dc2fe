import { formatNumber, formatUsd } from "../../i18n/format.ts";

/** A large count with its thousands, millions or milliards, as money has them. */
export const formatCount = (value: number): string => formatUsd(value).slice(1);

/** Energy in the unit that data centres are billed in. */
export const formatEnergy = (kwh: number): string =>
  kwh >= 1e6 ? `${formatNumber(kwh / 1e6)} GWh` : `${formatNumber(kwh / 1e3)} MWh`;

/** A published quantity of a run in its own unit. */
export function formatQuantity(quantity: string, value: number): string {
  if (quantity === "chipHours") return formatCount(value);
  if (quantity === "energyKwh") return formatEnergy(value);
  if (quantity === "costUsd") return formatUsd(value);
  if (quantity.startsWith("mfu")) return `${formatNumber(100 * value)} %`;
  return formatNumber(value);
}
