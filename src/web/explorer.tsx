import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from "react";
import { isIsoDate } from "../base/calendar.ts";
import { translator } from "../i18n/translate.ts";
import type { AddressStore } from "./address-store.ts";
import type { App } from "./app-context.ts";
import { htmlLanguage, languageOf, SYSTEM_DARK, themeOf } from "./chosen-look.ts";
import { ExplorerFrame } from "./components/explorer-frame.tsx";
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
  const systemDark = useMatch(SYSTEM_DARK);
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
    document.documentElement.lang = htmlLanguage(language);
  }, [language]);
  return (
    <ExplorerFrame app={app}>
      <Suspense fallback={<p className="waiting">{app.t("web.waiting")}</p>}>
        <Page path={address.path} />
      </Suspense>
    </ExplorerFrame>
  );
}

/** The page of a path; every operation has one, by its name, whether or not it is special. */
function Page({ path }: { readonly path: readonly string[] }) {
  const [name] = path;
  if (name === undefined) return <HomePage />;
  const Known = Object.hasOwn(pages, name) ? pages[name as keyof typeof pages] : undefined;
  return Known ? <Known /> : <OperationPage key={name} />;
}

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
