import type { MarketResult } from "../../operations/market/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import {
  CapitalSpending,
  ComputeShares,
  Concentration,
  Revenue,
} from "../market/market-figures.tsx";
import { useSuggestions } from "../use-suggestions.ts";

/** Who earns, who spends, who owns the machines, and how concentrated it is. */
export default function MarketPage() {
  const { t } = useApp();
  const link = useLink();
  const suggestions = useSuggestions({ company: ["lab-revenue", "company"] });
  return (
    <QuestionPage<MarketResult>
      operation="market"
      title="web.market.title"
      lead="web.market.lead"
      defaults={{}}
      suggestions={suggestions}
      closed={["company"]}
      pictures={({ envelope }) => {
        const data = { result: envelope.result, envelope };
        return [
          { id: "revenue", label: t("web.market.view.revenue"), content: <Revenue {...data} /> },
          {
            id: "capital",
            label: t("web.market.view.capital"),
            content: <CapitalSpending {...data} />,
          },
          {
            id: "shares",
            label: t("web.market.view.shares"),
            content: <Concentration {...data} />,
          },
          {
            id: "compute",
            label: t("web.market.view.compute"),
            content: <ComputeShares {...data} />,
          },
        ];
      }}
    >
      {() => (
        <SeeAlso
          links={[
            { text: "web.trend.lab-revenue", href: link(["trend", "lab-revenue"]) },
            { text: "web.trend.capital-spending", href: link(["trend", "capital-spending"]) },
            { text: "web.energy", href: link(["energy"]) },
          ]}
        />
      )}
    </QuestionPage>
  );
}
