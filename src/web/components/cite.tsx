import type { Envelope } from "../../operations/contract/run-operation.ts";
import { useApp } from "../app-context.ts";
import { CopyButton } from "./copy-button.tsx";

/** How to cite an answer: what, as of when, from which data, with which version; also as BibTeX. */
export function Cite({ title, envelope }: { readonly title: string; readonly envelope: Envelope }) {
  const { t } = useApp();
  const text = t("web.cite.text", {
    title,
    asOf: envelope.asOf,
    version: envelope.version,
    digest: envelope.dataDigest.slice(0, 12),
    // The message ends the sentence.
    sources: [...new Set(envelope.sources.map(({ attribution }) => attribution))]
      .join("; ")
      .replace(/\.$/, ""),
  });
  const entry = bibtexOf(title, envelope);
  return (
    <>
      <h2>{t("web.cite")}</h2>
      <p className="prose cite">{text}</p>
      <CopyButton label={t("web.copy")} text={() => text} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take focus */}
      <pre className="cite" tabIndex={0}>
        {entry}
      </pre>
      <CopyButton label={t("web.copy.bibtex")} text={() => entry} />
    </>
  );
}

/** An entry of BibTeX for an answer as of a day. */
function bibtexOf(title: string, { operation, asOf, version, dataDigest }: Envelope): string {
  const [year = "", month = ""] = asOf.split("-");
  return `@misc{sextant-${operation}-${asOf},
  title = {${title.replaceAll(/[{}\\]/g, "")}},
  author = {{Sextant}},
  year = {${year}},
  month = {${Number(month)}},
  note = {As of ${asOf}, version ${version}, data ${dataDigest.slice(0, 12)}},
  url = {${window.location.href}}
}`;
}
