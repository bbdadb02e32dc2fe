import { isIsoDate } from "../../base/calendar.ts";
import { languages, type MessageKey } from "../../i18n/translate.ts";
import { useApp, useLink } from "../app-context.ts";
import { SearchBox } from "../search/search-box.tsx";
import { Choice } from "./choice.tsx";
import { DropDown } from "./drop-down.tsx";

/** The pages of the header: single ones, and groups that open. */
const places = [
  { page: "", label: "web.home" },
  { page: "law", label: "web.law" },
  { page: "trend", label: "web.trends" },
  {
    label: "web.measure",
    pages: [
      { page: "brief", label: "web.brief" },
      { page: "capability", label: "web.capability" },
      { page: "lab", label: "web.labs" },
      { page: "model", label: "web.models" },
      { page: "lag", label: "web.lag" },
      { page: "race", label: "web.race" },
      { page: "price", label: "web.price" },
      { page: "market", label: "web.market" },
      { page: "energy", label: "web.energy" },
      { page: "ledger", label: "web.ledger" },
      { page: "desk", label: "web.desk" },
    ],
  },
  {
    label: "web.plan",
    pages: [
      { page: "training", label: "web.training" },
      { page: "serving", label: "web.serving" },
      { page: "agent", label: "web.agent" },
      { page: "chip", label: "web.chips" },
      { page: "unlock", label: "web.unlock" },
      { page: "scenario", label: "web.scenario" },
    ],
  },
  { page: "tools", label: "web.tools" },
  { page: "data", label: "web.data" },
  { page: "about", label: "web.about" },
] as const;

/** Where one can go, and the three controls that hold everywhere: date, language, theme. */
export function Header() {
  const { address, t } = useApp();
  const link = useLink();
  const here = address.path[0] ?? "";
  const isHere = ({ page }: { readonly page: string }) => page === here;
  const linked = ({ page, label }: { readonly page: string; readonly label: MessageKey }) => (
    <a
      key={page}
      href={link(page === "" ? [] : [page])}
      aria-current={here === page ? "page" : undefined}
    >
      {t(label)}
    </a>
  );
  return (
    <header>
      <a className="brand" href={link([])}>
        <Mark />
        Sextant
      </a>
      <nav aria-label={t("web.nav")}>
        {places.map((place) =>
          "pages" in place ? (
            <DropDown
              key={place.label}
              name="header-menu"
              className="menu"
              label={t(place.label)}
              here={place.pages.some(isHere)}
            >
              {place.pages.map(linked)}
            </DropDown>
          ) : (
            linked(place)
          ),
        )}
      </nav>
      <SearchBox />
      <Controls />
    </header>
  );
}

const themes = ["", "light", "dark"] as const;

function Controls() {
  const { address, change, language, asOf, today, t } = useApp();
  const theme = themes.find((each) => each === address.values["t"]) ?? "";
  const themeName = t("web.theme.now", { theme: t(`web.theme.${theme || "system"}`) });
  return (
    <div className="global">
      <label className="as-of" title={t("web.as-of.hint")}>
        <span>{t("web.as-of")}</span>
        <input
          type="date"
          value={asOf ?? today}
          max={today}
          onChange={({ target: { value } }) => {
            if (isIsoDate(value)) change({ a: value === today ? undefined : value });
          }}
        />
      </label>
      {asOf && (
        <button type="button" className="quiet" onClick={() => change({ a: undefined })}>
          {t("web.as-of.today")}
        </button>
      )}
      <Choice
        label={t("web.language")}
        hideLabel
        value={language}
        options={languages.map((id) => ({ id, label: id === "zh" ? "中文" : "English" }))}
        onChange={(l) => change({ l })}
      />
      <button
        type="button"
        className="theme"
        title={themeName}
        aria-label={themeName}
        onClick={() => change({ t: themes[(themes.indexOf(theme) + 1) % themes.length] })}
      >
        <span aria-hidden="true">{{ "": "◐", light: "○", dark: "●" }[theme]}</span>
      </button>
    </div>
  );
}

const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className="mark">
    <path d="M16 4 4.5 24a23 23 0 0 0 23 0Z" />
    <path d="m16 4 4 22" />
    <circle cx="16" cy="4" r="1.6" />
  </svg>
);
