import type { MessageKey } from "../../i18n/translate.ts";
import { useApp } from "../app-context.ts";

/** Pages that carry the thought on. */
export function SeeAlso({
  links,
}: {
  readonly links: readonly { readonly text: MessageKey; readonly href: string }[];
}) {
  const { t } = useApp();
  return (
    <nav className="see-also" aria-label={t("web.see-also")}>
      <span className="note">{t("web.see-also")}</span>
      {links.map(({ text, href }) => (
        <a key={href} href={href}>
          {t(text)}
        </a>
      ))}
    </nav>
  );
}
