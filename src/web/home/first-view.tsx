import { renderToStaticMarkup } from "react-dom/server";
import { translator } from "../../i18n/translate.ts";
import type { App } from "../app-context.ts";
import { ExplorerFrame } from "../components/explorer-frame.tsx";
import { keepHome } from "./built-home.ts";
import type { RenderFirstView } from "./home.ts";
import { HomePage } from "./home-page.tsx";

/** The home page as markup, which stands until the explorer takes its place. */
export const renderFirstView: RenderFirstView = (language, home, today) => {
  keepHome(language, home);
  const app: App = {
    address: { path: [], values: {} },
    language,
    theme: "light",
    t: translator(language),
    asOf: undefined,
    today,
    change: () => undefined,
    compute: asked,
    draw: asked,
  };
  return renderToStaticMarkup(
    <ExplorerFrame app={app} busy>
      <HomePage />
    </ExplorerFrame>,
  );
};

/** All is computed before: whatever asks a worker here is a mistake. */
const asked = (): never => {
  throw new Error("the first view has nothing to ask a worker for");
};
