import { formatNumber } from "../../i18n/format.ts";
import { commandOf } from "../../operations/contract/command-of.ts";
import { writeAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { libraryCallOf, requestOf } from "../elsewhere.ts";
import { saveFile } from "../save-file.ts";
import type { WebAnswer } from "../work/messages.ts";
import { Cite } from "./cite.tsx";
import { CopyButton } from "./copy-button.tsx";
import { DIGEST_LENGTH } from "./frozen-notice.tsx";

const files = [
  { format: "csv", type: "text/csv" },
  { format: "json", type: "application/json" },
  { format: "md", type: "text/markdown" },
  { format: "html", type: "text/html" },
] as const;

/** Below an answer without tabs: notes, sources, and the ways to take it along or ask it elsewhere. */
export function AnswerFooter(
  props: TakeAlongProps & {
    /** What the answer is about, for a citation. */
    readonly title: string;
  },
) {
  const { t } = useApp();
  return (
    <section className="answer-footer" aria-label={t("web.use")}>
      <TakeAlong {...props} />
      <MethodNotes answer={props.answer} />
      <details>
        <summary>{t("web.cite")}</summary>
        <Cite title={props.title} envelope={props.answer.envelope} />
      </details>
    </section>
  );
}

interface TakeAlongProps {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: WebAnswer;
}

/** The answer as files, and the same question as a link, a command, a request, a call, an embed. */
export function TakeAlong({ operation, input, answer: { envelope } }: TakeAlongProps) {
  const { address, compute, language, t, today } = useApp();
  const frozen = { a: envelope.asOf, d: envelope.dataDigest.slice(0, DIGEST_LENGTH) };
  const save = async (format: (typeof files)[number]["format"], type: string) => {
    const text = await compute<string>({ kind: "print", operation, input, language, format });
    if (text.ok) saveFile(`${operation}.${format}`, text.value, type);
  };
  return (
    <p className="downloads">
      <span className="note">{t("web.download")}</span>
      {files.map(({ format, type }) => (
        <button
          type="button"
          className="quiet"
          key={format}
          onClick={() => void save(format, type)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      <span className="note">{t("web.copy")}</span>
      <CopyButton label={t("web.copy.link")} text={() => window.location.href} />
      <CopyButton
        label={t("web.copy.command")}
        text={() => commandOf({ name: operation, positional: [] }, input)}
      />
      <CopyButton
        label={t("web.copy.request")}
        text={() => requestOf(window.location.origin, operation, input)}
      />
      <CopyButton
        label={t("web.copy.library")}
        text={() => libraryCallOf(operation, input, { today, language })}
      />
      <CopyButton label={t("web.copy.embed")} text={() => embedOf({})} />
      <CopyButton label={t("web.copy.frozen")} text={() => embedOf(frozen)} />
    </p>
  );

  function embedOf(more: Readonly<Record<string, string>>): string {
    const at = new URL(window.location.href);
    at.search = "?embed=1";
    // Which tab stood open is no part of the picture.
    const { tab: _, ...values } = address.values;
    at.hash = writeAddress({ ...address, values: { ...values, ...more } });
    return `<iframe src="${at.href.replaceAll("&", "&amp;")}" title="Sextant" width="720" height="560" loading="lazy"></iframe>`;
  }
}

/** What must be said beside an answer, and the sources it rests on. */
export function MethodNotes({
  answer: { envelope, digest, milliseconds },
}: {
  readonly answer: WebAnswer;
}) {
  const { t } = useApp();
  return (
    <>
      {envelope.notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      <details>
        <summary>{t("web.sources")}</summary>
        <ul>
          {envelope.sources.map(({ dataset, publisher, url, licence }) => (
            <li key={dataset}>
              {dataset}:{" "}
              <a href={url} target="_blank" rel="noreferrer">
                {publisher}
              </a>
              , {licence}
            </li>
          ))}
        </ul>
        <p className="note digest">
          {t("web.digest", { digest: envelope.dataDigest })} · {digest} ·{" "}
          {t("web.took", { ms: formatNumber(milliseconds) })}
        </p>
      </details>
    </>
  );
}
