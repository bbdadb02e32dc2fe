import type { ReactNode } from "react";
import type { PriceResult } from "../../operations/price/result.ts";
import { findingOfPrice } from "../../operations/price/view.ts";
import { useApp } from "../app-context.ts";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { AnswerView } from "../components/answer-view.tsx";
import { ControlBar } from "../components/control-bar.tsx";
import { FindingText } from "../components/finding-text.tsx";
import { Views } from "../components/views.tsx";
import { inputOf } from "../form-input.ts";
import { usePageTitle } from "../page-title.ts";
import { BarLadder } from "../price/bar-ladder.tsx";
import { OfferBars } from "../price/offer-bars.tsx";
import { PriceHistory } from "../price/price-history.tsx";
import { useAnswer, useCompute, useStanding } from "../use-work.ts";
import type { CatalogueEntry, WebAnswer } from "../work/messages.ts";

/** The bar before the reader has moved it: a little above GPT-4 of March 2023. */
const FIRST_BAR = "130";

/** What a level of capability costs: drag the bar, and price, history and rates follow. */
export default function PricePage() {
  const { address, asOf, language, t } = useApp();
  const catalogue = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  const entry = catalogue.value?.find(({ name }) => name === "price");
  const { atLeast = FIRST_BAR, ...texts } = address.values;
  const input = entry && inputOf(entry.parameters, { ...texts, atLeast, asOf });
  const answer = useStanding(useAnswer<PriceResult>("price", input));
  const result = answer.value?.envelope.result;
  usePageTitle(t("web.price.title"), entry?.summary);
  const bar = entry && (
    <ControlBar
      defaults={{ atLeast: FIRST_BAR }}
      parameters={shown.flatMap((name) =>
        entry.parameters
          .filter((parameter) => parameter.name === name)
          .map((parameter) => ({
            ...parameter,
            choices: choicesOf(name, texts[name], result) ?? parameter.choices,
          })),
      )}
      shown={FILTERS}
    />
  );
  return (
    <>
      <h1 className="eyebrow">{t("web.price.title")}</h1>
      {!answer.value && !answer.stale && bar}
      <AnswerView operation="price" input={input ?? {}} answer={answer} tabs>
        {(value) => <Answered value={value} input={input ?? {}} bar={bar} />}
      </AnswerView>
    </>
  );
}

/** Fields of the form: the score and the filters at once, the rest behind a word. */
const shown = [
  ...["atLeast", "maker", "provider", "openWeights", "vision", "minContext"],
  ...["scale", "blend"],
];
const FILTERS = 6;

/** The names that a filter can have, with the one that the reader has chosen. */
function choicesOf(
  field: string,
  chosen: string | undefined,
  result: PriceResult | undefined,
): readonly string[] | undefined {
  const known = { maker: result?.makers, provider: result?.providers }[field];
  return known && (chosen && !known.includes(chosen) ? [...known, chosen] : known);
}

function Answered({
  value,
  input,
  bar,
}: {
  readonly value: WebAnswer<PriceResult>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly bar: ReactNode;
}) {
  const { t } = useApp();
  const { envelope } = value;
  const data = { result: envelope.result, envelope };
  return (
    <>
      <FindingText finding={findingOfPrice(envelope.result, t)} />
      {bar}
      <Views
        addressKey="view"
        label={t("web.pictures")}
        className="pictures"
        views={[
          {
            id: "history",
            label: t("web.price.view.history"),
            content: <PriceHistory {...data} />,
          },
          { id: "offers", label: t("web.price.view.offers"), content: <OfferBars {...data} /> },
          { id: "bars", label: t("web.price.view.bars"), content: <BarLadder {...data} /> },
        ]}
      />
      <AnswerTabs
        operation="price"
        input={input}
        answer={value}
        title={t("web.price.title")}
        overTime={["trend.inference-price.growthPerYear"]}
      />
    </>
  );
}
