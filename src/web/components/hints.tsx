import { type PointerEvent, useState } from "react";
import type { Hint } from "../../charts/render.ts";
import { nearestHint } from "./nearest-hint.ts";

/**
 * What the mark nearest to the pointer says, over a picture, with a line through it. The same stands
 * in the table of the chart, so that nothing of it is kept from whoever has no pointer.
 */
export function Hints({
  hints,
  width,
  height,
}: {
  readonly hints: readonly Hint[];
  /** Size of the picture, in the pixels of the hints. */
  readonly width: number;
  readonly height: number;
}) {
  const [hint, show] = useState<Hint>();
  if (hints.length === 0) return null;
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const scale = width / box.width;
    show(nearestHint(hints, (clientX - box.left) * scale, (clientY - box.top) * scale));
  };
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div
      className="hints"
      aria-hidden="true"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => show(undefined)}
    >
      {hint && (
        <>
          <span className="crosshair" style={{ left: percent(hint.x, width) }} />
          <span
            className={hint.x > width / 2 ? "hint left" : "hint"}
            style={{ left: percent(hint.x, width), top: percent(hint.y, height) }}
          >
            {hint.text}
          </span>
        </>
      )}
    </div>
  );
}
