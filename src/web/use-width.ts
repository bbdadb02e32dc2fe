import { type RefObject, useEffect, useRef, useState } from "react";

/** Charts are drawn anew when their place changes by this many pixels. */
const STEP = 20;

/** Width of an element in pixels, in steps, within the limits given; undefined until it is known. */
export function useWidth<Element extends HTMLElement>(
  least: number,
  most: number,
): readonly [RefObject<Element | null>, number | undefined] {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const wide = Math.floor((entry?.contentRect.width ?? most) / STEP) * STEP;
      setWidth(Math.max(least, Math.min(most, wide)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [least, most]);
  return [ref, width];
}
