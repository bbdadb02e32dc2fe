import { languages } from "../../i18n/translate.ts";
import { isIsoDate } from "../../units/calendar.ts";
import { useApp, useLink } from "../app-context.ts";
import { Choice } from "./choice.tsx";

const pages = ["", "law", "trend", "price", "scenario", "tools", "data", "about"] as const;
const labels = {
  "": "web.home",
  law: "web.law",
  trend: "web.trends",
  price: "web.price",
  scenario: "web.scenario",
  tools: "web.tools",
  data: "web.data",
  about: "web.about",
} as const;

/** Where one can go, and the three controls that hold everywhere: date, language, theme. */
export function Header() {
  const { address, t } = useApp();
  const link = useLink();
  const here = address.path[0] ?? "";
  return (
    <header>
      <a className="brand" href={link([])}>
        <Mark />
        Sextant
      </a>
      <nav aria-label={t("web.nav")}>
        {pages.map((page) => (
          <a
            key={page}
            href={link(page === "" ? [] : [page])}
            aria-current={here === page ? "page" : undefined}
          >
            {t(labels[page])}
          </a>
        ))}
      </nav>
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
