import { openAddressStore } from "./address-store.ts";
import { htmlLanguage, languageOf, SYSTEM_DARK, themeOf } from "./chosen-look.ts";
import { showFirstView } from "./home/show-first-view.ts";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/charts.css";
import "./styles/pages.css";
import "./styles/home.css";
import { applyTheme } from "./theme-variables.ts";

const store = openAddressStore(window);
const { path, values } = store.current();
const place = document.getElementById("root") as HTMLElement;
const language = languageOf(values["l"]);
document.documentElement.lang = htmlLanguage(language);
applyTheme(document.documentElement, themeOf(values["t"], matchMedia(SYSTEM_DARK).matches));
const isHomeAsBuilt =
  path.length === 0 && values["a"] === undefined && values["embed"] === undefined;
if (isHomeAsBuilt) await showFirstView(place, language);
// The rest is on its way by now, but it runs only when the first view has been painted.
const { start } = await import("./start.tsx");
start(place, store);
