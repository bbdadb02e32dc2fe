import type { ReactNode } from "react";
import { useApp } from "../app-context.ts";

/** One of several pictures of an answer, or parts of what stands below them. */
export interface View {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/**
 * One of several at a time, as tabs in the pattern of WAI-ARIA: arrows move, the chosen one is in
 * the address. A single one needs no tabs.
 */
export function Views({
  views,
  addressKey,
  label,
  className,
}: {
  readonly views: readonly View[];
  /** Key of the address that holds the choice. */
  readonly addressKey: string;
  /** What the tabs are about, for readers who cannot see them. */
  readonly label: string;
  readonly className: string;
}) {
  const { address, change } = useApp();
  const chosen = views.find(({ id }) => id === address.values[addressKey]) ?? views[0];
  if (!chosen) return null;
  if (views.length === 1) return chosen.content;
  const choose = (view: View | undefined) =>
    change({ [addressKey]: view === views[0] ? undefined : view?.id });
  const idOf = (view: View, what: string) => `${addressKey}-${view.id}-${what}`;
  const step = (by: number) => {
    const next = views[(views.indexOf(chosen) + by + views.length) % views.length];
    choose(next);
    if (next) document.getElementById(idOf(next, "tab"))?.focus();
  };
  const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
  return (
    <section className={className}>
      <div role="tablist" aria-label={label}>
        {views.map((view) => (
          <button
            type="button"
            role="tab"
            key={view.id}
            id={idOf(view, "tab")}
            aria-selected={view === chosen}
            aria-controls={idOf(chosen, "panel")}
            tabIndex={view === chosen ? 0 : -1}
            onClick={() => choose(view)}
            onKeyDown={({ key }) => {
              const by = moves[key];
              if (by !== undefined) step(by);
            }}
          >
            {view.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={idOf(chosen, "panel")}
        aria-labelledby={idOf(chosen, "tab")}
        key={chosen.id}
      >
        {chosen.content}
      </div>
    </section>
  );
}
