import { lawChart } from "../../charts/law-chart.ts";
import { endsInOrder, rateText } from "../../i18n/rate-text.ts";
import type { LawResult } from "../../operations/law/result.ts";
import { trendOfLine } from "../../operations/law/trend-of-line.ts";
import { verdictText } from "../../operations/law/verdict-text.ts";
import { claimText, findingOfLaw } from "../../operations/law/view.ts";
import { useApp, useLink } from "../app-context.ts";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { AnswerView } from "../components/answer-view.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import { ControlBar } from "../components/control-bar.tsx";
import { FindingText } from "../components/finding-text.tsx";
import { EARLIEST, MonthSlider } from "../components/month-slider.tsx";
import { Why } from "../components/why.tsx";
import { usePageTitle } from "../page-title.ts";
import { useWidth } from "../use-width.ts";
import { useAnswer } from "../use-work.ts";
import type { WebAnswer } from "../work/messages.ts";

/** The law: each claimed rate beside the measured one; every number opens its derivation. */
export default function LawPage() {
  const { address, asOf, t } = useApp();
  usePageTitle(t("web.law"), t("operation.law"));
  const hindsight = address.values["h"] !== undefined;
  const input = { ...(asOf ? { asOf } : {}), ...(hindsight ? { hindsight } : {}) };
  const answer = useAnswer<LawResult>("law", input);
  return (
    <AnswerView operation="law" input={input} answer={answer} tabs>
      {(value) => <Law value={value} input={input} />}
    </AnswerView>
  );
}

function Law({
  value,
  input,
}: {
  readonly value: WebAnswer<LawResult>;
  readonly input: Readonly<Record<string, unknown>>;
}) {
  const { address, change, t, today } = useApp();
  const { result } = value.envelope;
  const embedded = address.values["embed"] !== undefined;
  const title = t("law.title", { asOf: result.asOf });
  return (
    <>
      {!embedded && <h1 className="eyebrow">{title}</h1>}
      <FindingText finding={findingOfLaw(result, t)} />
      {!embedded && (
        <ControlBar parameters={[]}>
          <MonthSlider earliest={EARLIEST} latest={today} />
          <label className="field tick">
            <input
              type="checkbox"
              checked={address.values["h"] !== undefined}
              onChange={({ target }) => change({ h: target.checked ? "1" : undefined })}
            />
            <span>{t("web.law.hindsight")}</span>
          </label>
        </ControlBar>
      )}
      <LawFigure value={value} />
      {!embedded && (
        <AnswerTabs
          operation="law"
          input={input}
          answer={value}
          title={title}
          table={
            <>
              <p className="note">{t("web.why.hint")}</p>
              <Lines lines={result.lines} />
              <h2>{t("law.crossings")}</h2>
              <Crossings crossings={result.crossings} />
            </>
          }
          overTime={result.lines.map(({ id }) => `law.${id}.growthPerYear`)}
        />
      )}
    </>
  );
}

function LawFigure({ value: { envelope } }: { readonly value: WebAnswer<LawResult> }) {
  const { t } = useApp();
  const [place, width] = useWidth<HTMLDivElement>(320, 1120);
  const source = [...new Set(envelope.sources.map(({ publisher }) => publisher))].join(", ");
  return (
    <div ref={place}>
      {width !== undefined && (
        <ChartFigure
          name={`law-${envelope.asOf}`}
          chart={lawChart(
            {
              name: t("brief.law-chart"),
              asOf: envelope.asOf,
              source,
              lines: envelope.result.lines,
            },
            t,
            { theme: "light", width },
          )}
        />
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: LawResult["lines"] }) {
  const { t } = useApp();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
    <section className="scroll" tabIndex={0} aria-label={t("web.law.lines")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("law.column.line")}</th>
            <th scope="col" className="right">
              {t("law.column.claimed")}
            </th>
            <th scope="col" className="right">
              {t("law.column.measured")}
            </th>
            <th scope="col" className="right">
              {t("law.column.interval")}
            </th>
            <th scope="col" className="right">
              n
            </th>
            <th scope="col">{t("law.column.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRow({ line }: { readonly line: LawResult["lines"][number] }) {
  const { t } = useApp();
  const link = useLink();
  const { id, claimed, measured } = line;
  const write = (rate: number | null) =>
    rate === null ? t("law.unbounded") : rateText(rate, measured?.scale ?? "log");
  const claim = claimed && claimText(claimed);
  const ends = measured && endsInOrder(measured);
  return (
    <tr>
      <th scope="row">
        <a href={link(["trend", trendOfLine[id]])}>{line.title}</a>
      </th>
      <td className="right">
        {claim === null ? t("law.not-claimed") : <Why id={`law.${id}.claimed`} text={claim} />}
      </td>
      <td className="right">
        {measured && <Why id={`law.${id}.growthPerYear`} text={write(measured.growthPerYear)} />}
      </td>
      <td className="right">
        {ends && (
          <>
            <Why id={`law.${id}.${ends[0]}`} text={write(measured[ends[0]])} />
            {" – "}
            <Why id={`law.${id}.${ends[1]}`} text={write(measured[ends[1]])} />
          </>
        )}
      </td>
      <td className="right">{measured && <Why id={`law.${id}.n`} text={String(measured.n)} />}</td>
      <td>{claimed ? verdictText(line, t) : "–"}</td>
    </tr>
  );
}

function Crossings({ crossings }: { readonly crossings: LawResult["crossings"] }) {
  const { t } = useApp();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
    <section className="scroll" tabIndex={0} aria-label={t("law.crossings")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("law.column.statement")}</th>
            <th scope="col">{t("law.column.status")}</th>
            <th scope="col">{t("law.column.date")}</th>
            <th scope="col">{t("law.column.interval")}</th>
          </tr>
        </thead>
        <tbody>
          {crossings.map(({ id, statement, status, date, lower, upper }) => (
            <tr key={id}>
              <th scope="row">{statement}</th>
              <td>{t(`law.status.${status}`)}</td>
              <td className="right">
                {date === null ? "–" : <Why id={`law.${id}.date`} text={date} />}
              </td>
              <td>{status === "expected" ? `${lower ?? "…"} – ${upper ?? "…"}` : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
