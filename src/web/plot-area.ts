import type { Chart, DatedAxes, PictureSpecification } from "../charts/parts/chart.ts";
import { placeOnPlot } from "../charts/parts/place-on-plot.ts";

/** Where something stands on a picture, in fractions of its width and height. */
export interface PicturePlace {
  readonly x: number;
  readonly y: number;
}

/** Size of the whole picture in pixels. */
export const sizeOf = ({ width, height, padding }: PictureSpecification) => ({
  width: width + padding.left + padding.right,
  height: height + padding.top + padding.bottom,
});

/** Where a dated value of a chart stands on its picture; beyond the plot it does not stand on it. */
export function placeOnPicture(
  at: { readonly date: string; readonly value: number },
  axes: DatedAxes,
  specification: PictureSpecification,
): PicturePlace | undefined {
  const { width, height, padding } = specification;
  const { x, y } = placeOnPlot(at, axes, specification);
  // A value that has no place on a logarithmic axis is not inside either.
  const inside = x >= 0 && x <= width && y >= 0 && y <= height;
  const whole = sizeOf(specification);
  return inside
    ? { x: (padding.left + x) / whole.width, y: (padding.top + y) / whole.height }
    : undefined;
}

/** Style that lays an element exactly over the plot, so that a control shares its axis. */
export function plotPlace({ specification }: Pick<Chart, "specification">) {
  const { width, height, padding } = specification;
  const whole = sizeOf(specification);
  return {
    left: `${(100 * padding.left) / whole.width}%`,
    top: `${(100 * padding.top) / whole.height}%`,
    width: `${(100 * width) / whole.width}%`,
    height: `${(100 * height) / whole.height}%`,
  };
}
