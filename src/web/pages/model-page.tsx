import type { ModelProfileResult } from "../../operations/model/result.ts";
import { modelChart } from "../../operations/model/view.ts";
import { useApp } from "../app-context.ts";
import { pictureView } from "../components/picture-view.tsx";
import { ProfilePage } from "../components/profile-page.tsx";
import { ModelsTable } from "../models/models-table.tsx";
import { SeeAlsoModel } from "../models/see-also-model.tsx";

/** The profile of a model, or the table of all of them. */
export default function ModelPage() {
  const { address, t } = useApp();
  const name = address.path[1];
  if (name === undefined) return <ModelsTable />;
  return (
    <ProfilePage<ModelProfileResult>
      operation="model"
      name={name}
      kind="web.models"
      pictures={({ envelope: { result } }) =>
        pictureView("price", t("model.prices"), (style) => modelChart(result, t, style), {
          columns: [
            { label: t("view.date") },
            { label: t("model.provider") },
            { label: t("model.price"), align: "right" },
          ],
          rows: result.prices.map(({ date, provider, usdPerMtok }) => [
            ...[date, provider, String(usdPerMtok)],
          ]),
        })
      }
    >
      {({ envelope }) => <SeeAlsoModel model={envelope.result} />}
    </ProfilePage>
  );
}
