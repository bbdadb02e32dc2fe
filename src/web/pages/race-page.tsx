import type { RaceResult } from "../../operations/race/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import { Backcast } from "../race/backcast.tsx";
import { LeverSliders } from "../race/lever-sliders.tsx";
import { OneFuture } from "../race/one-future.tsx";
import { PlacedByVotes } from "../race/placed-by-votes.tsx";
import { Lanes, Ranking, Survivors } from "../race/race-figures.tsx";
import { RACE_STAGES } from "../race/race-stages.ts";

/** Who stays in the first tier, with levers to pull, and how such forecasts have fared. */
export default function RacePage() {
  const { t } = useApp();
  const link = useLink();
  return (
    <QuestionPage<RaceResult>
      operation="race"
      title="web.race.title"
      lead="web.race.lead"
      first={["bar", "until", "lever", "shock", "catchUp", "by"]}
      defaults={{}}
      stages={RACE_STAGES}
      pictures={({ envelope }, input) => {
        const data = { result: envelope.result, envelope };
        return [
          { id: "lanes", label: t("web.race.view.lanes"), content: <Lanes {...data} /> },
          {
            id: "levers",
            label: t("web.race.view.levers"),
            content: <LeverSliders result={envelope.result} />,
          },
          {
            id: "ranking",
            label: t("web.race.view.ranking"),
            content: <Ranking {...data} />,
          },
          { id: "survivors", label: t("web.race.survivors"), content: <Survivors {...data} /> },
          { id: "future", label: t("web.race.view.future"), content: <OneFuture input={input} /> },
          { id: "votes", label: t("web.race.view.votes"), content: <PlacedByVotes {...data} /> },
          { id: "past", label: t("web.race.view.past"), content: <Backcast /> },
        ];
      }}
    >
      {() => (
        <SeeAlso
          links={[
            { text: "web.capability", href: link(["capability"]) },
            { text: "web.lag", href: link(["lag"]) },
            { text: "web.market", href: link(["market"]) },
          ]}
        />
      )}
    </QuestionPage>
  );
}
