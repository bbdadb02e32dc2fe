import { behindChart, scoreChart } from "../../operations/lab/charts.ts";
import type { LabList, LabProfileResult } from "../../operations/lab/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { pictureView as view } from "../components/picture-view.tsx";
import { type ProfileEntry, ProfileList } from "../components/profile-list.tsx";
import { ProfilePage } from "../components/profile-page.tsx";
import { RACE_STAGES } from "../race/race-stages.ts";

/** The profile of a lab, or all of them. */
export default function LabPage() {
  const { address, t } = useApp();
  const link = useLink();
  const name = address.path[1];
  if (name !== undefined) {
    return (
      <ProfilePage<LabProfileResult>
        operation="lab"
        name={name}
        kind="web.labs"
        stages={RACE_STAGES}
        pictures={({ envelope: { result } }) => [
          ...view("scores", t("lab.view.scores"), (style) => scoreChart(result, t, style), {
            columns: [{ label: t("view.date") }, { label: t("model.score"), align: "right" }],
            rows: result.records.map(({ date, score }) => [date, score.toFixed(1)]),
          }),
          ...view("behind", t("lab.view.behind"), (style) => behindChart(result, t, style), {
            columns: [{ label: t("view.date") }, { label: t("lab.lag"), align: "right" }],
            rows: result.history.map(({ date, lagMonths }) => [date, lagMonths.toFixed(1)]),
          }),
        ]}
      />
    );
  }
  return (
    <ProfileList<LabList>
      operation="lab"
      title="web.labs"
      columns={[t("model.score"), t("lab.lag"), t("lab.best")]}
      entries={({ labs }) =>
        labs.map(
          ({ lab, score, lagMonths, bestModel }): ProfileEntry => ({
            name: lab,
            href: link(["lab", lab]),
            cells: [
              score === null ? "–" : score.toFixed(1),
              lagMonths === null ? "–" : lagMonths.toFixed(1),
              bestModel ?? "–",
            ],
          }),
        )
      }
    />
  );
}
