import { formatNumber } from "../../i18n/format.ts";
import type { ChipList, ChipProfileResult } from "../../operations/chip/result.ts";
import { chipChart } from "../../operations/chip/view.ts";
import { useApp, useLink } from "../app-context.ts";
import { pictureView } from "../components/picture-view.tsx";
import { type ProfileEntry, ProfileList } from "../components/profile-list.tsx";
import { ProfilePage } from "../components/profile-page.tsx";

/** The profile of a chip, or all of them. */
export default function ChipPage() {
  const { address, t } = useApp();
  const link = useLink();
  const name = address.path[1];
  if (name !== undefined) {
    return (
      <ProfilePage<ChipProfileResult>
        operation="chip"
        name={name}
        kind="web.chips"
        pictures={({ envelope: { result } }) =>
          pictureView("price", t("chip.quotes"), (style) => chipChart(result, t, style), {
            columns: [
              { label: t("view.date") },
              { label: t("label.term") },
              { label: "USD", align: "right" },
            ],
            rows: result.quotes.map(({ date, term, usd }) => [date, term, String(usd)]),
          })
        }
      />
    );
  }
  return (
    <ProfileList<ChipList>
      operation="chip"
      title="web.chips"
      columns={[t("view.date"), t("chip.peak16"), t("chip.memory"), t("chip.power")]}
      entries={({ chips }) =>
        chips.map(
          ({ id, name, date, fp16FlopPerS, memoryBytes, powerW }): ProfileEntry => ({
            name,
            href: link(["chip", id]),
            cells: [
              date,
              fp16FlopPerS === null
                ? "–"
                : t("chip.flops", { value: formatNumber(fp16FlopPerS / 1e12, 4) }),
              memoryBytes === null
                ? "–"
                : t("chip.gigabytes", { value: formatNumber(memoryBytes / 1e9) }),
              powerW === null ? "–" : t("chip.watts", { value: formatNumber(powerW, 4) }),
            ],
          }),
        )
      }
    />
  );
}
