import type { ReactNode } from "react";
import { useApp } from "../app-context.ts";
import { EARLIEST, MonthSlider } from "../components/month-slider.tsx";
import { PlayButton } from "../components/play-button.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { usePageTitle } from "../page-title.ts";
import type { Work } from "../use-work.ts";
import { AllCards } from "./card-view.tsx";
import { Doors } from "./doors.tsx";
import { Headlines, Hero, LedgerStrip, RaceLanes, Recent, UnlockNext } from "./home-sections.tsx";
import { useHomePart } from "./use-home-part.ts";

/**
 * Where frontier AI is, where it is going, who leads and what changed; below it the race, the ledger,
 * what is next, and a door for each kind of reader.
 */
export function HomePage() {
  const { t, today } = useApp();
  usePageTitle(t("web.home"), t("web.home.lead"));
  const law = useHomePart("law");
  const race = useHomePart("race");
  const unlock = useHomePart("unlock");
  const tracked = useHomePart("tracked");
  const ledger = useHomePart("ledger");
  return (
    <div className="home">
      <h1>{t("web.home.title")}</h1>
      <Headlines law={law.value} race={race.value} />
      <Part work={law} place="hero-place">
        {(value) => <Hero law={value} />}
      </Part>
      <div className="travel">
        <MonthSlider earliest={EARLIEST} latest={today} />
        <PlayButton earliest={EARLIEST} latest={today} />
      </div>
      <div className="pair">
        <Part work={race} place="lanes-place">
          {(value) => value && <RaceLanes race={value} />}
        </Part>
        <div>
          <Part work={law}>{(value) => <Recent law={value} />}</Part>
          <Part work={unlock}>{(value) => <UnlockNext unlock={value} />}</Part>
        </div>
      </div>
      <Part work={ledger}>{(value) => <LedgerStrip ledger={value} />}</Part>
      <Doors />
      <section>
        <h2>{t("web.home.tracked")}</h2>
        <Part work={tracked}>
          {(value) => <AllCards cards={value} asOf={law.value?.asOf ?? today} />}
        </Part>
      </section>
    </div>
  );
}

/** A part as it comes: its place is kept while it is worked on. */
function Part<Value>({
  work,
  place = "",
  children,
}: {
  readonly work: Work<Value>;
  /** Class that keeps the room of a part that stands above others. */
  readonly place?: string;
  readonly children: (value: Value) => ReactNode;
}) {
  const { t } = useApp();
  if (work.problem) return <ProblemNotice problem={work.problem} />;
  if (work.value === undefined) {
    return <p className={`waiting keeps-place ${place}`}>{t("web.waiting")}</p>;
  }
  return <div className={work.stale ? `stale ${place}` : place}>{children(work.value)}</div>;
}
