import type { ReactNode } from "react";
import { writeAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { Header } from "./header.tsx";

/** Header, page and footer; in an embedded view the page alone, with a way out. */
export function PageFrame({
  children,
  busy,
}: {
  readonly children: ReactNode;
  /** Whether the page only shows itself and answers to nothing yet. */
  readonly busy: boolean;
}) {
  const { address, t } = useApp();
  if (address.values["embed"] !== undefined) {
    const { embed: _, ...values } = address.values;
    return (
      <main className="embedded">
        {children}
        <p className="note">
          <a href={`./${writeAddress({ ...address, values })}`} target="_blank" rel="noreferrer">
            {t("web.open-full")}
          </a>
        </p>
      </main>
    );
  }
  return (
    <>
      <button
        type="button"
        className="skip"
        onClick={() => document.getElementById("main")?.focus()}
      >
        {t("web.skip")}
      </button>
      <Header />
      <main id="main" tabIndex={-1} aria-busy={busy}>
        {children}
      </main>
      <footer>
        <p>Sextant {SEXTANT_VERSION}</p>
        <p>{t("web.footer")}</p>
      </footer>
    </>
  );
}
