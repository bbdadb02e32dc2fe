import { useEffect, useRef } from "react";

/**
 * An SVG text in the page. It is parsed, not written as markup, so that nothing in it can run.
 */
export function Picture({
  svg,
  className,
  hidden = false,
}: {
  readonly svg: string;
  readonly className?: string;
  /** Whether the words beside it already say all, so that it is decoration. */
  readonly hidden?: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    if (hidden) drawn.setAttribute("aria-hidden", "true");
    place.current?.replaceChildren(document.adoptNode(drawn));
  }, [svg, hidden]);
  return <div ref={place} className={className} />;
}
