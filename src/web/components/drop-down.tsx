import { type ReactNode, useRef } from "react";

/**
 * Something behind a word. It closes by Escape, when the focus leaves, and, where it holds links,
 * when one is chosen; only one of a name is open at a time.
 */
export function DropDown({
  name,
  label,
  className,
  here = false,
  children,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly className: string;
  /** Whether what is shown is one of them. */
  readonly here?: boolean;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => place.current?.removeAttribute("open");
  return (
    <details
      ref={place}
      className={className}
      name={name}
      onClick={({ target }) => {
        if (target instanceof HTMLAnchorElement) close();
      }}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        close();
        place.current?.querySelector("summary")?.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !place.current?.contains(relatedTarget)) close();
      }}
    >
      <summary className={here ? "here" : undefined}>{label}</summary>
      <div className={`${className}-content`}>{children}</div>
    </details>
  );
}
