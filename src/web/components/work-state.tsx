import { formatNumber } from "../../i18n/format.ts";
import { useApp } from "../app-context.ts";
import { useLasting } from "../use-settled.ts";
import type { Work } from "../use-work.ts";

/**
 * How far long work is. Where an answer stands already it is told at the edge of the window, so that
 * the answer keeps its place.
 */
export function WorkState({ work }: { readonly work: Work<unknown> }) {
  const { t } = useApp();
  const isLong = useLasting(work.stale);
  if (!work.stale) return null;
  const stands = work.value !== undefined;
  if (work.progress && (isLong || !stands)) {
    const [done, total, what] = work.progress;
    return (
      <p className={stands ? "waiting aside" : "waiting"} role="status">
        <progress value={done} max={total} aria-label={what} />{" "}
        {t("web.progress", { what, done: formatNumber(done), total: formatNumber(total) })}{" "}
        <button type="button" onClick={work.cancel}>
          {t("web.cancel")}
        </button>
      </p>
    );
  }
  return stands ? null : (
    <p className="waiting" role="status">
      {t("web.waiting")}
    </p>
  );
}
