import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { type App, AppContext } from "../app-context.ts";
import { PageFrame } from "./page-frame.tsx";

/** What surrounds every page: the explorer for its components, the language, header and footer. */
export const ExplorerFrame = ({
  app,
  busy = false,
  children,
}: {
  readonly app: App;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) => (
  <I18nProvider locale={app.language === "zh" ? "zh-CN" : "en-GB"}>
    <AppContext value={app}>
      <PageFrame busy={busy}>{children}</PageFrame>
    </AppContext>
  </I18nProvider>
);
