import { sizes } from "../theme.ts";
import type { ChartStyle } from "./chart.ts";
import { fullWidth, plotRoom } from "./frame.ts";
import { shorten } from "./measure-text.ts";

/** Below this width, labels go above their rows, so that the rows keep their room. */
const NARROW = 520;

/** Rows below each other, each with a label: on its left, or above it where the picture is narrow. */
export interface LabelledRows {
  readonly narrow: boolean;
  /** The labels, cut to their room. */
  readonly labels: readonly string[];
  /** Room on the left of the rows, and their width, in pixels. */
  readonly left: number;
  readonly plotWidth: number;
  /** Where a label goes, from the left end of a row and its middle. */
  readonly label: { readonly x: number; readonly dy: number; readonly align: "left" | "right" };
}

/**
 * Find room for labels.
 *
 * @param share of the width that labels on the left may take
 * @param above how far above the middle of its row a label goes where there is no room on the left
 * @param right room to keep on the right where labels are on the left
 * @param taken room that something else takes beside a label above
 */
export function placeLabelledRows(
  labels: readonly string[],
  style: ChartStyle,
  {
    share,
    above,
    right = 16,
    taken = 0,
  }: Readonly<Record<"share" | "above", number>> &
    Partial<Readonly<Record<"right" | "taken", number>>>,
): LabelledRows {
  const narrow = style.width < NARROW;
  const room = narrow ? fullWidth(style).plotWidth - taken : style.width * share;
  const cut = labels.map((label) => shorten(label, room, sizes.label));
  return {
    ...{ narrow, labels: cut },
    ...(narrow ? fullWidth(style) : plotRoom(style, cut, right)),
    label: narrow ? { x: 0, dy: -above, align: "left" } : { x: -10, dy: 0, align: "right" },
  };
}
