import { useEffect, useRef } from "react";

/**
 * An SVG text in the page. It is parsed, not written as markup, so that nothing in it can run. It is one
 * image with one name, so its parts lose the roles that they were drawn with.
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
    for (const part of drawn.querySelectorAll("[role]")) {
      part.removeAttribute("role");
      part.removeAttribute("aria-roledescription");
    }
    place.current?.replaceChildren(document.adoptNode(drawn));
  }, [svg, hidden]);
  return <div ref={place} className={className} />;
}
