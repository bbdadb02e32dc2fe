import { useEffect, useId, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useApp, useLink } from "../app-context.ts";
import { find, type SearchEntry } from "./find.ts";

/** Everything that has a page of its own, found while its name is typed. */
export default function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { language, t } = useApp();
  const link = useLink();
  const list = useId();
  const entries = useEntries(language);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = find(entries ?? [], text);
  const go = (entry: SearchEntry | undefined) => {
    if (!entry) return;
    window.location.hash = link(entry.page, entry.own);
    onClose();
  };
  const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="search-place">
        <Dialog className="search-dialog" aria-label={t("web.search")}>
          <input
            autoFocus
            type="search"
            role="combobox"
            aria-label={t("web.search.hint")}
            aria-expanded={found.length > 0}
            aria-controls={list}
            aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
            placeholder={t("web.search.hint")}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const by = moves[event.key];
              if (by !== undefined) {
                event.preventDefault();
                setAt((at + by + found.length) % Math.max(1, found.length));
              }
              if (event.key === "Enter") go(found[at]);
            }}
          />
          {entries === undefined && <p className="waiting">{t("web.waiting")}</p>}
          {entries && found.length === 0 && (
            <p className="note">{t("web.search.none", { text })}</p>
          )}
          <div
            id={list}
            role="listbox"
            className="found"
            tabIndex={-1}
            aria-label={t("web.search")}
          >
            {found.map((entry, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              <div
                key={`${entry.kind} ${entry.label}`}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseEnter={() => setAt(index)}
                onClick={() => go(entry)}
              >
                <span>{entry.label}</span>
                <span className="note">{t(`web.search.${entry.kind}`)}</span>
              </div>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const reading = new Map<string, Promise<readonly SearchEntry[]>>();

/** What can be found, as the site was built with it; read when first searched. */
function useEntries(language: string): readonly SearchEntry[] | undefined {
  const [entries, setEntries] = useState<readonly SearchEntry[]>();
  useEffect(() => {
    const read =
      reading.get(language) ??
      fetch(`./search-${language}.json`).then(
        (response) => response.json() as Promise<readonly SearchEntry[]>,
      );
    reading.set(language, read);
    void read.then(setEntries);
  }, [language]);
  return entries;
}
