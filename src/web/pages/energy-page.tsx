import type { EnergyResult } from "../../operations/energy/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import { Crossings, Electricity, Shares } from "../energy/energy-figures.tsx";

/** What data centres draw, in two readings, and when they pass 3, 10 and 20 %. */
export default function EnergyPage() {
  const { t } = useApp();
  const link = useLink();
  return (
    <QuestionPage<EnergyResult>
      operation="energy"
      title="web.energy.title"
      lead="web.energy.lead"
      defaults={{}}
      pictures={({ envelope }) => {
        const data = { result: envelope.result, envelope };
        return [
          { id: "shares", label: t("web.energy.view.shares"), content: <Shares {...data} /> },
          { id: "dates", label: t("web.energy.view.dates"), content: <Crossings {...data} /> },
          { id: "twh", label: t("web.energy.view.twh"), content: <Electricity {...data} /> },
        ];
      }}
    >
      {() => (
        <SeeAlso
          links={[
            {
              text: "web.trend.datacentre-electricity",
              href: link(["trend", "datacentre-electricity"]),
            },
            { text: "web.trend.chip-stock", href: link(["trend", "chip-stock"]) },
            { text: "web.market", href: link(["market"]) },
          ]}
        />
      )}
    </QuestionPage>
  );
}
