import type { ModelProfileResult } from "../../operations/model/result.ts";
import { useApp, useLink } from "../app-context.ts";

/** Where the level of a model leads: what it costs now, who reached it when, and who made it. */
export function SeeAlsoModel({ model }: { readonly model: ModelProfileResult }) {
  const { t } = useApp();
  const link = useLink();
  const { score, makers, name } = model;
  const [maker] = makers;
  return (
    <nav className="see-also" aria-label={t("web.see-also")}>
      <span className="note">{t("web.see-also")}</span>
      {score && (
        <>
          <a href={link(["price"], { atLeast: score.eci.toFixed(1) })}>
            {t("web.model.level-price", { name })}
          </a>
          <a href={link(["lag"], { bar: score.version })}>{t("web.model.level-lag", { name })}</a>
        </>
      )}
      {maker && <a href={link(["lab", maker])}>{maker}</a>}
    </nav>
  );
}
