import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { isIsoDate } from "../base/calendar.ts";
import type { ThemeName } from "../charts/theme.ts";
import { type Language, languages, translator } from "../i18n/translate.ts";
import type { AddressStore } from "./address-store.ts";
import { type App, AppContext } from "./app-context.ts";
import { PageFrame } from "./components/page-frame.tsx";
import { HomePage } from "./home/home-page.tsx";
import { applyTheme } from "./theme-variables.ts";

const pages = {
  law: lazy(() => import("./pages/law-page.tsx")),
  trend: lazy(() => import("./pages/trend-page.tsx")),
  price: lazy(() => import("./pages/price-page.tsx")),
  lag: lazy(() => import("./pages/lag-page.tsx")),
  capability: lazy(() => import("./pages/capability-page.tsx")),
  unlock: lazy(() => import("./pages/unlock-page.tsx")),
  market: lazy(() => import("./pages/market-page.tsx")),
  energy: lazy(() => import("./pages/energy-page.tsx")),
  ledger: lazy(() => import("./pages/ledger-page.tsx")),
  race: lazy(() => import("./pages/race-page.tsx")),
  serving: lazy(() => import("./pages/serving-page.tsx")),
  agent: lazy(() => import("./pages/agent-page.tsx")),
  training: lazy(() => import("./pages/training-page.tsx")),
  scenario: lazy(() => import("./pages/scenario-page.tsx")),
  desk: lazy(() => import("./pages/desk-page.tsx")),
  data: lazy(() => import("./pages/data-page.tsx")),
  lab: lazy(() => import("./pages/lab-page.tsx")),
  model: lazy(() => import("./pages/model-page.tsx")),
  chip: lazy(() => import("./pages/chip-page.tsx")),
  brief: lazy(() => import("./pages/brief-page.tsx")),
  about: lazy(() => import("./pages/about-page.tsx")),
  tools: lazy(() => import("./pages/tools-page.tsx")),
} as const;
const OperationPage = lazy(() => import("./pages/operation-page.tsx"));

/** The whole explorer: what the address says decides what is shown. */
export function Explorer({
  store,
  compute,
  draw,
  today,
}: Pick<App, "compute" | "draw" | "today"> & { readonly store: AddressStore }) {
  const address = useSyncExternalStore(store.subscribe, store.current);
  const systemDark = useMatch("(prefers-color-scheme: dark)");
  const language = languageOf(address.values["l"]);
  const theme = themeOf(address.values["t"], systemDark);
  const date = address.values["a"];
  const app = useMemo<App>(
    () => ({
      address,
      change: store.change,
      language,
      theme,
      t: translator(language),
      asOf: date !== undefined && isIsoDate(date) ? date : undefined,
      today,
      compute,
      draw,
    }),
    [address, store, language, theme, date, today, compute, draw],
  );
  useLayoutEffect(() => applyTheme(document.documentElement, theme), [theme]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : language;
  }, [language]);
  return (
    <I18nProvider locale={language === "zh" ? "zh-CN" : "en-GB"}>
      <AppContext value={app}>
        <PageFrame>
          <Suspense fallback={<p className="waiting">{app.t("web.waiting")}</p>}>
            <Page path={address.path} />
          </Suspense>
        </PageFrame>
      </AppContext>
    </I18nProvider>
  );
}

/** The page of a path; every operation has one, by its name, whether or not it is special. */
function Page({ path }: { readonly path: readonly string[] }) {
  const [name] = path;
  if (name === undefined) return <HomePage />;
  const Known = Object.hasOwn(pages, name) ? pages[name as keyof typeof pages] : undefined;
  return Known ? <Known /> : <OperationPage key={name} />;
}

const languageOf = (wanted: string | undefined): Language =>
  languages.find((known) => known === wanted) ??
  (navigator.language.startsWith("zh") ? "zh" : "en");

const themeOf = (wanted: string | undefined, systemDark: boolean): ThemeName =>
  wanted === "dark" || wanted === "light" ? wanted : systemDark ? "dark" : "light";

function useMatch(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => media.matches,
  );
}
