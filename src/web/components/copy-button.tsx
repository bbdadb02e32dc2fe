import { useEffect, useState } from "react";
import { useApp } from "../app-context.ts";

/** Copies a text and says so. */
export function CopyButton({
  label,
  text,
}: {
  readonly label: string;
  readonly text: () => string;
}) {
  const { t } = useApp();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        void navigator.clipboard.writeText(text()).then(() => setCopied(true));
      }}
    >
      <span aria-live="polite">{copied ? `${label} ✓ ${t("web.copied")}` : label}</span>
    </button>
  );
}
