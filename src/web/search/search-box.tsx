import { lazy, Suspense, useEffect, useState } from "react";
import { useApp } from "../app-context.ts";

const SearchDialog = lazy(() => import("./search-dialog.tsx"));

/** The field in the header that opens the search; Ctrl-K and ⌘K do so anywhere. */
export function SearchBox() {
  const { t } = useApp();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button type="button" className="search-open" onClick={() => setOpen(true)}>
        {t("web.search")} <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
