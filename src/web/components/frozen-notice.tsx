import { useApp } from "../app-context.ts";

/** Digits of a data digest in an address: enough to tell any two apart. */
export const DIGEST_LENGTH = 12;

/** Says that a view frozen to other data cannot be shown, and offers what there is. */
export function FrozenNotice({ wanted, got }: { readonly wanted: string; readonly got: string }) {
  const { change, t } = useApp();
  return (
    <div className="problem" role="alert">
      <strong>{t("web.frozen.title")}</strong>
      <p>{t("web.frozen.changed", { wanted, got })}</p>
      <p>
        <button type="button" onClick={() => change({ d: undefined })}>
          {t("web.frozen.live")}
        </button>
      </p>
    </div>
  );
}
