import { useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { Receipt } from "../../data/receipt.ts";
import { formatNumber } from "../../i18n/format.ts";
import { useApp } from "../app-context.ts";
import { useAsked } from "../asked-context.ts";
import { numbered } from "../numbered.ts";
import { useAnswer } from "../use-work.ts";
import { LinkedText } from "./linked-text.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A number that answers the question where it comes from. */
export function Why({
  id,
  text,
  question,
  className = "why",
}: {
  readonly id: string;
  /** What the button says. */
  readonly text: string;
  /** What it asks; why it is that number, where none is given. */
  readonly question?: string;
  readonly className?: string;
}) {
  const { t } = useApp();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={question ?? t("web.why.of", { number: text })}
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      {open && (
        <ModalOverlay className="veil" isOpen isDismissable onOpenChange={setOpen}>
          <Modal className="drawer-place">
            <Dialog className="drawer">
              <Heading slot="title">{question ?? t("web.why.title", { number: text })}</Heading>
              <button type="button" className="quiet close" onClick={() => setOpen(false)}>
                {t("web.close")}
              </button>
              <Derivation id={id} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </>
  );
}

/** Where the finding of the answer comes from. */
export function WhyFinding() {
  const { t } = useApp();
  const asked = useAsked();
  if (!asked) return null;
  const ask = t("web.why.finding.ask");
  return (
    <Why id={`${asked.operation}.finding`} text={ask} question={ask} className="why why-finding" />
  );
}

function Derivation({ id }: { readonly id: string }) {
  const { address, asOf, t } = useApp();
  const asked = useAsked();
  const hindsight = address.values["h"] !== undefined;
  const { value, problem } = useAnswer<Receipt>("why", {
    id,
    ...(asked ? { question: JSON.stringify({ ...asked.input, asOf: undefined }) } : {}),
    ...(asOf ? { asOf } : {}),
    ...(hindsight ? { hindsight } : {}),
  });
  if (problem) return <ProblemNotice problem={problem} />;
  if (!value) return <p className="waiting">{t("web.waiting")}</p>;
  return (
    <ul className="receipt">
      <ReceiptView receipt={value.envelope.result} open />
    </ul>
  );
}

/** A number with its formula, and below it what went in, down to rows of data. */
function ReceiptView({ receipt, open }: { readonly receipt: Receipt; readonly open: boolean }) {
  const { t } = useApp();
  const { id, value, unit, formula, inputs, source } = receipt;
  const number = typeof value === "number" ? formatNumber(value, 5) : value;
  return (
    <li>
      <p className="receipt-line">
        <strong>{number}</strong> {unit === "1" ? "" : unit} <span className="note">{id}</span>
      </p>
      {formula !== undefined && <p className="formula">{formula}</p>}
      {source !== undefined && (
        <p className="note">
          <LinkedText text={source} />
        </p>
      )}
      {inputs.length > 0 && (
        <details open={open}>
          <summary>{t("web.why.inputs", { count: inputs.length })}</summary>
          <ul>
            {numbered(inputs).map(({ key, item }) => (
              <ReceiptView key={key} receipt={item} open={false} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
