import type { PriceResult } from "../../operations/price/result.ts";
import { useApp } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { OperationForm } from "../components/operation-form.tsx";
import { inputOf } from "../form-input.ts";
import { BarLadder } from "../price/bar-ladder.tsx";
import { PriceHistory } from "../price/price-history.tsx";
import { useAnswer, useCompute } from "../use-work.ts";
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
  const answer = useAnswer<PriceResult>("price", input);
  return (
    <>
      <h1>{t("web.price.title")}</h1>
      <div className="with-side">
        <AnswerView operation="price" input={input ?? {}} answer={answer}>
          {(value) => <Answered value={value} />}
        </AnswerView>
        <div className="side">
          {entry && (
            <OperationForm
              entry={entry}
              defaults={{ atLeast: FIRST_BAR }}
              parameters={entry.parameters.filter(({ name }) => name !== "asOf")}
            />
          )}
        </div>
      </div>
    </>
  );
}

function Answered({ value }: { readonly value: WebAnswer<PriceResult> }) {
  const { envelope, document } = value;
  return (
    <>
      <p className="finding">{envelope.result.answer}</p>
      <BarLadder result={envelope.result} envelope={envelope} />
      <PriceHistory result={envelope.result} envelope={envelope} />
      <DocumentView
        document={document.filter(({ kind }) => kind !== "title" && kind !== "finding")}
        name="price"
      />
    </>
  );
}
