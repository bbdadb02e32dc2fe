import type { UnlockResult } from "../../operations/unlock/result.ts";
import { useLink } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import { ThresholdSliders } from "../unlock/threshold-sliders.tsx";
import { UnlockMap } from "../unlock/unlock-figures.tsx";
import { useSuggestions } from "../use-suggestions.ts";

/** Applications against time: when each is possible, and what holds it back. */
export default function UnlockPage() {
  const link = useLink();
  const suggestions = useSuggestions({ application: ["applications", "application"] });
  return (
    <QuestionPage<UnlockResult>
      operation="unlock"
      title="web.unlock.title"
      lead="web.unlock.lead"
      first={["application", "definition"]}
      defaults={{}}
      suggestions={suggestions}
      closed={["application"]}
    >
      {({ envelope }) => (
        <>
          <One result={envelope.result} />
          <UnlockMap result={envelope.result} envelope={envelope} />
          <SeeAlso
            links={[
              { text: "web.price", href: link(["price"]) },
              { text: "web.capability", href: link(["capability"]) },
              { text: "web.trend.time-horizon", href: link(["trend", "time-horizon"]) },
            ]}
          />
        </>
      )}
    </QuestionPage>
  );
}

/** Of a single application, its thresholds to drag. */
function One({ result: { applications } }: { readonly result: UnlockResult }) {
  const [only, ...others] = applications;
  return only && others.length === 0 ? <ThresholdSliders application={only} /> : null;
}
