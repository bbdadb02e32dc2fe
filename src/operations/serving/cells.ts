import { formatNumber } from "../../i18n/format.ts";
import type { Interval } from "./result.ts";

/** Bytes as gigabytes. */
export const gigabytes = (bytes: number): string => `${formatNumber(bytes / 1e9)} GB`;

/** A column of numbers. */
export const right = (label: string) => ({ label, align: "right" as const });

/** The ends of an interval. */
export const span = ({ lower, upper }: Interval, format: (value: number) => string): string =>
  `${format(lower)} – ${format(upper)}`;

/** A value that may be missing. */
export const orDash = (value: number | null, format: (value: number) => string): string =>
  value === null ? "–" : format(value);
