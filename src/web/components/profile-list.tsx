import { useState } from "react";
import type { MessageKey } from "../../i18n/translate.ts";
import { useApp } from "../app-context.ts";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";
import { AnswerView } from "./answer-view.tsx";

/** One of many that have a profile. */
export interface ProfileEntry {
  readonly name: string;
  readonly href: string;
  readonly cells: readonly string[];
}

/** Rows shown at first, and more with each wish. */
const FIRST = 40;
const STEP = 60;

/** All that have a profile, each a link to it, with a field that narrows them. */
export function ProfileList<List>({
  operation,
  title,
  columns,
  entries,
}: {
  readonly operation: string;
  readonly title: MessageKey;
  readonly columns: readonly string[];
  readonly entries: (list: List) => readonly ProfileEntry[];
}) {
  const { asOf, t } = useApp();
  const input = asOf ? { asOf } : {};
  const answer = useAnswer<List>(operation, input);
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState(FIRST);
  usePageTitle(t(title), t("web.profile.list", { kind: t(title) }));
  return (
    <>
      <h1>{t(title)}</h1>
      <input
        type="search"
        className="narrow-list"
        aria-label={t("web.filter")}
        placeholder={t("web.filter")}
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      <AnswerView operation={operation} input={input} answer={answer}>
        {({ envelope }) => {
          const wanted = filter.trim().toLowerCase();
          const all = entries(envelope.result).filter(({ name, cells }) =>
            [name, ...cells].some((text) => text.toLowerCase().includes(wanted)),
          );
          return (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus */}
              <section className="scroll" tabIndex={0} aria-label={t(title)}>
                <table>
                  <thead>
                    <tr>
                      {[t("web.profile.name"), ...columns].map((label) => (
                        <th key={label} scope="col">
                          {label}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {all.slice(0, shown).map(({ name, href, cells }) => (
                      <tr key={href}>
                        <th scope="row">
                          <a href={href}>{name}</a>
                        </th>
                        {cells.map((cell, index) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is named by its column
                          <td key={index} className="short">
                            {cell}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              {all.length > shown && (
                <p className="more">
                  <span>{t("web.table.rows", { shown, count: all.length })}</span>
                  <button type="button" className="quiet" onClick={() => setShown(shown + STEP)}>
                    {t("web.table.more", { count: Math.min(all.length - shown, STEP) })}
                  </button>
                </p>
              )}
            </>
          );
        }}
      </AnswerView>
    </>
  );
}
