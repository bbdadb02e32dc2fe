import { useState } from "react";
import type { ClaimResult, LedgerResult } from "../../operations/ledger/result.ts";
import { headOf } from "../answer-sections.ts";
import { useApp, useLink } from "../app-context.ts";
import { MethodNotes, TakeAlong } from "../components/answer-footer.tsx";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { AnswerView } from "../components/answer-view.tsx";
import { Cite } from "../components/cite.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { Views } from "../components/views.tsx";
import { EvidenceChart, Leaderboard, Reliability, Timeline } from "../ledger/ledger-figures.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";
import type { WebAnswer } from "../work/messages.ts";

const sets = ["claims", "forecasts", "own"] as const;

/** The ledger: all claims of a set and how they were scored, or one claim with what decides it. */
export default function LedgerPage() {
  const { address } = useApp();
  const id = address.path[1];
  return id === undefined ? <All /> : <One id={id} />;
}

function All() {
  const { address, asOf, change, t } = useApp();
  usePageTitle(t("web.ledger"), t("web.ledger.lead"));
  const set = sets.find((each) => each === address.values["set"]) ?? "claims";
  const day = asOf ? { asOf } : {};
  const listed = { set, ...day };
  const scored = { action: "score", set, ...day };
  const list = useAnswer<LedgerResult>("ledger", listed);
  const scores = useAnswer<LedgerResult>("ledger", scored);
  const topics = useAnswer<LedgerResult>("ledger", { ...scored, by: "topic" });
  const choice = (
    <fieldset className="toggle" aria-label={t("web.ledger.set")}>
      {sets.map((each) => (
        <button
          type="button"
          key={each}
          aria-pressed={each === set}
          onClick={() => change({ set: each === "claims" ? undefined : each })}
        >
          {t(`web.ledger.set.${each}`)}
        </button>
      ))}
    </fieldset>
  );
  return (
    <>
      <h1 className="eyebrow">{t("web.ledger")}</h1>
      <AnswerView operation="ledger" input={listed} answer={list} tabs>
        {({ envelope }) => (
          <>
            <p className="finding">{envelope.result.answer}</p>
            <p className="statistics">{t("web.ledger.lead")}</p>
            {choice}
            <Timeline result={envelope.result} envelope={envelope} />
          </>
        )}
      </AnswerView>
      {!list.value && !list.stale && choice}
      {(list.value || !list.stale) && (
        <Views
          addressKey="tab"
          label={t("web.tabs")}
          className="tabs"
          views={[
            {
              id: "claims",
              label: t("web.tab.table"),
              content: list.value && <Claims claims={list.value.envelope.result.claims} />,
            },
            {
              id: "scores",
              label: t("web.ledger.scores"),
              content: (
                <AnswerView operation="ledger" input={scored} answer={scores}>
                  {({ envelope, document }) => (
                    <>
                      <Reliability result={envelope.result} envelope={envelope} />
                      <DocumentView
                        document={document.filter(
                          ({ kind }) => kind !== "title" && kind !== "finding",
                        )}
                        name="ledger-scores"
                      />
                    </>
                  )}
                </AnswerView>
              ),
            },
            {
              id: "topics",
              label: t("web.ledger.leaderboard"),
              content: topics.value && <Leaderboard result={topics.value.envelope.result} />,
            },
            {
              id: "use",
              label: t("web.tab.use"),
              content: list.value && (
                <>
                  <TakeAlong operation="ledger" input={listed} answer={list.value} />
                  <MethodNotes answer={list.value} />
                  <Cite title={t("web.ledger")} envelope={list.value.envelope} />
                </>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

/** Rows shown at first, and more with each wish. */
const FIRST = 12;
const STEP = 60;

/** Each claim with the verdict of each of its readings; its name leads to its page. */
function Claims({ claims }: { readonly claims: readonly ClaimResult[] }) {
  const { t } = useApp();
  const [shown, setShown] = useState(FIRST);
  const link = useLink();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus */}
      <section className="scroll" tabIndex={0} aria-label={t("web.ledger.claims")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("ledger.statement")}</th>
              <th scope="col">{t("ledger.status")}</th>
              <th scope="col">{t("web.ledger.readings")}</th>
            </tr>
          </thead>
          <tbody>
            {claims.slice(0, shown).map(({ id, statement, status, readings }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={link(["ledger", id])}>{statement}</a>
                </th>
                <td>{t(`ledger.status.${status}`)}</td>
                <td>
                  {readings
                    .map(({ outcome }) =>
                      outcome === null ? "–" : t(outcome ? "ledger.yes" : "ledger.no"),
                    )
                    .join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {claims.length > shown && (
        <p className="more">
          <span>{t("web.table.rows", { shown, count: claims.length })}</span>
          <button type="button" className="quiet" onClick={() => setShown(shown + STEP)}>
            {t("web.table.more", { count: Math.min(claims.length - shown, STEP) })}
          </button>
        </p>
      )}
    </>
  );
}

function One({ id }: { readonly id: string }) {
  const { asOf, t } = useApp();
  const link = useLink();
  const input = { action: "show", id, ...(asOf ? { asOf } : {}) };
  const answer = useAnswer<LedgerResult>("ledger", input);
  const statement = answer.value?.envelope.result.claims[0]?.statement;
  usePageTitle(statement ?? id, statement);
  return (
    <>
      <h1 className="eyebrow">
        <a href={link(["ledger"])}>{t("web.ledger")}</a> · {id}
      </h1>
      <AnswerView operation="ledger" input={input} answer={answer} tabs>
        {(value) => (
          <>
            <Shown value={value} />
            <AnswerTabs operation="ledger" input={input} answer={value} title={statement ?? id} />
          </>
        )}
      </AnswerView>
    </>
  );
}

function Shown({ value: { envelope, document } }: { readonly value: WebAnswer<LedgerResult> }) {
  const { t } = useApp();
  const [claim] = envelope.result.claims;
  if (!claim) return null;
  return (
    <>
      <div className="head">
        <DocumentView document={headOf(document, false)} name={claim.id} />
      </div>
      {claim.readings.map((reading) => (
        <section key={reading.id}>
          <h2>{reading.text}</h2>
          <EvidenceChart claim={claim} reading={reading} envelope={envelope} />
          <details className="chart-table">
            <summary>{t("web.ledger.resolver")}</summary>
            <pre>
              {JSON.stringify({ resolver: reading.resolver, compare: reading.compare }, null, 2)}
            </pre>
          </details>
        </section>
      ))}
    </>
  );
}
