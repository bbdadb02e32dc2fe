import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { AgentResult } from "../../operations/agent/result.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { MeasuredAgents, SuccessByLength } from "../agent/agent-figures.tsx";
import { useApp, useLink } from "../app-context.ts";
import { DriverBars } from "../components/driver-bars.tsx";
import type { HeadlineFigure } from "../components/headline.tsx";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import type { View } from "../components/views.tsx";
import { useSuggestions } from "../use-suggestions.ts";

const first = ["step", "steps", "tries", "verifier", "usdPerStep", "spread", "draws"];

/** How often an agent completes a task of many steps, and what a success costs. */
export default function AgentPage() {
  const { t } = useApp();
  const link = useLink();
  const suggestions = useSuggestions({ agent: ["time-horizons", "model"] });
  return (
    <QuestionPage<AgentResult>
      operation="agent"
      title="web.agent.title"
      lead="web.agent.lead"
      first={first}
      defaults={{ step: "0.9", steps: "10", tries: "1", usdPerStep: "0.05" }}
      suggestions={suggestions}
      closed={["agent"]}
      assumed={assumedOf}
      headline={(result) => headlineOf(result, t)}
      pictures={({ envelope }) => viewsOf(envelope, t)}
    >
      {() => (
        <SeeAlso
          links={[
            { text: "web.trend.time-horizon", href: link(["trend", "time-horizon"]) },
            { text: "web.unlock", href: link(["unlock"]) },
          ]}
        />
      )}
    </QuestionPage>
  );
}

/** The task at other lengths, what moves its success, and the agents that were measured. */
function viewsOf(envelope: Envelope<AgentResult>, t: Translate): readonly View[] {
  const { result } = envelope;
  const data = { result, envelope };
  const views: readonly (View | false)[] = [
    { id: "length", label: t("web.agent.curve"), content: <SuccessByLength {...data} /> },
    result.drivers.length > 0 && {
      id: "drivers",
      label: t("web.tab.moves"),
      content: (
        <DriverBars
          name="agent-drivers"
          title={t("agent.success")}
          drivers={result.drivers}
          centre={result.success}
          unit="share"
          envelope={envelope}
        />
      ),
    },
    (result.horizonFit?.agents.length ?? 0) > 1 && {
      id: "measured",
      label: t("web.agent.horizons"),
      content: <MeasuredAgents {...data} />,
    },
  ];
  return views.filter((view) => view !== false);
}

/** What the answer took for sliders that the reader has not moved. */
const assumedOf = ({ horizonFit }: AgentResult) => ({
  ...(horizonFit ? { spread: { value: Number(horizonFit.spread.p50.toPrecision(3)) } } : {}),
});

function headlineOf(result: AgentResult, t: Translate): readonly HeadlineFigure[] {
  const figure = (
    label: string,
    spread: { readonly value: number; readonly lower: number; readonly upper: number },
    write: (value: number) => string,
  ) => ({
    label,
    value: write(spread.value),
    range: t("web.interval", {
      level: formatPercent(result.level),
      lower: write(spread.lower),
      upper: write(spread.upper),
    }),
  });
  const { success: value, lower, upper, costPerSuccess, minutesPerSuccess } = result;
  return [
    figure(t("agent.success"), { value, lower, upper }, formatPercent),
    { label: t("agent.independent"), value: formatPercent(result.independent) },
    ...(costPerSuccess ? [figure(t("agent.cost"), costPerSuccess, (usd) => usdText(usd, t))] : []),
    ...(minutesPerSuccess ? [figure(t("agent.minutes"), minutesPerSuccess, formatNumber)] : []),
  ];
}
