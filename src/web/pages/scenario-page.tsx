import { useEffect, useState } from "react";
import type { SimulateResult } from "../../operations/simulate/result.ts";
import { useApp } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { Choice } from "../components/choice.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { usePageTitle } from "../page-title.ts";
import { examples } from "../scenario/examples.ts";
import { ModelEditor } from "../scenario/model-editor.tsx";
import { OutputView } from "../scenario/output-view.tsx";
import { SeriesView } from "../scenario/series-view.tsx";
import { useAnswer } from "../use-work.ts";

/** Longer models are not kept in the address, which must stay short enough to send. */
const LONGEST_LINK = 6000;

/** Milliseconds of rest after the last key before the model runs again. */
const REST = 250;

const draws = ["10000", "100000", "1000000"];
const firstExample = Object.keys(examples).at(-1) ?? "";

/** A model as text, and what it gives while it is being written. */
export default function ScenarioPage() {
  const { address, change, t } = useApp();
  usePageTitle(t("web.scenario.title"), t("web.scenario.lead"));
  const { m, x = firstExample, n = "100000", o } = address.values;
  const [text, setText] = useState(m ?? examples[x] ?? "");
  const model = useRested(text);
  const input = { model, draws: Number(n) };
  const answer = useAnswer<SimulateResult>("simulate", model === "" ? undefined : input);
  const open = (name: string) => {
    setText(examples[name] ?? "");
    change({ x: name, m: undefined, o: undefined });
  };
  const write = (written: string) => {
    if (written === text) return;
    setText(written);
    const kept = written !== examples[x] && written.length <= LONGEST_LINK;
    change({ m: kept ? written : undefined });
  };
  return (
    <>
      <h1>{t("web.scenario.title")}</h1>
      <p className="lead">{t("web.scenario.lead")}</p>
      <div className="with-editor">
        <div className="panel">
          <div className="filter-line">
            <Choice
              label={t("web.scenario.example")}
              value={x}
              options={Object.keys(examples).map((id) => ({ id, label: id }))}
              onChange={open}
            />
            <Choice
              label={t("web.scenario.draws")}
              value={n}
              options={draws.map((id) => ({ id, label: Number(id).toLocaleString("en-US") }))}
              onChange={(value) => change({ n: value === "100000" ? undefined : value })}
            />
            <button type="button" onClick={() => open(x)}>
              {t("web.reset")}
            </button>
          </div>
          <ModelEditor text={text} problem={answer.problem} onChange={write} />
        </div>
        <AnswerView operation="simulate" input={input} answer={answer}>
          {({ envelope, document }) => {
            const { outputs, series = {} } = envelope.result;
            const names = [...Object.keys(outputs), ...Object.keys(series)];
            const shown = o !== undefined && names.includes(o) ? o : (names[0] ?? "");
            return (
              <>
                {names.length > 1 && (
                  <Choice
                    label={t("simulate.output")}
                    value={shown}
                    options={names.map((id) => ({ id, label: id }))}
                    onChange={(id) => change({ o: id })}
                  />
                )}
                {series[shown] ? (
                  <SeriesView name={shown} series={series[shown]} asOf={envelope.asOf} />
                ) : (
                  <OutputView name={shown} result={envelope.result} asOf={envelope.asOf} />
                )}
                <DocumentView
                  document={document.filter(({ kind }) => kind !== "title")}
                  name="simulate"
                />
              </>
            );
          }}
        </AnswerView>
      </div>
    </>
  );
}

/** The text once it has rested. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
