import { useLayoutEffect, useRef } from "react";

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
  useLayoutEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    if (hidden) drawn.setAttribute("aria-hidden", "true");
    for (const part of drawn.querySelectorAll("[role]")) {
      part.removeAttribute("role");
      part.removeAttribute("aria-roledescription");
    }
    place.current?.replaceChildren(document.adoptNode(drawn));
  }, [svg, hidden]);
  // Before there is a page there is nothing to parse with: what is drawn for the first view is our own.
  if (typeof document === "undefined") {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the site draws it itself when it is built
    return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
  }
  return <div ref={place} className={className} />;
}
