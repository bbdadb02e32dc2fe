import type { Envelope } from "../../operations/contract/run-operation.ts";
import { useApp } from "../app-context.ts";
import { CopyButton } from "./copy-button.tsx";

/** How to cite an answer: what, as of when, from which data, with which version. */
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
  return (
    <>
      <h2>{t("web.cite")}</h2>
      <p className="prose cite">{text}</p>
      <CopyButton label={t("web.copy")} text={() => text} />
    </>
  );
}
