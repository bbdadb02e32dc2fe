import type { Parameter } from "../../operations/contract/parameters.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { FormField } from "../components/form-field.tsx";

const shown = ["form", "frontier", "from", "to", "level"];

/** How the line is fitted: form, period, which models count, which points are left out. */
export function TrendSettings({
  trend,
  parameters,
}: {
  readonly trend: PublicTrend;
  readonly parameters: readonly Parameter[];
}) {
  const { address, change, t } = useApp();
  const excluded = (address.values["exclude"] ?? "").split(",").filter((id) => id !== "");
  const fields = shown
    .filter((name) => name !== "frontier" || trend.frontier !== undefined)
    .flatMap((name) => parameters.filter((parameter) => parameter.name === name));
  return (
    <form
      className="panel"
      aria-label={t("web.settings")}
      onSubmit={(event) => event.preventDefault()}
    >
      {fields.map((parameter) => (
        <FormField
          key={parameter.name}
          parameter={parameter}
          text={address.values[parameter.name] ?? ""}
          onChange={(text) => change({ [parameter.name]: text })}
        />
      ))}
      {excluded.length > 0 && (
        <div>
          <p className="field-label">{t("web.trend.excluded")}</p>
          <p className="panel-end">
            {excluded.map((id) => (
              <button
                key={id}
                type="button"
                className="chip"
                title={t("web.trend.include")}
                onClick={() =>
                  change({ exclude: excluded.filter((other) => other !== id).join(",") })
                }
              >
                {id} ×
              </button>
            ))}
          </p>
        </div>
      )}
      <p className="panel-end">
        <button
          type="button"
          onClick={() =>
            change({
              ...Object.fromEntries(shown.map((name) => [name, undefined])),
              exclude: undefined,
              s: undefined,
              z: undefined,
              p: undefined,
            })
          }
        >
          {t("web.reset")}
        </button>
      </p>
    </form>
  );
}
