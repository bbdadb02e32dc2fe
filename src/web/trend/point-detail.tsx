import { unitFormat } from "../../charts/parts/human-units.ts";
import { rateText } from "../../i18n/rate-text.ts";
import type { PublicPoint } from "../../operations/shared/public-point.ts";
import type { PublicTrend } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { LinkedText } from "../components/linked-text.tsx";

/** What a point is, where it comes from, how far it moves the slope, and a way to leave it out. */
export function PointDetail({
  point,
  trend,
}: {
  readonly point: PublicPoint;
  readonly trend: PublicTrend;
}) {
  const { address, change, t } = useApp();
  const { value: write } = unitFormat(trend.unit, t);
  const without = trend.influence.find(({ id }) => id === point.id);
  const excluded = (address.values["exclude"] ?? "").split(",").filter((id) => id !== "");
  return (
    <section className="panel" aria-label={point.label} aria-live="polite">
      <h2>{point.label}</h2>
      <dl className="pairs">
        <dt>{t("view.date")}</dt>
        <dd>{point.date}</dd>
        <dt>{t("view.value")}</dt>
        <dd>{write(point.value)}</dd>
        {point.lower !== null && point.upper !== null && (
          <>
            <dt>{t("view.interval")}</dt>
            <dd>
              {write(point.lower)} – {write(point.upper)}
            </dd>
          </>
        )}
        {point.organization && (
          <>
            <dt>{t("lag.organization")}</dt>
            <dd>{point.organization}</dd>
          </>
        )}
        {point.basis && (
          <>
            <dt>{t("view.basis")}</dt>
            <dd>{point.basis}</dd>
          </>
        )}
        {without && (
          <>
            <dt>{t("web.trend.without")}</dt>
            <dd>{rateText(without.growthPerYearWithout, trend.fit.scale)}</dd>
          </>
        )}
        <dt>{t("view.source")}</dt>
        <dd>
          <LinkedText text={point.source} />
        </dd>
      </dl>
      <p className="panel-end">
        {point.selected && (
          <button
            type="button"
            onClick={() => change({ exclude: [...excluded, point.id].join(","), p: undefined })}
          >
            {t("web.trend.exclude")}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => change({ p: undefined })}>
          {t("web.close")}
        </button>
      </p>
    </section>
  );
}
