import { useEffect } from "react";

/** Name the page in the tab of the browser and describe it to those who find it. */
export function usePageTitle(title: string | undefined, description?: string): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = `${title} – Sextant`;
    if (description)
      document.querySelector('meta[name="description"]')?.setAttribute("content", description);
  }, [title, description]);
}
