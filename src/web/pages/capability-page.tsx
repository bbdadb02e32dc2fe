import type { CapabilityResult } from "../../operations/capability/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { ModelsByRelease, StrongestModels } from "../capability/capability-figures.tsx";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";

/** Models and benchmarks on one scale, with the interval of each model. */
export default function CapabilityPage() {
  const { t } = useApp();
  const link = useLink();
  return (
    <QuestionPage<CapabilityResult>
      operation="capability"
      title="web.capability.title"
      lead="web.capability.lead"
      defaults={{}}
      pictures={({ envelope }) => {
        const data = { result: envelope.result, envelope };
        return [
          {
            id: "release",
            label: t("web.capability.view.release"),
            content: <ModelsByRelease {...data} />,
          },
          {
            id: "strongest",
            label: t("web.capability.view.strongest"),
            content: <StrongestModels {...data} />,
          },
        ];
      }}
    >
      {() => (
        <SeeAlso
          links={[
            { text: "web.lag", href: link(["lag"]) },
            { text: "web.law", href: link(["law"]) },
            { text: "web.trend.capability", href: link(["trend", "capability"]) },
          ]}
        />
      )}
    </QuestionPage>
  );
}
