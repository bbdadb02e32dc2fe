import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Charts are drawn anew when their place changes by this many pixels. */
const STEP = 20;

/**
 * Width of an element in pixels, in steps, within the limits given. It is undefined only while the
 * element is not in the page yet: what is as wide as its place stands in the first frame with it.
 */
export function useWidth<Element extends HTMLElement>(
  least: number,
  most: number,
): readonly [RefObject<Element | null>, number | undefined] {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const take = (pixels: number) =>
      setWidth(Math.max(least, Math.min(most, Math.floor(pixels / STEP) * STEP)));
    take(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => take(entry?.contentRect.width ?? most));
    observer.observe(element);
    return () => observer.disconnect();
  }, [least, most]);
  return [ref, width];
}
