import { useEffect, useState } from "react";
import { useApp, useLink } from "../app-context.ts";
import { EARLIEST, MonthSlider } from "../components/month-slider.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { ToolList } from "../components/tool-list.tsx";
import { useCompute } from "../use-work.ts";
import { CardView } from "./card-view.tsx";
import type { Home } from "./home.ts";

/** The instrument panel: one card for each line of work, as of the date above. */
export function HomePage() {
  const { asOf, language, t, today } = useApp();
  const link = useLink();
  const built = useFirstView(language);
  const ready = useAfterFirstView(built !== undefined);
  const live = useCompute<Home>(ready ? { kind: "home", asOf, language } : undefined);
  const home = live.value ?? (asOf === undefined ? built : undefined);
  return (
    <>
      <div className="hero">
        <h1>{t("web.home.title")}</h1>
        <p className="lead">{t("web.home.lead")}</p>
        <MonthSlider earliest={EARLIEST} latest={today} />
      </div>
      {live.problem && <ProblemNotice problem={live.problem} />}
      {home && (
        <p className="unseen" aria-live="polite">
          {t("chart.subtitle.asOf", { asOf: home.asOf })}
        </p>
      )}
      <div className={live.stale && live.value ? "cards stale" : "cards"}>
        {home?.cards.map((card) => (
          <CardView key={card.id} card={card} asOf={home.asOf} />
        ))}
      </div>
      {!home && !live.problem && <p className="waiting">{t("web.waiting")}</p>}
      <p className="more">
        <a className="button" href={link(["law"])}>
          {t("web.home.law")}
        </a>
      </p>
      <h2>{t("web.home.more")}</h2>
      {ready && <ToolList />}
    </>
  );
}

/** The panel as it was when the site was built: there before any worker is. */
function useFirstView(language: string): Home | undefined {
  const [home, setHome] = useState<{ readonly language: string; readonly home: Home }>();
  useEffect(() => {
    let wanted = true;
    fetch(`./home-${language}.json`)
      .then((response) => (response.ok ? (response.json() as Promise<Home>) : undefined))
      .then((read) => {
        if (wanted && read) setHome({ language, home: read });
      })
      // Without it the panel appears as soon as the worker has computed it.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [language]);
  return home?.language === language ? home.home : undefined;
}

/** True once the first view stands, or a moment later if it does not come. */
function useAfterFirstView(shown: boolean): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), shown ? 60 : 1500);
    return () => clearTimeout(timer);
  }, [shown]);
  return ready;
}
